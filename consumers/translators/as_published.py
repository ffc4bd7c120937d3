"""A prison system's raw event, read as the event that prisons publish of the same change.

    BED_ASSIGNMENT_HISTORY-INSERTED  -> prisoner.cell.move: a change, told under that name
    OFFENDER_BOOKING-REASSIGNED      -> prisoner.booking.moved, whose movedFromNomsNumber
                                        it calls previousOffenderIdDisplay

Which is which is data: codes/raw-events.csv. So one change has one name, whoever told it; the two
are told apart by their sources, /prison/raw and /prison/nomis. The body kept is the raw one.
"""

from collections.abc import Callable, Mapping

import msgspec

from consumers.codes.raw_events import PUBLISHED, published_as
from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator

_NOW, _BEFORE = "offenderIdDisplay", "previousOffenderIdDisplay"
# By published event: its fields, and what the raw one calls them. All others are called the same.
SPELT: Mapping[str, Mapping[str, str]] = {
    "prison-offender-events.prisoner.merged": {"nomsNumber": _NOW, "removedNomsNumber": _BEFORE},
    "prison-offender-events.prisoner.booking.moved": {
        "movedFromNomsNumber": _BEFORE,
        "movedToNomsNumber": _NOW,
    },
    "prison.case-note.published": {"type": "caseNoteType", "subType": "caseNoteSubType"},
}


def translators(published: Mapping[str, Translator]) -> dict[str, Translator]:
    """A translator for each raw event of the list, by those of the published events."""
    return {raw: _reading(published[name]) for raw, name in PUBLISHED.items()}


def as_published(event: HmppsEvent) -> HmppsEvent:
    """The same event by its published name and fields; as it is where nothing is published of it."""
    name = published_as(event.name)
    if name is None:
        return event
    spelt = {field: event.fields.get(raw) for field, raw in SPELT.get(name, {}).items()}
    return msgspec.structs.replace(event, name=name, fields=event.fields | spelt)


def _reading(translate: Translator) -> Callable[[HmppsEvent], tuple[Reading, ...]]:
    return lambda event: translate(as_published(event))
