"""What prisons publish on the HMPPS topic, and how each event reads."""

from consumers.envelopes.event import HmppsEvent, numbers
from consumers.refused import Refused
from consumers.translators import movements
from consumers.translators.reading import OPAQUE, Reading, Translator, changed, one
from domain.facts.identity import BookingMoved, RecordsMerged
from domain.facts.responsibility import LeadAssigned


def allocated(event: HmppsEvent) -> tuple[Reading, ...]:
    """offender-management.allocation.changed: a prison offender manager, where one is named."""
    worker, prison = event.text("staffCode"), event.text("prisonId")
    if worker is None or prison is None:
        return changed(event)  # removed, or to be read at its detailUrl
    return one(LeadAssigned(role="pom", worker=worker, unit=prison))


def merged(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.merged: the named fields count, for publishers put either number in the reference."""
    return _merge(event, event.fields.get("nomsNumber"), event.fields.get("removedNomsNumber"))


def booking_number_changed(event: HmppsEvent) -> tuple[Reading, ...]:
    """BOOKING_NUMBER-CHANGED, raw: of its types only MERGE is a merge."""
    if event.text("type") != "MERGE":
        return OPAQUE
    fields = event.fields
    return _merge(event, fields.get("offenderIdDisplay"), fields.get("previousOffenderIdDisplay"))


def booking_moved(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.booking.moved: one stay belonged to someone else."""
    fields = event.fields
    return _move(event, fields.get("movedFromNomsNumber"), fields.get("movedToNomsNumber"))


def booking_reassigned(event: HmppsEvent) -> tuple[Reading, ...]:
    """OFFENDER_BOOKING-REASSIGNED, raw: the same."""
    fields = event.fields
    return _move(event, fields.get("previousOffenderIdDisplay"), fields.get("offenderIdDisplay"))


def _merge(event: HmppsEvent, survivor: object, removed: object) -> tuple[Reading, ...]:
    pair = _pair(event, survivor, removed)
    if pair is None:
        return OPAQUE
    stays, goes = pair
    return (Reading(RecordsMerged(removed=goes), record=stays),)


def _move(event: HmppsEvent, loser: object, gainer: object) -> tuple[Reading, ...]:
    pair, booking = _pair(event, loser, gainer), event.text("bookingId")
    if pair is None or booking is None:
        return OPAQUE
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


TRANSLATORS: dict[str, Translator] = {
    "prison-offender-events.prisoner.received": movements.received,
    "prison-offender-events.prisoner.released": movements.released,
    "prisoner-offender-search.prisoner.received": movements.received,
    "prisoner-offender-search.prisoner.released": movements.released,
    "prison-offender-events.prisoner.merged": merged,
    "BOOKING_NUMBER-CHANGED": booking_number_changed,
    "prison-offender-events.prisoner.booking.moved": booking_moved,
    "OFFENDER_BOOKING-REASSIGNED": booking_reassigned,
    "offender-management.allocation.changed": allocated,
    # thin events: something changed, and the message doesn't say what it is now
    "offender-management.pom.allocated": changed,
    "offender-management.handover.changed": changed,
    "prison-offender-events.prisoner.sentence-dates-changed": changed,
    "prison-offender-events.prisoner.sentence.changed": changed,
    "prison-offender-events.prisoner.sentence-term.changed": changed,
    "prison-offender-events.prisoner.imprisonment-status-changed": changed,
    "prison-offender-events.prisoner.fixed-term-recall.changed": changed,
    "SENTENCE_DATES-CHANGED": changed,
    "calculate-release-dates.prisoner.changed": changed,
    "release-date-adjustments.adjustment.inserted": changed,
    "release-date-adjustments.adjustment.updated": changed,
    "release-date-adjustments.adjustment.deleted": changed,
    "recall.inserted": changed,
    "recall.updated": changed,
    "recall.deleted": changed,
}

NAMES_TWO: frozenset[str] = frozenset(
    {
        "prison-offender-events.prisoner.merged",
        "BOOKING_NUMBER-CHANGED",
        "prison-offender-events.prisoner.booking.moved",
        "OFFENDER_BOOKING-REASSIGNED",
    }
)
