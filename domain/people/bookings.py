"""Whose stay a booking is: what was said of a booking alone joins the record that holds it.

    prison/booking-1200850   sentence dates changed, and nobody named
    prison/A1234BC           the booking was seen here in May:     its stay is theirs
    prison/A2345CD           moved here in June, from A1234BC:     now the whole stay is theirs

The last move to happen holds, and what was seen before it counts no more. Two records that show one
booking, with no move between them to explain it, are refused both: nobody is chosen silently.
"""

from collections.abc import Iterable, Iterator, Mapping

from domain.facts.entry import Entry
from domain.facts.identity import BookingMoved, IdentifierWithdrawn
from domain.people.effective import effective, later
from domain.people.links import Link
from domain.people.stays import own_booking, told_booking


def booking_links(records: Mapping[str, Entry], told: Iterable[Entry]) -> tuple[Link, ...]:
    """For each record of a stay, a link to every record that holds it: one, unless in conflict."""
    bookings = {own_booking(record): first for record, first in records.items()}
    said: dict[str, list[Entry]] = {}
    for entry in told:
        booking = told_booking(entry)
        if booking and booking in bookings:
            said.setdefault(booking, []).append(entry)
    return tuple(
        Link(
            bookings[booking].record, holder, (*_both(bookings[booking], entry),), 0, _key(booking)
        )
        for booking in sorted(said)
        for holder, entry in _holders(said[booking])
    )


def says_again(entry: Entry, known: Iterable[Entry]) -> bool:
    """Whether an entry only repeats which record holds a booking: who is who stays as it is.

    `known`: all that is known of the entry's person. Every message of a prison names the booking.
    """
    booking = told_booking(entry)
    if not booking or entry.supersedes is not None or isinstance(entry.fact, BookingMoved):
        return False
    known = effective(known)
    if any(isinstance(one.fact, BookingMoved | IdentifierWithdrawn) for one in known):
        return False
    return any(one.record == entry.record and told_booking(one) == booking for one in known)


def _holders(said: list[Entry]) -> Iterator[tuple[str, Entry]]:
    """Who holds a booking, with the word that says so."""
    said = sorted(said, key=later)
    moves = [entry for entry in said if isinstance(entry.fact, BookingMoved)]
    held: dict[str, Entry] = {moves[-1].fact.to_record: moves[-1]} if moves else {}
    for entry in said:
        if isinstance(entry.fact, BookingMoved):
            continue
        if not moves or entry.happened_at > moves[-1].happened_at:
            held.setdefault(entry.record, entry)
    yield from held.items()


def _both(one: Entry, other: Entry) -> tuple[Entry, ...]:
    return tuple(sorted((one, other), key=lambda entry: entry.position))


def _key(booking: str) -> str:
    return f"booking:{booking}"
