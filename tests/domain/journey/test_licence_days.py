"""The days around the start of a licence. Easter Monday is 6 April 2026."""

from datetime import date, timedelta

from domain.journey.licence_days import (
    LicenceDays,
    begins_soon,
    licence_days,
    nears_unallocated,
    timed_out_up_to,
)
from infra.policy.load import england_and_wales

POLICY = england_and_wales()
ONE_DAY = timedelta(days=1)
EASTER_MONDAY, TUESDAY = date(2026, 4, 6), date(2026, 4, 7)


def test_the_last_day_to_approve_it_and_the_warning():
    """Two working days each; a start on a day of rest counts from the working day before."""
    assert licence_days(POLICY, TUESDAY) == LicenceDays(
        TUESDAY, date(2026, 4, 1), date(2026, 3, 30)
    )
    assert licence_days(POLICY, EASTER_MONDAY) == LicenceDays(
        EASTER_MONDAY, date(2026, 3, 31), date(2026, 3, 27)
    )


def test_none_where_nothing_begins_or_the_time_was_served():
    assert licence_days(POLICY, None) is None
    assert licence_days(POLICY, TUESDAY, time_served=True) is None


def test_too_late_from_the_last_day_to_the_start():
    days = licence_days(POLICY, TUESDAY)
    assert days is not None

    assert [days.stopped(on) for on in (days.hard_stop_on - ONE_DAY, days.hard_stop_on)] == [
        False,
        True,
    ]
    assert [days.stopped(on) for on in (TUESDAY, TUESDAY + ONE_DAY)] == [True, False]


def test_soon_within_two_working_days():
    assert begins_soon(POLICY, TUESDAY, date(2026, 4, 1))
    assert not begins_soon(POLICY, TUESDAY, date(2026, 3, 31))
    assert begins_soon(POLICY, TUESDAY, TUESDAY)
    assert not begins_soon(POLICY, TUESDAY, TUESDAY + ONE_DAY)
    assert not begins_soon(POLICY, None, TUESDAY)


def test_what_begins_up_to_two_working_days_on_is_too_late_today():
    assert timed_out_up_to(POLICY, date(2026, 4, 1)) == TUESDAY


def test_somebody_has_to_hold_the_case_five_working_days_ahead_without_fridays():
    release_on = date(2026, 4, 23)

    assert nears_unallocated(POLICY, release_on, 5, date(2026, 4, 15))
    assert not nears_unallocated(POLICY, release_on, 5, date(2026, 4, 14))
    assert nears_unallocated(POLICY, release_on, 5, release_on)
    assert not nears_unallocated(POLICY, release_on, 5, release_on + ONE_DAY)
