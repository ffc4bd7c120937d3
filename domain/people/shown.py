"""What each record shows of its person: numbers, names and births, each since which entry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.facts.entry import Entry
from domain.facts.identity import IdentifierObserved, IdentifierWithdrawn, PersonSeen
from domain.people.days import STAND_INS
from domain.people.effective import later
from domain.people.keys import day_told, number_key, own_number, seen_number
from domain.people.names import birth, family, given
from domain.people.numbers import canonical

Since = dict[str, Entry]  # a value -> the first standing entry that shows it


@dataclass(slots=True)
class Shown:
    """One record's person as it shows: every name ever seen counts (aliases do)."""

    numbers: Since = field(default_factory=dict)  # "noms:A1234BC"
    given: Since = field(default_factory=dict)
    family: Since = field(default_factory=dict)
    birth: Since = field(default_factory=dict)


def shown(
    firsts: Mapping[str, Entry], standing: Iterable[Entry], merged: Iterable[Entry]
) -> dict[str, Shown]:
    """What every record shows. `firsts`: each record's first entry; `merged`: merges in force."""
    shows = {record: Shown() for record in firsts}
    standing = tuple(standing)
    born = births(standing)
    for record, first in firsts.items():
        own = own_number(first, born.get(record))
        if own is not None:
            shows[record].numbers[number_key(own)] = first
    found = (*observed(standing, born), *merged)
    for entry in sorted(found, key=lambda entry: entry.position):
        number = seen_number(entry, born.get(entry.record))
        if number is not None:
            shows[entry.record].numbers.setdefault(number_key(number), entry)
    for entry in standing:
        if isinstance(entry.fact, PersonSeen):
            _see(shows[entry.record], entry, entry.fact)
    return shows


def births(standing: Iterable[Entry]) -> dict[str, date]:
    """The birth each record holds: the last one it gave that isn't a stand-in for none."""
    last: dict[str, Entry] = {}
    for entry in standing:
        if not isinstance(entry.fact, PersonSeen):
            continue
        born = entry.fact.date_of_birth_on
        if born is not None and born not in STAND_INS:
            last[entry.record] = max(last.get(entry.record, entry), entry, key=later)
    return {record: entry.fact.date_of_birth_on for record, entry in last.items()}


def _see(shows: Shown, entry: Entry, fact: PersonSeen) -> None:
    for since, value in (
        (shows.given, given(fact.given_names)),
        (shows.family, family(fact.family_name)),
        (shows.birth, birth(fact.date_of_birth_on)),
    ):
        if value:
            since.setdefault(value, entry)


def observed(standing: tuple[Entry, ...], born: Mapping[str, date]) -> Iterable[Entry]:
    """Observations that no later withdrawal of the same number from the same record took off."""
    off: dict[tuple[str, str], Entry] = {}
    for entry in standing:
        if isinstance(entry.fact, IdentifierWithdrawn):
            place = _place(entry, entry.fact, born)
            off[place] = max(off.get(place, entry), entry, key=later)
    for entry in standing:
        if isinstance(entry.fact, IdentifierObserved):
            taken = off.get(_place(entry, entry.fact, born)) if off else None
            if taken is None or later(taken) < later(entry):
                yield entry


def _place(
    entry: Entry, fact: IdentifierObserved | IdentifierWithdrawn, born: Mapping[str, date]
) -> tuple[str, str]:
    number = canonical(fact.kind, fact.value, day_told(fact.kind, entry), born.get(entry.record))
    return entry.record, f"{fact.kind}:{number.value or fact.value}"
