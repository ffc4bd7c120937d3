"""Which agency a topic belongs to: in.<agency>.v1."""

from functools import cache

from consumers.labels import REGIMES
from consumers.refused import Refused

AGENCIES: tuple[str, ...] = tuple(REGIMES)


@cache
def topic_of(agency: str) -> str:
    """The topic this agency writes to."""
    return f"in.{agency}.v1"


def agency_of(topic: str) -> str:
    """The agency that owns this topic. Raises Refused: unknown-topic."""
    agency = _OWNERS.get(topic)
    if agency is None:
        raise Refused("unknown-topic", "Topics are in.<agency>.v1 of: " + ", ".join(AGENCIES) + ".")
    return agency


_OWNERS: dict[str, str] = {topic_of(agency): agency for agency in AGENCIES}
