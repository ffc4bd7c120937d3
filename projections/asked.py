"""What a reviewer of identity is asked about one person, made from the log when somebody looks."""

from dataclasses import dataclass

from domain.people.comparison import Compared, compare
from domain.people.effective import effective
from domain.people.record_form import form_of
from domain.people.same_sentence import SentenceMatch
from domain.people.suggestions import Suggestion
from domain.people.which_case import prison_of, which_case
from domain.ports import FactStore
from projections.people import about_people, partition_of
from projections.replay import Connections


@dataclass(frozen=True, slots=True)
class Asked:
    """One pair to look at: why, the two side by side, and which case the prison's sentence is of."""

    suggestion: Suggestion
    comparison: tuple[Compared, ...]
    same_sentence: (
        SentenceMatch | None
    )  # None: no pair of prison and probation, joined by no number


def asked_of(record: str, facts: FactStore, connections: Connections) -> tuple[Asked, ...] | None:
    """Every pair of which one is of this record's person. None: nothing is known of that record."""
    connected = connections.alike([record])
    told = about_people(facts.of_records(sorted(connected)))
    partition = partition_of(told)
    person = partition.person_of.get(record)
    if person is None:
        return None
    theirs = {*partition.people[person]}
    pairs = [s for s in partition.suggestions if theirs & {s.one, s.other}]
    standing = effective(told) if pairs else ()
    return tuple(
        Asked(
            suggestion,
            compare(form_of(suggestion.one, standing), form_of(suggestion.other, standing)),
            which_case(prison, partition, standing) if (prison := prison_of(suggestion)) else None,
        )
        for suggestion in pairs
    )
