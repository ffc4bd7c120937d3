"""Records of one stay, where a message names a booking and no person; and who is said to hold it."""

from typing import Any

from domain.facts.custody import PersonReceived
from domain.facts.entry import Entry
from domain.facts.identity import BookingMoved, IdentifierObserved
from domain.people.numbers import canonical

FILED_BY_BOOKING = "prison/booking-"
PRISON = "prison/"


def own_booking(record: str) -> str:
    """The booking a record is filed under: prison/booking-1200850 -> 1200850; "" if none."""
    return _read(record.removeprefix(FILED_BY_BOOKING)) if is_stay(record) else ""


def is_stay(record: str) -> bool:
    """Whether a record is of one stay, its person not named."""
    return record.startswith(FILED_BY_BOOKING)


def told_booking(entry: Entry) -> str:
    """The booking this entry gives to a prison's record; "" if none. Other systems' records hold
    none: probation notes booking numbers, which are no ids and link nobody."""
    if isinstance(entry.fact, BookingMoved):
        return told_by(entry.fact)
    held_here = entry.record.startswith(PRISON) and not is_stay(entry.record)
    return told_by(entry.fact) if held_here else ""


def told_by(fact: Any) -> str:
    """The booking a fact gives, whatever record it is said of; "" if none."""
    if isinstance(fact, IdentifierObserved):
        return _read(fact.value) if fact.kind == "booking" else ""
    if isinstance(fact, BookingMoved | PersonReceived) and fact.booking is not None:
        return _read(fact.booking)
    return ""


def _read(written: str) -> str:
    number = canonical("booking", written, None)
    return number.value if number.valid else ""
