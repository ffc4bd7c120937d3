"""Approved premises (CAS1) and temporary accommodation (CAS3): beds booked, taken and left.

A notification is thin: mostly ids. The detail body it points at carries days and reasons. A bed
without its booking id, or a booking without its first day, is told as a change whose content we
haven't got. An `.updated` event replaces an earlier one it doesn't name: told as a change too.
"""

from typing import Any, Literal

from consumers import dates
from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.accommodation import (
    BedArrived,
    BedBooked,
    BedCancelled,
    BedDeparted,
    BedNotArrived,
)

CAS1, CAS3 = "approved-premises.", "accommodation.cas3."
FIRST_DAYS = ("arrivalOn", "expectedArrivedAt", "expectedArrivalOn")
LAST_DAYS = ("departureOn", "expectedDepartureOn", "expectedDepartedAt")


def booked(event: HmppsEvent) -> tuple[Reading, ...]:
    """booking.made, .changed, .confirmed."""
    booking, first, last = event.text("bookingId"), _day(event, FIRST_DAYS), _day(event, LAST_DAYS)
    if booking is None or first is None:
        return changed(event)
    scheme: Literal["cas1", "cas3"] = "cas3" if event.name.startswith(CAS3) else "cas1"
    return one(BedBooked(booking, scheme, arrive_on=first, leave_on=last))


def cancelled(event: HmppsEvent) -> tuple[Reading, ...]:
    """booking.cancelled."""
    booking = event.text("bookingId")
    return changed(event) if booking is None else one(BedCancelled(booking))


def arrived(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.arrived."""
    booking = event.text("bookingId")
    return changed(event) if booking is None else _when(event, BedArrived(booking), "arrivedAt")


def not_arrived(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.not-arrived."""
    booking = event.text("bookingId")
    return changed(event) if booking is None else one(BedNotArrived(booking))


def departed(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.departed, with where to and why if the body says."""
    booking = event.text("bookingId")
    if booking is None:
        return changed(event)
    fact = BedDeparted(booking, reason=event.text("reason"), move_on=_move_on(event))
    return _when(event, fact, "departedAt")


def _when(event: HmppsEvent, fact: Any, field: str) -> tuple[Reading, ...]:
    """At the moment the body names, else when the event occurred. CAS3 stamps a day: midnight."""
    moment = event.fields.get(field)
    if moment is None:
        field, moment = "occurredAt", event.occurred
    if moment is None:
        return one(fact)
    if event.name.startswith(CAS3):
        happened_at, day_only = dates.stamped_day(moment, field)
        return (Reading(fact, happened_at=happened_at, day_only=day_only),)
    return (Reading(fact, happened_at=dates.as_told(moment, field)),)


def _day(event: HmppsEvent, fields: tuple[str, ...]) -> Any:
    for field in fields:
        if event.fields.get(field) is not None:
            return dates.day(event.fields[field], field)
    return None


def _move_on(event: HmppsEvent) -> str | None:
    """CAS3 writes the category as a text, CAS1 as an object inside `destination`."""
    if (plain := event.text("moveOnCategory")) is not None:
        return plain
    destination = event.fields.get("destination")
    category = destination.get("moveOnCategory") if isinstance(destination, dict) else None
    named = category.get("description") if isinstance(category, dict) else None
    return named if isinstance(named, str) and named else None


TRANSLATORS: dict[str, Translator] = {
    CAS1 + "booking.made": booked,
    CAS1 + "booking.changed": booked,
    CAS1 + "booking.cancelled": cancelled,
    CAS1 + "person.arrived": arrived,
    CAS1 + "person.not-arrived": not_arrived,
    CAS1 + "person.departed": departed,
    CAS3 + "booking.confirmed": booked,
    CAS3 + "booking.provisionally-made": changed,  # not yet a bed
    CAS3 + "booking.cancelled": cancelled,
    CAS3 + "booking.cancelled.updated": changed,
    CAS3 + "person.arrived": arrived,
    CAS3 + "person.arrived.updated": changed,
    CAS3 + "person.departed": departed,
    CAS3 + "person.departed.updated": changed,
}
