"""The booking a prison's message names: what joins messages without a person to their person.

A booking id is a row number (1200850). A booking number (38430A) is another thing, and the
`bookingId` of accommodation services is a bed's: neither is read here.
"""

from collections.abc import Iterable

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading
from domain.facts.identity import IdentifierObserved, IdentifierWithdrawn
from domain.people.stays import FILED_BY_BOOKING, told_by

LONGEST_ID = 12


def booking_of(event: HmppsEvent, agency: str) -> str | None:
    """The stay this message is about; None where it names none, or not plainly."""
    if agency != "prison":
        return None
    booking = event.text("bookingId")
    plain = booking is not None and booking.isascii() and booking.isdigit()
    return booking if plain and 0 < int(booking or "0") < 10**LONGEST_ID else None


def stay_record(booking: str) -> str:
    """Where what is said of a stay alone is kept, until somebody says whose it is."""
    return f"{FILED_BY_BOOKING}{booking}"


def seen_beside(booking: str, record: str, read: Iterable[Reading]) -> tuple[Reading, ...]:
    """The booking as seen on the record of its person; nothing where a fact read says so itself,
    or says that it is no longer there."""
    facts = [reading.fact for reading in read]
    if any(told_by(fact) == booking or isinstance(fact, IdentifierWithdrawn) for fact in facts):
        return ()
    return (Reading(IdentifierObserved("booking", booking), record),)
