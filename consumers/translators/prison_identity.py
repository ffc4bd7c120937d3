"""Whose record it is: merges, stays that change owner, numbers and names, erasure."""

from consumers.codes.raw_events import PUBLISHED
from consumers.envelopes.event import HmppsEvent, numbers
from consumers.refused import Refused
from consumers.translators.as_published import as_published
from consumers.translators.reading import OPAQUE, Reading, Translator, changed, one
from consumers.translators.unnamed import unnamed
from domain.facts.identity import (
    BookingMoved,
    IdentifierObserved,
    IdentifierWithdrawn,
    RecordsMerged,
)


def merged(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.merged: the named fields count, for publishers put either number in the reference."""
    return _merge(event, event.fields.get("nomsNumber"), event.fields.get("removedNomsNumber"))


def booking_number_changed(event: HmppsEvent) -> tuple[Reading, ...]:
    """BOOKING_NUMBER-CHANGED, raw: of its types only MERGE is a merge."""
    return merged(as_published(event)) if event.text("type") == "MERGE" else changed(event)


def booking_moved(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.booking.moved: one stay belonged to someone else."""
    fields = event.fields
    return _move(event, fields.get("movedFromNomsNumber"), fields.get("movedToNomsNumber"))


def booking_deleted(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.booking.deleted: the stay was taken off the record."""
    booking = event.text("bookingId")
    if booking is None or not event.noms:
        return changed(event)
    return one(IdentifierWithdrawn("booking", booking))


def _merge(event: HmppsEvent, survivor: object, removed: object) -> tuple[Reading, ...]:
    pair = _pair(event, survivor, removed)
    if pair is None:
        return _unpaired(event, survivor, removed)
    stays, goes = pair
    merge = Reading(RecordsMerged(removed=goes), record=stays)
    booking = event.text("bookingId")
    if booking is None:
        return (merge,)
    return (merge, Reading(IdentifierObserved("booking", booking), record=stays))


def _move(event: HmppsEvent, loser: object, gainer: object) -> tuple[Reading, ...]:
    pair, booking = _pair(event, loser, gainer), event.text("bookingId")
    if pair is None or booking is None:
        return _unpaired(event, loser, gainer)
    before, after = pair
    return (Reading(BookingMoved(booking, before, after), record=after),)


def _pair(event: HmppsEvent, one_of: object, other_of: object) -> tuple[str, str] | None:
    """Two records told apart by their fields; None where one is missing. A third is a clash."""
    first, second = numbers(one_of), numbers(other_of)
    if not first or not second or first == second:
        return None
    if not set(event.noms) <= {*first, *second}:
        raise Refused("identifier-clash", "The message names a third person's number.")
    return f"prison/{first[0]}", f"prison/{second[0]}"


def _unpaired(event: HmppsEvent, one_of: object, other_of: object) -> tuple[Reading, ...]:
    """A number is missing: something changed. The same number twice makes no sense: kept whole."""
    nonsense = numbers(one_of) == numbers(other_of) != ()
    return OPAQUE if nonsense else changed(event)


TRANSLATORS: dict[str, Translator] = {
    "prison-offender-events.prisoner.merged": merged,
    "BOOKING_NUMBER-CHANGED": booking_number_changed,
    "prison-offender-events.prisoner.booking.moved": booking_moved,
    "prison-offender-events.prisoner.booking.deleted": booking_deleted,
    # something about the record, its names or numbers: which, and what now, isn't said
    "OFFENDER_BOOKING-CHANGED": unnamed,
    "OFFENDER_BOOKING-INSERTED": unnamed,
    "OFFENDER_IDENTIFIER-UPDATED": unnamed,
    "OFFENDER_ALIAS-CHANGED": unnamed,
    "OFFENDER_DETAILS-CHANGED": unnamed,
    "OFFENDER-INSERTED": unnamed,
    "OFFENDER-UPDATED": unnamed,
    "core-person-record.prison.record.created": changed,
    "core-person-record.prison.religion.created": changed,
    "core-person-record.prison.religion.updated": changed,
    "core-person-record.prison.religion.deleted": changed,
    # the system has erased the person: told here, carried out by whoever keeps our copy
    "DATA_COMPLIANCE_DELETE-OFFENDER": unnamed,
    "prisoner-offender-search.prisoner.removed": changed,
}

_OF_TWO = (
    "prison-offender-events.prisoner.merged",
    "prison-offender-events.prisoner.booking.moved",
)
NAMES_TWO: frozenset[str] = frozenset(
    (*_OF_TWO, *(raw for raw, published in PUBLISHED.items() if published in _OF_TWO))
)
