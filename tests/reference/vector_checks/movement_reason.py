"""What a movement of a prison's system is, by its type, direction and reason.

Which movements count and what a raw event is published as are asked of the door itself.
"""

from typing import Any

from consumers import dates
from consumers.translators import raw_movements
from domain.calendar import LONDON
from domain.facts.data import ChangeTold
from tests.consumers.messages import domain_event, told

BY_TYPE = {
    "admission": "admission",
    "release": "released",
    "court": "sent-to-court",
    "temporary-absence": "temporary-absence-release",
}
BACK = {"TAP": "temporary-absence-return", "CRT": "return-from-court"}


def kind_of(movement_type: str, reason: str, way: str) -> str | None:
    """The kind of movement, in the vectors' words, as the door reads a raw movement."""
    is_a, reads_as = raw_movements.kind_of(movement_type, way, reason)
    if reads_as in {"transfer", "transfer-out"}:
        return "transferred"
    if reads_as == "hospital":
        return "released-to-hospital"
    return BACK[movement_type] if is_a == "return" else BY_TYPE.get(is_a)


def movement_kind(vector: dict[str, Any]) -> dict[str, Any]:
    """Of a movement in or out."""
    given = vector["input"]
    way = given["direction"].upper()
    return {"movement_kind": kind_of(given["movement_type"], given["movement_reason"], way)}


def received_reason(vector: dict[str, Any]) -> dict[str, Any]:
    """Of a reception."""
    given = vector["input"]
    kind = kind_of(given["movement_type"], given.get("movement_reason") or "", "IN")
    return {"received_reason": kind}


def released_reason(vector: dict[str, Any]) -> dict[str, Any]:
    """Of a release."""
    given = vector["input"]
    kind = kind_of(given["movement_type"], given.get("movement_reason") or "", "OUT")
    return {"released_reason": kind}


def really_received(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the status bears a reception out."""
    return {"really_received": counts("received", vector["input"])}


def really_released(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the status bears a release out."""
    return {"really_released": counts("released", vector["input"])}


def counts(name: str, given: dict[str, Any]) -> bool:
    """Whether the door takes the movement for one, where its message gives the status."""
    name = f"prison-offender-events.prisoner.{name}"
    details = f"{given['status']}:{given['movement_type']}-{given['movement_reason']}"
    first = told(domain_event(name, {"details": details, "prisonId": "MDI"}))[0].fact
    return first != ChangeTold(f"{name}/overtaken")


def published(vector: dict[str, Any]) -> dict[str, Any]:
    """What is published of a raw event: the name its change is told under, if it isn't its own."""
    name = vector["input"]["raw_event"]
    row = {"eventType": name, "eventDatetime": "2026-03-02T09:30:00", "type": "MERGE"}
    first = told(row | {"offenderIdDisplay": "A1234BC"})[0].fact
    published = first.about if isinstance(first, ChangeTold) and first.about != name else None
    return {"published_event": published}


def occurred(vector: dict[str, Any]) -> dict[str, Any]:
    """A time without a zone."""
    read = dates.as_told(vector["input"]["event_time"], "eventDatetime")
    return {"occurred_at": read.astimezone(LONDON).isoformat()}
