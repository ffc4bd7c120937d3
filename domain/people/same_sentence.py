"""Whether a prison's person and a probation case are of one sentence, where no number joins them.

prison/A1234BC, sentenced 30 January      probation/X123456, custody from 23 January    kept
                                          probation/X234567, custody from 2019          not this one
one kept: that case is theirs             two kept: nobody is chosen
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from domain.people.days import real

NEAR = timedelta(days=7)  # the two systems write the day of one sentence up to a week apart

Problem = Literal["no-matches", "too-many-matches"]


@dataclass(frozen=True, slots=True)
class ProbationCase:
    """A case found by number or by name, with its sentence to custody."""

    record: str
    sentenced_on: date | None  # None: to no custody that we know of
    active: bool = True
    joined: bool = False  # the case is of the prison's person already: it holds the number


@dataclass(frozen=True, slots=True)
class SentenceMatch:
    """What came of comparing."""

    kept: tuple[str, ...]  # cases whose sentence it may be
    record: str | None  # the one case it is
    number_missing: bool  # that case doesn't show the prison number yet
    problem: Problem | None = None


def same_sentence(sentenced_on: date | None, cases: Iterable[ProbationCase]) -> SentenceMatch:
    """Compares the day of the prison's sentence with each case's. Links nothing."""
    kept = [case for case in cases if case.joined or _is_of(case, sentenced_on)]
    records = tuple(case.record for case in kept)
    if len(kept) != 1:
        problem: Problem = "too-many-matches" if kept else "no-matches"
        return SentenceMatch(records, None, number_missing=False, problem=problem)
    return SentenceMatch(records, records[0], number_missing=not kept[0].joined)


def sentence_day(days: Iterable[date | None]) -> date | None:
    """Of the days of several sentences the one to compare by: the latest. No fact says that a
    sentence waits for another to end; one that does has the day it was passed all the same.
    """
    return max(real(days), default=None)


def _is_of(case: ProbationCase, sentenced_on: date | None) -> bool:
    if not case.active or case.sentenced_on is None or sentenced_on is None:
        return False
    return abs(case.sentenced_on - sentenced_on) <= NEAR
