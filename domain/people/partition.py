"""Who is who: records into people, from what was said, as a pure function of the set of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.people.drawing import Drawing
from domain.people.effective import each_once
from domain.people.since import evidence, joined
from domain.people.suggestions import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class Partition:
    """Every record given, each in exactly one person. A person's id is its first record's."""

    person_of: Mapping[str, str]
    people: Mapping[str, tuple[str, ...]]  # first record first, then in order of first entry
    suggestions: tuple[Suggestion, ...]
    evidence: Mapping[str, tuple[str, ...]]  # keys of what ties a record to its person's first
    joined_at: Mapping[str, datetime]  # since when (recorded_at) it has been, without a break


def who_is_who(entries: Iterable[Entry], *, asking: bool = True) -> Partition:
    """Sorts records into people. Any order, any repeats of the same entries: the same answer.

    `entries`: all that tells who (`tells_who`) of a closure of records, and the first entry of
    each record. Given those up to position K, it is the identity as known at K. `asking`: whether
    somebody wants the suggestions; they change nothing, and cost as much as the rest.
    """
    once = each_once(entries)
    drawing = Drawing(once)
    since = joined(drawing, once)
    return Partition(
        person_of={record: person for person, group in drawing.people.items() for record in group},
        people=drawing.people,
        suggestions=suggestions(drawing) if asking else (),
        evidence=evidence(drawing, since),
        joined_at={record: entry.recorded_at for record, entry in since.items()},
    )
