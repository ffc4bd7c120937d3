"""Temporary absences, court appearances and transfers, from the services that plan them.

These messages give an id and who keeps the record (DPS or NOMIS); detail must be fetched. So a
plan is a thing told in versions: scheduled, then rescheduled or cancelled, and deleted where it
never should have been. A movement is another, with an id of its own. `movement.reversed` turns
its direction round: the first word is no longer so, and the message doesn't say what is.

An absence as it was lived is told with its content where the message has it: the prison, and when
the person is due back, of an absence on licence. Most absences are under escort: no licence.
"""

from typing import Any

from consumers import dates
from consumers.codes import tables
from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from consumers.translators.things import again, first, undone
from domain.facts.custody import (
    TemporarilyReleased,
    TemporaryReleaseFailed,
    TemporaryReleaseReturned,
)

PLANNED = ("scheduled", "recorded", "pending", "planned", "migrated")
PLANNED_ANEW = (
    *("rescheduled", "relocated", "recategorised", "cancelled", "date-range-changed"),
    *("requested-in-person", "requested-by-video-link", "moved-to-planning"),
)
MOVED = ("recorded", "migrated")
MOVED_OTHERWISE = (
    *("reversed", "occurred-at-changed", "relocated", "recategorised"),
    *("occurrence-changed", "appearance-changed"),
)
# Said beside a plan or a movement: nothing told before is replaced by it.
BESIDE = (
    *("approved", "deferred", "denied", "paused", "resumed", "expired", "started", "completed"),
    *("overdue", "in-transit", "accompaniment-changed", "transport-changed", "comments-changed"),
    *("contact-information-changed", "notes-changed", "logistics-changed", "reprioritised"),
    *("planning-comments-changed", "schedule-comments-changed"),
)


def started(event: HmppsEvent) -> tuple[Reading, ...]:
    """temporary-absence.started: out on licence, where the message says so and until when."""
    prison, due = _prison(event), _due(event)
    if prison is None or due is None or not _on_licence(event):
        return changed(event)
    return one(TemporarilyReleased(prison, return_due_at=due))


def completed(event: HmppsEvent) -> tuple[Reading, ...]:
    """temporary-absence.completed: back from licence."""
    prison = _prison(event)
    if prison is None or not _on_licence(event):
        return changed(event)
    return one(TemporaryReleaseReturned(prison))


def overdue(event: HmppsEvent) -> tuple[Reading, ...]:
    """temporary-absence.overdue: not back from licence in time. A warning: an escort that is late
    is no failed licence, so without the kind of absence it is only a change."""
    due = _due(event)
    if due is None or not _on_licence(event):
        return changed(event)
    return one(TemporaryReleaseFailed(return_due_at=due))


def _prison(event: HmppsEvent) -> str | None:
    return event.text("prisonId") or event.text("prisonCode")


def _due(event: HmppsEvent) -> Any | None:
    end = event.text("end")
    return None if end is None else dates.as_told(end, "end")


def _on_licence(event: HmppsEvent) -> bool:
    kind = event.fields.get("absenceType")
    code = kind.get("code") if isinstance(kind, dict) else event.text("absenceTypeCode")
    return isinstance(code, str) and tables.absence(code) == "licence"


def _family(begins: str, kind: str) -> dict[str, Translator]:
    movement = f"{begins}-movement"
    return {
        **{f"{begins}.{verb}": changed for verb in BESIDE},
        **{f"{begins}.{verb}": first(kind, "id") for verb in PLANNED},
        **{f"{begins}.{verb}": again(kind, "id") for verb in PLANNED_ANEW},
        f"{begins}.deleted": undone(kind, "id"),
        **{f"{movement}.{verb}": changed for verb in BESIDE},
        **{f"{movement}.{verb}": first(f"{kind}-movement", "id") for verb in MOVED},
        **{f"{movement}.{verb}": again(f"{kind}-movement", "id") for verb in MOVED_OTHERWISE},
        f"{movement}.deleted": undone(f"{kind}-movement", "id"),
    }


TRANSLATORS: dict[str, Translator] = {
    **_family("person.temporary-absence-authorisation", "absence-authorisation"),
    **_family("person.temporary-absence", "absence"),
    **_family("person.court-appearance", "court-appearance"),
    **_family("person.transfer", "transfer"),
    "person.temporary-absence.started": started,
    "person.temporary-absence.completed": completed,
    "person.temporary-absence.overdue": overdue,
}
