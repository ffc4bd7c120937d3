"""What probation's record of a custody says after a movement."""

from typing import Any

from consumers.codes import tables
from domain.journey.probation_record import (
    INTO_PRISON,
    CustodyRecord,
    Effect,
    PrisonMovement,
    after,
)
from tests.reference.vector_checks.days import day
from tests.reference.vector_checks.movement_reason import kind_of

PRISON = "WSI"  # where the source's tests move people, if the vector names no prison
VIA = frozenset({"TRNCRT", "TRNTAP"})  # back by way of court or leave: not from another prison
WAYS = {"ADM": "IN"}


def whole_movement(vector: dict[str, Any]) -> dict[str, Any]:
    """Everything that a movement does."""
    return _effects(vector)


def release(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a release is recorded, and from where."""
    told = vector["input"]
    record, effect = _run(vector)
    from_record = record.prison is not None and effect.releasing_prison == record.prison
    return {
        **_effects(vector),
        "problem": effect.release_problem,
        "releasing_prison": "custody-record-prison"
        if from_record and told.get("releasing_prison") in {None, "not-found"}
        else effect.releasing_prison or "unknown",
    }


def recall(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a recall is recorded, and why."""
    _, effect = _run(vector)
    return {**_effects(vector), "problem": effect.recall_problem}


def _effects(vector: dict[str, Any]) -> dict[str, Any]:
    record, effect = _run(vector)
    moved = effect.status != record.status or effect.location != record.location
    acted = moved or effect.release_recorded or effect.recall_recorded
    return {
        "custody_status": effect.status,
        "custody_location": effect.location,
        "status_changed": effect.status != record.status,
        "location_changed": effect.location != record.location,
        "release_recorded": effect.release_recorded,
        "release_type": effect.release_type,
        "recall_recorded": effect.recall_recorded,
        "recall_reason": effect.recall_reason,
        "licence_conditions_ended": effect.licence_conditions_ended,
        "actions": "some" if acted else "none",
    }


def _run(vector: dict[str, Any]) -> tuple[CustodyRecord, Effect]:
    record, movement = _record(vector["input"]), _movement(vector["input"])
    return record, after(record, movement, as_of=day(vector["input"], "as_of_on"))


def _record(told: dict[str, Any]) -> CustodyRecord:
    recalled_on = day(told, "recalled_on")
    return CustodyRecord(
        status=told.get("custody_status") or ("recalled" if recalled_on else "in-custody"),
        location=told.get("custody_location"),
        prison=told.get("custody_record_prison"),
        sentence=told.get("sentence_kind"),
        sentenced_on=day(told, "sentence_on"),
        released_on=day(told, "released_on") if told.get("received_on") else None,
        recalled_on=recalled_on,
        previously_released=told.get("previously_released", True),
    )


def _movement(told: dict[str, Any]) -> PrisonMovement:
    reason = told.get("movement_reason") or ""
    kind = told.get("movement_kind")
    if kind is None:
        moved = told["movement_type"]
        kind = kind_of(moved, reason, told.get("direction", WAYS.get(moved, "OUT")).upper()) or ""
    prison = told.get("releasing_prison", told.get("prison", PRISON))
    return PrisonMovement(
        kind=kind,
        reads_as="" if kind in INTO_PRISON else _reading(kind, reason),
        internal=reason not in VIA,
        prison=None if prison == "not-found" else prison,
        on=day(told, "received_on") or day(told, "released_on"),
    )


def _reading(kind: str, reason: str) -> str:
    return "hospital" if kind == "released-to-hospital" else tables.release(reason)
