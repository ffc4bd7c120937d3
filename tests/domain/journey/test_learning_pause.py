"""When what was due is due again, once an exemption is over."""

from datetime import date

import pytest

from domain.journey.learning_bands import REVIEWED_MOVED
from domain.journey.learning_induction import INDUCTED_MOVED
from domain.journey.learning_pause import BY_ITSELF, EXCLUSIONS, TRANSFER, due_again
from domain.policy.policy import by_end_of
from infra.policy.load import england_and_wales

OVER_ON = date(2026, 3, 16)
SOON, LATE, GONE = date(2026, 3, 17), date(2026, 3, 31), date(2026, 3, 15)


def again(due_on, word, *, overdue=False, moved=REVIEWED_MOVED):
    due = by_end_of(due_on)
    return due_again(england_and_wales(), moved, due, word, OVER_ON, overdue=overdue)[0].due_on


@pytest.mark.parametrize("word", ["prison-staff-redeployment", "temp-absence", "prisoner-release"])
def test_five_days_on_unless_it_was_due_later(word):
    assert again(SOON, word) == date(2026, 3, 21)
    assert again(LATE, word) == LATE


@pytest.mark.parametrize("word", sorted(EXCLUSIONS))
def test_ten_days_on_where_nobody_could_meet_the_person(word):
    assert again(SOON, word) == date(2026, 3, 26)
    assert again(LATE, word) == LATE


def test_what_was_overdue_gets_no_more_time_by_a_workers_word():
    assert again(GONE, "prisoner-safety-issues", overdue=True) == GONE
    assert again(GONE, "prisoner-safety-issues") == date(2026, 3, 26)


@pytest.mark.parametrize("word", sorted(BY_ITSELF - {TRANSFER}))
def test_but_by_what_became_of_the_person(word):
    assert again(GONE, word, overdue=True) == date(2026, 3, 21)


@pytest.mark.parametrize("due_on", [GONE, SOON, LATE])
def test_a_transfer_counts_it_anew_whatever_it_was(due_on):
    assert again(due_on, TRANSFER) == date(2026, 3, 26)
    assert again(due_on, TRANSFER, moved=INDUCTED_MOVED) == date(2026, 4, 5)


@pytest.mark.parametrize("word", ["scheduled", "unknown"])
def test_words_that_exempt_nobody(word):
    assert again(SOON, word) == SOON
