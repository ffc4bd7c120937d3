"""What may connect one record with others: the keys a closure of records is walked by.

    entry on probation/X123456: noms A1234BC was seen here
      -> record:probation/X123456  crn:X123456  noms:A1234BC
    entry on prison/A1234BC
      -> record:prison/A1234BC     noms:A1234BC          (so the two may be one person)

Law: `who_is_who` never links records that share no chain of keys. Keys only ever widen what is
looked at; whether records really are one person is for the partition to say.
"""

from datetime import date

from domain.facts.entry import Entry
from domain.facts.identity import IdentifierObserved, LinkJudged, RecordsMerged, RecordsUnmerged
from domain.facts.versions import thing_of
from domain.facts.words import IdentifierKind
from domain.people.numbers import Number, canonical

# Numbers that belong to a person. A booking belongs to one stay and can move: it links nobody.
LINKING: tuple[IdentifierKind, ...] = ("noms", "crn", "pnc", "cro", "nhs")

# Systems that file a person under a number.
FILED_UNDER: dict[str, IdentifierKind] = {"prison": "noms", "probation": "crn", "police": "pnc"}


def tells_who(entry: Entry) -> bool:
    """Whether `who_is_who` has to see this entry. The first entry of each record it always sees."""
    return entry.supersedes is not None or entry.fact.TYPE.startswith("identity.")


def own_number(record: str, seen_on: date | None) -> Number | None:
    """The valid number a record is filed under: prison/A1234BC -> noms A1234BC; None if none."""
    system, _, local = record.partition("/")
    if system not in FILED_UNDER:
        return None
    number = canonical(FILED_UNDER[system], local, seen_on)
    return number if number.valid else None


def seen_number(entry: Entry) -> Number | None:
    """The valid number this entry puts on its record; None if it puts none."""
    fact, seen_on = entry.fact, entry.recorded_at.date()
    if isinstance(fact, RecordsMerged):  # the survivor now also answers to the removed number
        return own_number(fact.removed, seen_on)
    if not isinstance(fact, IdentifierObserved) or fact.kind not in LINKING:
        return None
    number = canonical(fact.kind, fact.value, seen_on)
    return number if number.valid else None


def number_key(number: Number) -> str:
    """noms:A1234BC."""
    return f"{number.kind}:{number.value}"


def join_keys(entry: Entry) -> tuple[str, ...]:
    """Every key under which this entry may connect its record with other records, sorted."""
    numbers = (own_number(entry.record, entry.recorded_at.date()), seen_number(entry))
    keys = {number_key(number) for number in numbers if number is not None}
    keys.update(f"record:{record}" for record in _records(entry))
    if entry.fact.TYPE.startswith("identity."):
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
    return (entry.record,)
