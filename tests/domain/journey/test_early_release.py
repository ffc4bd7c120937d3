"""Releases before days of rest. Good Friday is 3 April 2026, Easter Monday 6 April."""

from datetime import date

import pytest

from domain.journey.early_release import (
    before_without_fridays,
    brought_forward,
    earliest_start,
    may_begin_early,
    release_day,
)
from infra.policy.load import england_and_wales

CALENDAR = england_and_wales().calendar
THURSDAY, GOOD_FRIDAY = date(2026, 4, 2), date(2026, 4, 3)
EASTER_MONDAY, TUESDAY = date(2026, 4, 6), date(2026, 4, 7)


@pytest.mark.parametrize(
    ("on", "early"),
    [
        (THURSDAY, False),
        (GOOD_FRIDAY, True),
        (EASTER_MONDAY, True),
        (TUESDAY, False),
        (date(2026, 4, 10), True),
        (date(2026, 4, 11), True),
    ],
    ids=["eve", "holiday", "Monday holiday", "after", "Friday", "Saturday"],
)
def test_a_licence_may_begin_early(on, early):
    assert may_begin_early(CALENDAR, on) is early


def test_three_working_days_early_without_fridays():
    friday = date(2026, 4, 17)

    assert earliest_start(CALENDAR, friday, 3) == date(2026, 4, 14)
    assert earliest_start(CALENDAR, TUESDAY, 3) == TUESDAY
    assert earliest_start(CALENDAR, EASTER_MONDAY, 3) == date(2026, 3, 31)
    assert earliest_start(CALENDAR, friday, 3, curfew_on=friday) == friday
    assert earliest_start(CALENDAR, friday, 3, curfew_on=TUESDAY) == date(2026, 4, 14)


def test_days_before_pass_over_fridays_weekends_and_holidays():
    assert before_without_fridays(CALENDAR, TUESDAY, 1) == THURSDAY
    assert before_without_fridays(CALENDAR, date(2026, 4, 13), 1) == date(2026, 4, 9)
    assert before_without_fridays(CALENDAR, TUESDAY, 0) == TUESDAY


@pytest.mark.parametrize(
    ("on", "moved_to"),
    [
        (GOOD_FRIDAY, date(2026, 4, 1)),
        (THURSDAY, date(2026, 4, 1)),
        (EASTER_MONDAY, date(2026, 4, 1)),
        (TUESDAY, TUESDAY),
        (date(2026, 5, 2), date(2026, 4, 30)),
    ],
    ids=["Good Friday", "its eve", "Easter Monday", "the day after", "Saturday"],
)
def test_brought_forward_to_a_day_that_another_working_day_follows(on, moved_to):
    assert brought_forward(CALENDAR, on) == moved_to
    assert CALENDAR.before_rest(on) is (on != moved_to)


def test_only_releases_move_and_none_that_has_gone_by():
    moved = (CALENDAR, GOOD_FRIDAY)

    assert release_day(*moved, GOOD_FRIDAY) == date(2026, 4, 1)
    assert release_day(*moved, GOOD_FRIDAY, "post-recall-release") == date(2026, 4, 1)
    assert release_day(*moved, GOOD_FRIDAY, "sentence-expiry") == GOOD_FRIDAY
    assert release_day(*moved, TUESDAY) == GOOD_FRIDAY
