"""What a movement of a prison's system is, by its type, direction and reason."""

from typing import Any

from consumers import dates
from consumers.codes import raw_events, tables
from domain.calendar import LONDON

OUT = {"court": "sent-to-court", "temporary-absence": "temporary-absence-release"}
BACK = {"TAP": "temporary-absence-return", "CRT": "return-from-court"}


def kind_of(movement_type: str, reason: str, way: str) -> str | None:
    """The kind of movement, in the vectors' words, from our reading of type and reason."""
    reads_as = tables.movement(movement_type, way)
    if reads_as == "admission":
        return "transferred" if tables.admission(reason) == "transfer" else "admission"
    if reads_as == "release":
        return "released-to-hospital" if tables.release(reason) == "hospital" else "released"
    if reads_as in {"transfer", "transfer-out"}:
        return "transferred"
    return OUT.get(reads_as) or (BACK[movement_type] if reads_as == "return" else None)


def movement_kind(vector: dict[str, Any]) -> dict[str, Any]:
    """Of a movement in or out."""
    told = vector["input"]
    way = told["direction"].upper()
    return {"movement_kind": kind_of(told["movement_type"], told["movement_reason"], way)}


def received_reason(vector: dict[str, Any]) -> dict[str, Any]:
    """Of a reception."""
    told = vector["input"]
    kind = kind_of(told["movement_type"], told.get("movement_reason") or "", "IN")
    return {"received_reason": kind}


def released_reason(vector: dict[str, Any]) -> dict[str, Any]:
    """Of a release."""
    told = vector["input"]
    kind = kind_of(told["movement_type"], told.get("movement_reason") or "", "OUT")
    return {"released_reason": kind}


def really_received(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the status bears a reception out."""
    return {"really_received": raw_events.still_holds("IN", vector["input"]["status"])}


def really_released(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the status bears a release out."""
    return {"really_released": raw_events.still_holds("OUT", vector["input"]["status"])}


def published(vector: dict[str, Any]) -> dict[str, Any]:
    """What is published of a raw event."""
    return {"published_event": raw_events.published_as(vector["input"]["raw_event"])}


def occurred(vector: dict[str, Any]) -> dict[str, Any]:
    """A time without a zone."""
    read = dates.as_told(vector["input"]["event_time"], "eventDatetime")
    return {"occurred_at": read.astimezone(LONDON).isoformat()}
