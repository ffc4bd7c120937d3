"""The day a licence begins. Spring 2026: Good Friday is 3 April, Easter Monday 6 April."""

from datetime import date, timedelta

import pytest

from domain.journey.licence_start import (
    ReleaseDates,
    at_licence_expiry,
    licence_start,
    time_served,
)
from infra.policy.load import england_and_wales

POLICY = england_and_wales()
BY_LAW = date(2026, 4, 4)  # the Saturday after Good Friday
LAST = date(2026, 4, 2)  # the last working day by then


def starts(kind, *, held=False, **dates):
    return licence_start(POLICY.calendar, kind, ReleaseDates(**dates), held=held)


@pytest.mark.parametrize(
    ("confirmed_on", "held", "begins_on"),
    [
        (None, False, LAST),
        (date(2026, 3, 30), False, date(2026, 3, 30)),
        (BY_LAW, False, BY_LAW),
        (date(2026, 4, 7), False, LAST),
        (None, True, LAST),
        (date(2026, 3, 30), True, LAST),
        (date(2026, 4, 3), True, date(2026, 4, 3)),
        (date(2026, 4, 7), True, LAST),
    ],
    ids=[
        "nothing confirmed",
        "earlier",
        "on a day of rest",
        "too late",
        "held besides",
        "held besides, long before",
        "held besides, just before",
        "held besides, too late",
    ],
)
def test_the_first_release(confirmed_on, held, begins_on):
    dates = {"conditional_on": BY_LAW, "confirmed_on": confirmed_on}

    assert starts("conditional-release", held=held, **dates) == begins_on


@pytest.mark.parametrize(
    ("first_on", "confirmed_on", "begins_on"),
    [
        (date(2025, 1, 6), None, LAST),
        (date(2025, 1, 6), date(2026, 3, 29), date(2026, 3, 29)),
        (None, date(2026, 3, 29), date(2026, 3, 29)),
        (date(2026, 3, 30), date(2026, 3, 30), LAST),
        (date(2025, 1, 6), date(2026, 4, 7), LAST),
    ],
    ids=["nothing confirmed", "a Sunday", "no first release", "of the first release", "too late"],
)
@pytest.mark.parametrize("kind", ["fixed-term-recall", "standard-recall"])
def test_the_release_after_a_recall(kind, first_on, confirmed_on, begins_on):
    dates = {"conditional_on": first_on, "confirmed_on": confirmed_on}

    assert starts(kind, post_recall_on=BY_LAW, **dates) == begins_on
    assert starts(kind, **dates) is None


def test_a_curfew():
    eligible_on, actual_on = date(2026, 2, 1), date(2026, 2, 7)

    assert starts("hdc", hdc_eligible_on=eligible_on, hdc_actual_on=actual_on) == actual_on
    assert starts("hdc", hdc_eligible_on=eligible_on) == eligible_on
    assert starts("hdc", conditional_on=BY_LAW) is None


def test_without_a_licence_or_a_day_none_begins():
    assert starts(None, conditional_on=BY_LAW) is None
    assert starts("conditional-release", confirmed_on=BY_LAW) is None


def test_time_served_counts_for_four_weeks():
    served_on = date(2026, 3, 2)
    for days, served in ((0, True), (27, True), (28, False)):
        today = served_on + timedelta(days=days)
        assert time_served(POLICY, served_on, served_on, today) is served
    assert not time_served(POLICY, served_on, date(2026, 3, 3), served_on)
    assert not time_served(POLICY, None, None, served_on)


def test_leaving_on_the_day_a_licence_would_end():
    assert at_licence_expiry(BY_LAW, BY_LAW)
    assert not at_licence_expiry(LAST, BY_LAW)
    assert not at_licence_expiry(None, None)
