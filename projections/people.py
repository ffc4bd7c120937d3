"""Which facts belong to one person: the entries of connected records, parted by who is who."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry
from domain.people.partition import who_is_who


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person, their records (first recorded first) and every entry about them in log order."""

    person: str
    records: tuple[str, ...]
    entries: tuple[Entry, ...]


def people_of(entries: Sequence[Entry]) -> list[PersonFacts]:
    """Part the entries of a closure of records into people. A heartbeat alone makes no person."""
    told = [entry for entry in entries if not isinstance(entry.fact, SourceHeartbeat)]
    if not told:
        return []
    partition = who_is_who(told)
    by_person: dict[str, list[Entry]] = {}
    for entry in told:
        by_person.setdefault(partition.person_of[entry.record], []).append(entry)
    return [
        PersonFacts(person, tuple(partition.people[person]), tuple(found))
        for person, found in sorted(by_person.items())
    ]


def touched_records(entries: Iterable[Entry]) -> set[str]:
    """Records that something was said about (a heartbeat says nothing about a record)."""
    return {entry.record for entry in entries if not isinstance(entry.fact, SourceHeartbeat)}
