"""Leaving a CAS bed: why, and where to. A death is told nowhere else, homelessness seldom sooner.

    reason "Died", "Deceased"                     the person died
    moved on to "Homeless - rough sleeping"       sleeps rough from that day
    moved on to "Custody", "Pending ..."          no place to sleep we could name: nothing besides

Which reason and which category says what is data: codes/accommodation-reasons.csv.
"""

from datetime import date
from typing import Any

from consumers import dates
from consumers.codes import probation as codes
from consumers.envelopes.event import HmppsEvent
from consumers.translators.beds import CAS1, CAS3, besides, version, when
from consumers.translators.reading import Reading, Translator, changed
from consumers.translators.things import id_in
from domain.facts.accommodation import AccommodationRecorded, BedDeparted
from domain.facts.identity import PersonDied


def departed(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.departed, with where to and why if the body says."""
    booking = id_in(event, "bookingId")
    if booking is None:
        return changed(event)
    reason, category = event.text("reason"), _category(event)
    fact = BedDeparted(booking, reason=reason, move_on=category)
    left = version(event, when(event, fact, "departedAt"), f"departed/{booking}")
    told: dict[str, Any | None] = {}
    if reason is not None:
        died = codes.departure(reason) == "died" or codes.moved_on(category) == "died"
        told[f"died/{booking}"] = PersonDied() if died else None
    if category is not None and left.happened_at is not None:
        left_on = dates.london_day(left.happened_at, "departedAt")
        told[f"moved-on/{booking}"] = _slept(category, left_on)
    return (left, *besides(event, told))


def _slept(category: str, left_on: date) -> AccommodationRecorded | None:
    what, _, word = codes.moved_on(category).partition(":")
    if what != "status":
        return None
    status, _, kind = word.partition("/")
    named: Any = status
    return AccommodationRecorded(named, from_on=left_on, kind=kind or None)


def _category(event: HmppsEvent) -> str | None:
    """CAS3 writes it as a text or an object, CAS1 as an object inside `destination`."""
    if (plain := event.text("moveOnCategory")) is not None:
        return plain
    category = event.fields.get("moveOnCategory")
    destination = event.fields.get("destination")
    if isinstance(destination, dict):
        category = destination.get("moveOnCategory")
    named = category.get("description") if isinstance(category, dict) else None
    return named if isinstance(named, str) and named else None


TRANSLATORS: dict[str, Translator] = {
    CAS1 + "person.departed": departed,
    CAS3 + "person.departed": departed,
    CAS3 + "person.departed.updated": departed,
}
