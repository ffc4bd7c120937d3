"""A prison's person and a probation case, by the day of the sentence."""

from datetime import date, timedelta

import pytest

from domain.people.same_sentence import ProbationCase, SentenceMatch, same_sentence, sentence_day
from tests.domain.people.saying import X1, X2

DAY = date(2026, 1, 30)


def case(record: str = X1, off: int | None = 0, **fields) -> ProbationCase:
    """A case whose custody began so many days off the prison's day."""
    return ProbationCase(record, None if off is None else DAY + timedelta(days=off), **fields)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (case(off=7), True),
        (case(off=-7), True),
        (case(off=8), False),
        (case(off=-8), False),
        (case(off=None), False),
        (case(active=False), False),
        (case(off=900, joined=True), True),
    ],
)
def test_what_is_kept(found, kept):
    """Custody, running, within seven days; whoever is theirs already is kept all the same."""
    match = same_sentence(DAY, [found])

    assert match.kept == ((X1,) if kept else ())
    assert match.problem == (None if kept else "no-matches")


def test_one_is_chosen_and_shows_whether_the_number_is_missing():
    assert same_sentence(DAY, [case()]) == SentenceMatch((X1,), X1, True)
    assert not same_sentence(DAY, [case(joined=True)]).number_missing


def test_two_are_never_chosen_between():
    match = same_sentence(DAY, [case(), case(X2, 3)])

    assert (match.record, match.problem) == (None, "too-many-matches")


def test_without_a_day_of_the_prisons_nothing_is_alike():
    assert same_sentence(None, [case()]).kept == ()


def test_the_day_to_compare_by():
    """The latest; a day that stands for none is none."""
    assert sentence_day([date(2024, 4, 12), DAY, None]) == DAY
    assert sentence_day([date(1970, 1, 1)]) is None
