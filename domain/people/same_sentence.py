"""Whether a prison's person and a probation case are of one sentence, where no number joins them.

prison A1234BC, sentenced 30 January      X123456, custody from 23 January    kept
                                          X234567, custody from 2019          not this sentence
one kept: that case is theirs             two kept: nobody is chosen
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

NEAR = timedelta(days=7)  # the two systems write the day of one sentence up to a week apart


@dataclass(frozen=True, slots=True)
class ProbationCase:
    """A case found by number or by name, with its sentence."""

    crn: str
    sentenced_on: date | None
    custodial: bool
    active: bool = True
    holds_number: bool = False  # the case has the prison number already


@dataclass(frozen=True, slots=True)
class SentenceMatch:
    """What came of comparing."""

    kept: tuple[str, ...]  # CRNs whose sentence it may be
    linked: str | None  # the one case it is
    number_missing: bool  # the linked case doesn't show the prison number yet
    problem: str | None = None  # no-matches | too-many-matches | not-in-scope


@dataclass(frozen=True, slots=True)
class PrisonSentence:
    """One sentence as the prison holds it."""

    sequence: int
    starts_on: date | None
    consecutive_to: int | None = None  # it starts when that one ends


def same_sentence(
    sentenced_on: date | None,
    cases: Iterable[ProbationCase],
    *,
    prison: str | None = None,
    scope: Collection[str] | None = None,
) -> SentenceMatch:
    """Compares. `scope`: the prisons whose people are compared at all; None: every prison's."""
    if scope is not None and prison not in scope:
        return SentenceMatch((), None, number_missing=False, problem="not-in-scope")
    kept = [case for case in cases if case.holds_number or _is_of(case, sentenced_on)]
    crns = tuple(case.crn for case in kept)
    if len(kept) != 1:
        problem = "too-many-matches" if kept else "no-matches"
        return SentenceMatch(crns, None, number_missing=False, problem=problem)
    return SentenceMatch(crns, crns[0], number_missing=not kept[0].holds_number)


def sentence_day(sentences: Iterable[PrisonSentence]) -> date | None:
    """The day to compare by: the latest start of a sentence that doesn't wait for another."""
    starts = [
        sentence.starts_on
        for sentence in sentences
        if sentence.consecutive_to is None and sentence.starts_on is not None
    ]
    return max(starts, default=None)


def _is_of(case: ProbationCase, sentenced_on: date | None) -> bool:
    if not (case.custodial and case.active) or case.sentenced_on is None or sentenced_on is None:
        return False
    return abs(case.sentenced_on - sentenced_on) <= NEAR
