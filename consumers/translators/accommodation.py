"""Approved premises (CAS1) and temporary accommodation (CAS3): beds booked, taken and left.

A notification is thin: mostly ids. The detail body it points at carries days and reasons. A bed
without its booking id, or a booking without its first day, is told as a change whose content we
haven't got.

    arrived           cas3-arrived/<booking>    on the 3rd
    arrived.updated   cas3-arrived/<booking>    on the 4th, and never on the 3rd
"""

from typing import Any

from consumers import dates
from consumers.codes import probation as codes
from consumers.envelopes.event import HmppsEvent
from consumers.translators import departures
from consumers.translators.beds import CAS1, CAS3, besides, scheme, version, when
from consumers.translators.reading import Reading, Translator, changed, one
from consumers.translators.things import id_in
from domain.facts.accommodation import BedArrived, BedBooked, BedCancelled, BedNotArrived
from domain.facts.identity import PersonDied

FIRST_DAYS = ("arrivalOn", "expectedArrivedAt", "expectedArrivalOn")
LAST_DAYS = ("departureOn", "expectedDepartureOn", "expectedDepartedAt")


def booked(event: HmppsEvent) -> tuple[Reading, ...]:
    """booking.made, .changed, .confirmed."""
    booking, first, last = (
        id_in(event, "bookingId"),
        _day(event, FIRST_DAYS),
        _day(event, LAST_DAYS),
    )
    if booking is None or first is None:
        return changed(event)
    return one(BedBooked(booking, scheme(event), arrive_on=first, leave_on=last))


def cancelled(event: HmppsEvent) -> tuple[Reading, ...]:
    """booking.cancelled. CAS3 tells only here, by the reason, of a person who never came."""
    booking = id_in(event, "bookingId")
    if booking is None:
        return changed(event)
    called_off = version(event, Reading(BedCancelled(booking)), f"cancelled/{booking}")
    reason = event.text("cancellationReason")
    if reason is None:
        return (called_off,)
    word = codes.cancellation(reason)
    told: dict[str, Any | None] = {
        f"not-arrived/{booking}": BedNotArrived(booking) if word == "not-arrived" else None,
        f"died-before/{booking}": PersonDied() if word == "died" else None,
    }
    return (called_off, *besides(event, told))


def arrived(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.arrived."""
    booking = id_in(event, "bookingId")
    if booking is None:
        return changed(event)
    told = when(event, BedArrived(booking), "arrivedAt")
    return (version(event, told, f"arrived/{booking}"),)


def not_arrived(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.not-arrived."""
    booking = id_in(event, "bookingId")
    return changed(event) if booking is None else one(BedNotArrived(booking))


def _day(event: HmppsEvent, fields: tuple[str, ...]) -> Any:
    for field in fields:
        if event.fields.get(field) is not None:
            return dates.day(event.fields[field], field)
    return None


TRANSLATORS: dict[str, Translator] = {
    **departures.TRANSLATORS,
    CAS1 + "booking.made": booked,
    CAS1 + "booking.changed": booked,
    CAS1 + "booking.cancelled": cancelled,
    CAS1 + "booking.not-made": changed,  # no bed was found yet
    CAS1 + "booking.keyworker.assigned": changed,
    CAS1 + "person.arrived": arrived,
    CAS1 + "person.not-arrived": not_arrived,
    CAS3 + "booking.confirmed": booked,
    CAS3 + "booking.provisionally-made": changed,  # not yet a bed
    CAS3 + "booking.cancelled": cancelled,
    CAS3 + "booking.cancelled.updated": cancelled,
    CAS3 + "person.arrived": arrived,
    CAS3 + "person.arrived.updated": arrived,
    "probation-case.cas3-booking.created": changed,  # the booking as Delius noted it
}
