"""Case notes of a prison: those of type RESET are resettlement work, by the pathway of their subtype.

person.case-note.created  RESET ACCOM   -> somebody works on accommodation: need.action_started
                          RESET INR     -> a change in resettlement: which report, not what it says
                          anything else -> a change

What was written isn't in the message. An amended note adds words to it: the work stands. A note
found to be about somebody else moves, and its work with it.
"""

from typing import Any

from consumers.codes import tables
from consumers.codes.dated import UNREAD
from consumers.envelopes.event import HmppsEvent
from consumers.translators import handed_on
from consumers.translators.reading import Reading, Translator, one
from domain.facts.data import ChangeTold
from domain.facts.need import NeedActionStarted

NOTE = ("case-note", "id")
IN_GENERAL = "resettlement"


def created(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.case-note.created."""
    return (Reading(_work(event), of=handed_on.held(event, *NOTE)),)


def told(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.case-note.updated, and prison.case-note.published, which doesn't part new from old."""
    return one(_change(event))


def moved(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.case-note.moved."""
    return handed_on.moved(event, _work(event), *NOTE)


def deleted(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.case-note.deleted."""
    return handed_on.taken_off(event, *NOTE)


def _work(event: HmppsEvent) -> Any:
    pathway: Any = _about(event)
    known = pathway not in {UNREAD, IN_GENERAL}
    return NeedActionStarted(pathway) if known else _change(event)


def _change(event: HmppsEvent) -> ChangeTold:
    """By a name of its own where it is resettlement work: less sensitive than any note may be."""
    general = _about(event) == UNREAD
    return ChangeTold(about=event.name if general else f"{event.name}/{IN_GENERAL}")


def _about(event: HmppsEvent) -> str:
    return tables.case_note(event.text("type"), event.text("subType"))


TRANSLATORS: dict[str, Translator] = {
    "person.case-note.created": created,
    "person.case-note.updated": told,
    "person.case-note.moved": moved,
    "person.case-note.deleted": deleted,
    "prison.case-note.published": told,
}
