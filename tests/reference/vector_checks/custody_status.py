"""What probation's record of a custody says after a movement, by the road the product goes.

A vector with NOMIS's codes is told to the prison's translator, one with a bare kind of movement is
told as the fact of that kind; the facts are folded as `throughline journey` folds them, from the
record that the vector gives. What makes no step (a merge, a code nobody knows) changes nothing.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from consumers.envelopes.event import HmppsEvent
from consumers.labels import labels_for
from consumers.translators import raw_movements
from domain.calendar import day_end
from domain.facts import custody
from domain.facts.entry import Entry
from domain.facts.recall import RecallAgreed
from domain.journey.custody_fold import Step
from domain.journey.custody_record import folded
from domain.journey.journey import Journey
from domain.journey.probation_record import CustodyRecord, Effect
from tests.reference.vector_checks.days import day
from tests.reference.vector_checks.not_covered import NotCoveredError

PRISON = "WSI"  # where the source's tests move people, if the vector names no prison
NO_PRISON = "OUT"  # what NOMIS writes where no prison stands
DAY = date(2026, 3, 10)
TYPES = {"admission": "ADM", "transferred": "TRN", "released": "REL"}  # beside a reason code


def whole_movement(vector: dict[str, Any]) -> dict[str, Any]:
    """Everything that a movement does."""
    return _effects(vector["input"])


def release(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a release is recorded, from where, and why not."""
    told = vector["input"]
    step = _step(told)
    if step is None:
        return _effects(told)
    by, on_record = step.effect.releasing_prison, told.get("custody_record_prison")
    return {
        **_effects(told),
        "problem": step.effect.release_problem,
        "releasing_prison": "custody-record-prison" if by and by == on_record else by or "unknown",
    }


def recall(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a recall is recorded, and why or why not."""
    step = _step(vector["input"])
    problem = {} if step is None else {"problem": step.effect.recall_problem}
    return {**_effects(vector["input"]), **problem}


def _effects(told: dict[str, Any]) -> dict[str, Any]:
    record, step = _record(told), _step(told)
    effect = step.effect if step else Effect(record.status, record.location)
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


def _step(told: dict[str, Any]) -> Step | None:
    """What the movement did to the record; None: it did nothing, or hasn't happened yet."""
    if "sentence_kind" in told:
        raise NotCoveredError("no fact says what a committal is for")
    on = day(told, "received_on") or day(told, "released_on") or DAY
    entries = [_entry(_fact(told), on, "/prison/nomis")]
    recalled_on = day(told, "recalled_on")
    if recalled_on is not None:
        entries.append(_entry(RecallAgreed("standard", False), recalled_on, "/probation/delius"))
    journey = Journey(entries, as_of=day_end(day(told, "as_of_on") or on))
    steps = folded(journey, _record(told)).steps
    return next((step for step in steps if step.fact == entries[0].key), None)


def _record(told: dict[str, Any]) -> CustodyRecord:
    return CustodyRecord(
        status=told.get("custody_status", "in-custody"),
        location=told.get("custody_location"),
        prison=told.get("custody_record_prison"),
    )


def _entry(fact: Any, on: date, source: str) -> Entry:
    agency = source.split("/")[1]
    at = datetime.combine(on, time(12), UTC)
    labels = labels_for(agency, fact)
    return Entry("e1", source, f"{agency}/1", at, at, fact, labels, position=1, recorded_at=at)


def _fact(told: dict[str, Any]) -> Any:
    """The fact that the door makes of it."""
    prison = told.get("releasing_prison", told.get("prison", PRISON))
    place = NO_PRISON if prison in {None, "not-found"} else prison
    kind, reason = told.get("movement_kind"), told.get("movement_reason")
    if kind is not None and not reason:
        return _of_kind(kind, place)
    fields = {"movementType": TYPES[kind] if kind else told["movement_type"]}
    outwards = fields["movementType"] == "REL"
    fields["movementReasonCode"] = reason
    fields["directionCode"] = "OUT" if outwards else "IN"
    fields["fromAgencyLocationId" if outwards else "toAgencyLocationId"] = place
    occurred = f"{DAY.isoformat()}T12:00:00"
    event = HmppsEvent("EXTERNAL_MOVEMENT-CHANGED", occurred, fields, fields)
    (reading,) = raw_movements.moved(event)
    return reading.fact


def _of_kind(kind: str, prison: str) -> Any:
    """A kind of movement without a reason code."""
    return {
        "admission": custody.PersonReceived(prison, "recall"),
        "return-from-court": custody.PersonReceived(prison, "return"),
        "transferred": custody.PersonTransferred("TRN", prison),
        "released": custody.PersonReleased(prison, "conditional"),
        "temporary-absence-release": custody.TemporarilyReleased(
            prison, datetime.combine(DAY, time(17), UTC)
        ),
        "temporary-absence-return": custody.TemporaryReleaseReturned(prison),
    }[kind]
