"""A prison's person and a probation case, by the day of the sentence."""

from datetime import date, timedelta

import pytest

from domain.people.same_sentence import (
    PrisonSentence,
    ProbationCase,
    SentenceMatch,
    same_sentence,
    sentence_day,
)

DAY = date(2026, 1, 30)


def case(crn: str = "X123456", off: int | None = 0, **fields) -> ProbationCase:
    """A case whose custody began so many days off the prison's day."""
    sentenced_on = None if off is None else DAY + timedelta(days=off)
    return ProbationCase(crn, sentenced_on, fields.pop("custodial", True), **fields)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (case(off=7), True),
        (case(off=-7), True),
        (case(off=8), False),
        (case(off=-8), False),
        (case(off=None), False),
        (case(custodial=False), False),
        (case(active=False), False),
        (case(off=900, holds_number=True), True),
    ],
)
def test_what_is_kept(found, kept):
    """Custody, running, within seven days; whoever has the number already is kept all the same."""
    match = same_sentence(DAY, [found])

    assert match.kept == (("X123456",) if kept else ())
    assert match.problem == (None if kept else "no-matches")


def test_one_is_linked_and_shows_whether_the_number_is_missing():
    assert same_sentence(DAY, [case()]) == SentenceMatch(("X123456",), "X123456", True)
    assert not same_sentence(DAY, [case(holds_number=True)]).number_missing


def test_two_are_never_chosen_between():
    match = same_sentence(DAY, [case(), case("X234567", 3)])

    assert (match.linked, match.problem) == (None, "too-many-matches")


def test_a_prison_out_of_scope_compares_nobody():
    assert same_sentence(DAY, [case()], prison="LEI", scope={"MDI"}).problem == "not-in-scope"
    assert same_sentence(DAY, [case()], prison="MDI", scope={"MDI"}).linked == "X123456"


def test_without_a_day_of_the_prisons_nothing_is_alike():
    assert same_sentence(None, [case()]).kept == ()


def test_the_day_to_compare_by():
    """The latest that doesn't wait for another."""
    told = [
        PrisonSentence(1, date(2024, 4, 12)),
        PrisonSentence(2, DAY),
        PrisonSentence(3, date(2027, 1, 1), consecutive_to=2),
        PrisonSentence(4, None),
    ]

    assert sentence_day(told) == DAY
    assert sentence_day([]) is None
