"""Sayings put into the envelopes their sources really use."""

from typing import Any

import orjson

from infra.simulated import hmpps
from infra.simulated.telling import Saying, Telling

Headers = tuple[tuple[str, bytes], ...]
BINARY = frozenset({"health", "provider", "voluntary"})  # agencies whose systems use ce_ headers


def spoken(saying: Saying) -> Telling:
    """The message of one saying."""
    agency = saying.source.split("/", 2)[1]
    headers: Headers = ()
    if not saying.type.endswith(".v1"):
        value = hmpps.wrapped(saying)
    elif agency in BINARY:
        value, headers = binary(saying)
    else:
        value = structured(saying)
    return Telling(agency, f"in.{agency}.v1", value, headers, saying.told_at, saying.record)


def structured(saying: Saying) -> bytes:
    """A CloudEvent as one JSON object."""
    event: dict[str, Any] = {
        "specversion": "1.0",
        "id": saying.id,
        "source": saying.source,
        "type": saying.type,
        "time": saying.happened_at,
        "subject": saying.record,
    }
    if saying.supersedes:
        event["supersedes"] = saying.supersedes
    if saying.day_only:
        event["timeprecision"] = "day"
    event["data"] = saying.data
    return orjson.dumps(event)


def binary(saying: Saying) -> tuple[bytes, Headers]:
    """A CloudEvent as Kafka headers and data."""
    headers = [
        ("ce_specversion", b"1.0"),
        ("ce_id", saying.id.encode()),
        ("ce_source", saying.source.encode()),
        ("ce_type", saying.type.encode()),
        ("ce_time", saying.happened_at.isoformat().encode()),
        ("ce_subject", saying.record.encode()),
    ]
    if saying.supersedes:
        headers.append(("ce_supersedes", saying.supersedes.encode()))
    if saying.day_only:
        headers.append(("ce_timeprecision", b"day"))
    return orjson.dumps(saying.data), tuple(headers)
