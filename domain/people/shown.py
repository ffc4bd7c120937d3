"""What each record shows of its person: numbers, names and births, each since which entry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.facts.entry import Entry
from domain.facts.identity import IdentifierObserved, IdentifierWithdrawn, PersonSeen
from domain.people.effective import later
from domain.people.keys import number_key, own_number, seen_number
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
    for record, first in firsts.items():
        own = own_number(record, first.recorded_at.date())
        if own is not None:
            shows[record].numbers[number_key(own)] = first
    standing = tuple(standing)
    for entry in sorted((*_observed(standing), *merged), key=lambda entry: entry.position):
        number = seen_number(entry)
        if number is not None:
            shows[entry.record].numbers.setdefault(number_key(number), entry)
    for entry in standing:
        if isinstance(entry.fact, PersonSeen):
            _see(shows[entry.record], entry, entry.fact)
    return shows


def _see(shows: Shown, entry: Entry, fact: PersonSeen) -> None:
    for since, value in (
        (shows.given, given(fact.given_names)),
        (shows.family, family(fact.family_name)),
        (shows.birth, birth(fact.date_of_birth_on)),
    ):
        if value:
            since.setdefault(value, entry)


def _observed(standing: tuple[Entry, ...]) -> Iterable[Entry]:
    """Observations that no later withdrawal of the same number from the same record took off."""
    off: dict[tuple[str, str], Entry] = {}
    for entry in standing:
        if isinstance(entry.fact, IdentifierWithdrawn):
            place = _place(entry, entry.fact)
            off[place] = max(off.get(place, entry), entry, key=later)
    for entry in standing:
        if isinstance(entry.fact, IdentifierObserved):
            taken = off.get(_place(entry, entry.fact))
            if taken is None or later(taken) < later(entry):
                yield entry


def _place(entry: Entry, fact: IdentifierObserved | IdentifierWithdrawn) -> tuple[str, str]:
    number = canonical(fact.kind, fact.value, entry.recorded_at.date())
    return entry.record, f"{fact.kind}:{number.value or fact.value}"
