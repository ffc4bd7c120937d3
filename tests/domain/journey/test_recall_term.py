"""When a recall ends, by its term and what is added to it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.journey.recall_term import IN_TRANCHES, LONGEST, Term, recall_end, term_end
from infra.policy.load import england_and_wales

POLICY = england_and_wales()
TERM = Term(date(2026, 6, 1), 56)


def end(term):
    return term_end(POLICY, term)[0]


@pytest.mark.parametrize(
    ("more", "ends_on"),
    [
        ({}, date(2026, 7, 26)),
        ({"lost": 3}, date(2026, 7, 29)),
        ({"added": 2}, date(2026, 7, 28)),
        ({"lost": 3, "expires_on": date(2026, 7, 28)}, date(2026, 7, 28)),
        ({"expires_on": date(2026, 7, 27)}, date(2026, 7, 26)),
        ({"days": 28}, date(2026, 6, 28)),
        ({"days": 14}, date(2026, 6, 14)),
    ],
    ids=["alone", "at large", "days added", "expires first", "expires later", "28", "14"],
)
def test_the_return_is_its_first_day(more, ends_on):
    assert end(replace(TERM, **more)) == ends_on


@pytest.mark.parametrize(
    ("sentence_days", "ends_on"),
    [
        (None, date(2026, 3, 3)),
        (1701, date(2026, 3, 31)),
        (1702, date(2026, 4, 14)),
        (2128, date(2026, 4, 14)),
        (2129, date(2026, 4, 21)),
        (2576, date(2026, 4, 21)),
        (3304, date(2026, 4, 28)),
        (4438, date(2026, 5, 5)),
        (4439, date(2026, 5, 12)),
    ],
)
def test_whoever_was_inside_waits_for_their_tranche(sentence_days, ends_on):
    """Back on 7 January, 56 days later is 3 March: before any tranche."""
    inside = replace(TERM, back_on=date(2026, 1, 7), sentence_days=sentence_days)

    assert end(inside) == ends_on
    assert end(replace(inside, added=2)) == date.fromordinal(ends_on.toordinal() + 2)


def test_a_tranche_neither_shortens_a_term_nor_touches_shorter_ones():
    inside = Term(date(2026, 4, 5), 56, sentence_days=2922)

    assert end(inside) == date(2026, 5, 30)
    assert end(replace(inside, days=28, back_on=date(2026, 1, 7))) == date(2026, 2, 3)


def test_the_rows_that_put_it_off_are_named():
    _, read = term_end(POLICY, Term(date(2026, 1, 7), 56, sentence_days=2000))

    assert [amount.name for amount in read] == [IN_TRANCHES, LONGEST, LONGEST]
    assert term_end(POLICY, TERM)[1] == ()


def test_a_standard_recall_lasts_as_long_as_the_sentence():
    until = replace(TERM, expires_on=date(2027, 1, 4))

    assert recall_end(POLICY, "standard", until) == date(2027, 1, 4)
    assert recall_end(POLICY, "standard", TERM) is None
    assert recall_end(POLICY, "fixed-term-56", until) == date(2026, 7, 26)
