"""The case a prison's sentence is of, read off what agencies said of everybody alike."""

from datetime import date, timedelta

import pytest

from domain.facts.sentence import SentenceImposed, SupervisionEnded, SupervisionStarted
from domain.people.effective import effective
from domain.people.partition import who_is_who
from domain.people.which_case import prison_of, which_case
from tests.domain.people.saying import (
    ASH,
    P1,
    V1,
    X1,
    X2,
    judged,
    log,
    observed,
    said,
    seen,
    taken_back,
)

COURT = "court/D1"
DAY = date(2026, 1, 30)


def sentenced(record, off=0, kind="custody"):
    return said(record, SentenceImposed(kind, DAY + timedelta(days=off)))


def found(*entries):
    placed = log(*entries)
    return which_case(P1, who_is_who(placed), effective(placed))


def test_the_one_case_of_the_sentence():
    """Of two people of one name and birth the sentence says who it is, and nobody is linked."""
    alike = (seen(P1, *ASH), seen(X1, *ASH), seen(X2, *ASH))
    match = found(*alike, sentenced(P1), sentenced(X1, off=-7), sentenced(X2, off=-2000))

    assert (match.record, match.kept, match.number_missing) == (X1, (X1,), True)
    assert len(who_is_who(log(*alike)).people) == 3


def test_what_a_court_said_of_either_counts():
    """Records a number joins with theirs speak for them; probation's word isn't the prison's."""
    court = (seen(COURT, *ASH), observed(COURT, "noms", "A1234BC"), sentenced(COURT))
    match = found(seen(P1, *ASH), seen(X1, *ASH), *court, sentenced(X1, off=3))

    assert match.record == X1
    assert found(seen(P1, *ASH), seen(X1, *ASH), sentenced(X1)).problem == "no-matches"


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ((sentenced(X1),), None),
        ((sentenced(X1), said(X1, SupervisionEnded("licence"))), "no-matches"),
        (
            (
                sentenced(X1),
                said(X1, SupervisionEnded("pss")),
                said(X1, SupervisionStarted("licence")),
            ),
            None,
        ),
        ((sentenced(X1, kind="community-order"),), "no-matches"),
        ((sentenced(X1), taken_back(X1, "e4")), "no-matches"),
        ((sentenced(X1), seen(X2, *ASH), sentenced(X2)), "too-many-matches"),
        ((sentenced(X1), seen(X2, *ASH), judged(P1, X2, "not-same"), sentenced(X2)), None),
    ],
    ids=["near", "ended", "begun again", "no custody", "taken back", "two", "one kept apart"],
)
def test_what_makes_a_case(entries, problem):
    match = found(seen(P1, *ASH), seen(X1, *ASH), sentenced(P1), *entries)

    assert match.problem == problem


def test_a_case_that_holds_the_number_is_theirs():
    """Whatever its sentence; another of their name is then one too many, if it is of the day."""
    linked = (seen(P1, *ASH), seen(X1, *ASH), observed(X1, "noms", "A1234BC"), sentenced(P1))

    match = found(*linked, seen(X2, *ASH), sentenced(X2, off=400))

    assert (match.record, match.number_missing) == (X1, False)
    assert found(*linked, seen(X2, *ASH), sentenced(X2)).kept == (X1, X2)


def test_which_pairs_a_sentence_can_settle():
    """Prison with probation, where nothing but the name ties them."""
    (alike,) = who_is_who(log(seen(P1, *ASH), seen(X1, *ASH))).suggestions
    (charity,) = who_is_who(log(seen(P1, *ASH), seen(V1, *ASH))).suggestions
    (number,) = who_is_who(log(seen(P1, *ASH), observed(X1, "noms", "A1234BC"))).suggestions

    assert [prison_of(one) for one in (alike, charity, number)] == [P1, None, None]
    assert found(seen(P1, *ASH), seen(V1, *ASH)) is None
