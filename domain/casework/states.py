"""What a decider must know of the handover or gap it is asked about."""

from dataclasses import dataclass

from domain.finding import State, Verdict


@dataclass(frozen=True, slots=True)
class HandoverSeen:
    """A handover as it stood when somebody acted on it."""

    id: str
    point: str
    record: str
    state: State
    to_agency: str
    round: str  # key of the fact that last began it: the anchor, or a later handover.initiated
    said: frozenset[str] = frozenset()  # keys of what was said about it already, through us


@dataclass(frozen=True, slots=True)
class GapSeen:
    """A gap as it stood when somebody acted on it."""

    id: str
    record: str
    verdict: Verdict
    said: frozenset[str] = frozenset()
