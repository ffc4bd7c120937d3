"""What may connect one record with others: the keys a closure of records is walked by.

    entry on probation/X123456: noms A1234BC was seen here
      -> record:probation/X123456  crn:X123456  noms:A1234BC
    entry on prison/A1234BC
      -> record:prison/A1234BC     noms:A1234BC          (so the two may be one person)

Law: `who_is_who` never links records that share no chain of linking keys. Keys only ever widen what
is looked at; whether records really are one person is for the partition to say.

A name with its birth is one more key, `who:MARY:OCONNOR:1980-01-31`: it links nobody, so nothing is
derived by it. By it a reviewer is shown people who may be one (likely.py).
"""

from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.identity import (
    BookingMoved,
    IdentifierObserved,
    LinkJudged,
    PersonSeen,
    RecordsMerged,
    RecordsUnmerged,
)
from domain.facts.versions import thing_of
from domain.facts.words import IdentifierKind
from domain.people.names import birth, family, given
from domain.people.numbers import Number, canonical, readings
from domain.people.stays import own_booking, told_booking

# Numbers that belong to a person. A booking belongs to one stay and can move: it links no two
# people, only what was said of the stay alone with whoever holds it (bookings.py).
LINKING: tuple[IdentifierKind, ...] = ("noms", "crn", "pnc", "cro", "nhs")

WHO = "who:"  # begins the keys that link nobody

# Systems that file a person under a number.
FILED_UNDER: dict[str, IdentifierKind] = {"prison": "noms", "probation": "crn", "police": "pnc"}


def tells_who(entry: Entry) -> bool:
    """Whether `who_is_who` has to see this entry. The first entry of each record it always sees."""
    return (
        entry.supersedes is not None
        or entry.fact.TYPE.startswith("identity.")
        or bool(told_booking(entry))
    )


def own_number(entry: Entry, born_on: date | None = None) -> Number | None:
    """The valid number the entry's record is filed under: prison/A1234BC -> noms A1234BC."""
    return _valid(filed_as(entry.record), entry, born_on)


def seen_number(entry: Entry, born_on: date | None = None) -> Number | None:
    """The valid number this entry puts on its record; None if it puts none."""
    return _valid(number_on(entry), entry, born_on)


def day_told(kind: IdentifierKind, entry: Entry) -> date | None:
    """The day by which two figures of a year are read; other kinds have none to read."""
    return london_day(entry.happened_at) if kind == "pnc" else None


def _valid(
    written: tuple[IdentifierKind, str] | None, entry: Entry, born_on: date | None
) -> Number | None:
    if written is None:
        return None
    kind, value = written
    number = canonical(kind, value, day_told(kind, entry), born_on if kind == "pnc" else None)
    return number if number.valid else None


def filed_as(record: str) -> tuple[IdentifierKind, str] | None:
    """The number a record is filed under, as written; None where it is no number of a person."""
    system, _, local = record.partition("/")
    return (FILED_UNDER[system], local) if system in FILED_UNDER else None


def number_on(entry: Entry) -> tuple[IdentifierKind, str] | None:
    """The number this entry puts on its record, as written; None if it puts none."""
    fact = entry.fact
    if isinstance(fact, RecordsMerged):  # the survivor now also answers to the removed number
        return filed_as(fact.removed)
    if not isinstance(fact, IdentifierObserved) or fact.kind not in LINKING:
        return None
    return fact.kind, fact.value


def number_key(number: Number) -> str:
    """noms:A1234BC."""
    return f"{number.kind}:{number.value}"


def who_key(entry: Entry) -> str:
    """The name and birth this entry shows, all three of them, as they are compared; else ""."""
    fact = entry.fact
    if not isinstance(fact, PersonSeen):
        return ""
    three = given(fact.given_names), family(fact.family_name), birth(fact.date_of_birth_on)
    return WHO + ":".join(three) if all(three) else ""


def join_keys(entry: Entry) -> tuple[str, ...]:
    """Every key under which this entry may connect its record with other records, sorted."""
    who = who_key(entry)
    return tuple(sorted((*linking_keys(entry), who))) if who else linking_keys(entry)


def linking_keys(entry: Entry) -> tuple[str, ...]:
    """Those by which records can be one person, sorted."""
    keys = {
        number_key(number)
        for written in (filed_as(entry.record), number_on(entry))
        if written is not None
        for number in readings(*written, day_told(written[0], entry))
    }
    held = told_booking(entry)
    keys.update(f"booking:{booking}" for booking in (own_booking(entry.record), held) if booking)
    keys.update(f"record:{record}" for record in _records(entry))
    if held or entry.fact.TYPE.startswith("identity."):
        # A correction may be filed under another record.
        keys.add(f"fact:{thing_of(entry) or entry.key}")
    if entry.supersedes is not None:
        keys.add(f"fact:{entry.source}#{entry.supersedes}")
    return tuple(sorted(keys))


def _records(entry: Entry) -> tuple[str, ...]:
    fact = entry.fact
    if isinstance(fact, RecordsMerged):
        return entry.record, fact.removed
    if isinstance(fact, RecordsUnmerged):
        return entry.record, fact.reactivated, fact.kept
    if isinstance(fact, LinkJudged):
        return entry.record, fact.other
    if isinstance(fact, BookingMoved):
        return entry.record, fact.from_record, fact.to_record
    return (entry.record,)
