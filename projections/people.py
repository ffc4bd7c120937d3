"""Which facts belong to one person: the entries of connected records, parted by who is who."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.facts.control import ControlExempted
from domain.facts.data import ControlCounted, SourceHeartbeat
from domain.facts.entry import Entry
from domain.facts.policy import PolicyActivated
from domain.people.keys import tells_who
from domain.people.partition import Partition, who_is_who

NOBODY = (
    SourceHeartbeat,
    ControlCounted,
    PolicyActivated,
    ControlExempted,
)  # these are about no person


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person, their records (first recorded first) and every entry about them in log order."""

    person: str
    records: tuple[str, ...]
    entries: tuple[Entry, ...]


def people_of(entries: Sequence[Entry]) -> list[PersonFacts]:
    """Part the entries of a closure of records into people. A heartbeat or a count makes no person."""
    told = about_people(entries)
    partition = partition_of(told, asking=False)
    by_person: dict[str, list[Entry]] = {}
    for entry in told:
        by_person.setdefault(partition.person_of[entry.record], []).append(entry)
    return [
        PersonFacts(person, tuple(partition.people[person]), tuple(found))
        for person, found in sorted(by_person.items())
    ]


def partition_of(told: Sequence[Entry], *, asking: bool = True) -> Partition:
    """Who is who among these entries about people, which are in log order. See `who_is_who`."""
    first: dict[str, Entry] = {}
    for entry in told:
        first.setdefault(entry.record, entry)
    telling = (entry for entry in told if tells_who(entry))
    return who_is_who((*first.values(), *telling), asking=asking)


def about_people(entries: Iterable[Entry]) -> list[Entry]:
    """Without heartbeats, counts and our own facts, which say nothing about a person."""
    return [entry for entry in entries if not isinstance(entry.fact, NOBODY)]
