"""Which probation case a prison record's sentence belongs to, among those its person may be."""

from collections.abc import Collection

from domain.facts.entry import Entry
from domain.facts.sentence import SentenceImposed, SupervisionEnded, SupervisionStarted
from domain.people.effective import later
from domain.people.partition import Partition
from domain.people.record_form import custody_days
from domain.people.same_sentence import ProbationCase, SentenceMatch, same_sentence, sentence_day
from domain.people.suggestions import Suggestion

PRISON, PROBATION = "prison/", "probation/"


def which_case(
    prison: str, partition: Partition, standing: Collection[Entry]
) -> SentenceMatch | None:
    """Compares the sentences on both sides; None where there is no case to compare with.

    The prison's day is of what is said on its person's records, a court's too, but not by
    probation. A case's day is of its person's, but not by a prison. A case whose person is the
    prison's already counts by that alone.
    """
    person = partition.person_of.get(prison, prison)
    records = partition.people.get(person, ())
    cases = [
        *(ProbationCase(r, None, joined=True) for r in records if r.startswith(PROBATION)),
        *(_case(record, partition, standing) for record in _alike(person, partition)),
    ]
    if not cases:
        return None
    theirs = [e for e in standing if e.record in records and not e.record.startswith(PROBATION)]
    return same_sentence(sentence_day(custody_days(theirs)), cases)


def prison_of(suggestion: Suggestion) -> str | None:
    """The prison's record of a pair that is likely one person's and that probation has the other
    of; None for other pairs, which no sentence settles."""
    two = suggestion.one, suggestion.other  # in order, so the prison's comes first
    asked = suggestion.reason == "likely-same"
    return two[0] if asked and two[0].startswith(PRISON) and two[1].startswith(PROBATION) else None


def _alike(person: str, partition: Partition) -> list[str]:
    """Probation's records that are likely this person's."""
    pairs = [(s.one, s.other) for s in partition.suggestions if s.reason == "likely-same"]
    return sorted(
        other
        for one, other in (*pairs, *((other, one) for one, other in pairs))
        if partition.person_of.get(one) == person and other.startswith(PROBATION)
    )


def _case(record: str, partition: Partition, standing: Collection[Entry]) -> ProbationCase:
    group = partition.people[partition.person_of[record]]
    said = [e for e in standing if e.record in group and not e.record.startswith(PRISON)]
    return ProbationCase(record, sentence_day(custody_days(said)), active=_active(said))


def _active(said: Collection[Entry]) -> bool:
    """Whether the last word on sentence or supervision isn't that supervision ended."""
    kinds = SentenceImposed | SupervisionStarted | SupervisionEnded
    last = max((entry for entry in said if isinstance(entry.fact, kinds)), key=later, default=None)
    return last is None or not isinstance(last.fact, SupervisionEnded)
