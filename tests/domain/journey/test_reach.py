"""How far back a fact speaks."""

import pytest

from domain.journey.reach import AT_ANY_TIME, speaks_from
from tests import people
from tests.story import in_log, taken_back

T = "2026-04-10 09:00"


def test_a_fact_without_days_of_its_own_speaks_of_its_moment():
    (entry,) = in_log([people.need_seen(T, "finance")])
    assert speaks_from(entry) == entry.happened_at


def test_nights_told_later_are_spoken_of_from_the_first_one():
    (entry,) = in_log([people.status(T, "settled", "2026-04-01")])
    assert speaks_from(entry).isoformat() == "2026-03-31T23:00:00+00:00"


def test_a_day_ahead_does_not_put_off_what_is_said_now():
    (entry,) = in_log([people.arranged(T, "a1", "2026-06-01 10:00")])
    assert speaks_from(entry) == entry.happened_at


def test_a_correction_may_speak_of_any_time():
    *_, entry = in_log([people.received(T), taken_back("e1", "2026-04-12 09:00")])
    assert speaks_from(entry) == AT_ANY_TIME


@pytest.mark.parametrize(
    "frame", [people.received(T), people.planned(T, "2026-06-01"), people.dated(T)]
)
def test_where_somebody_is_and_how_long_frames_all_that_came_before(frame):
    (entry,) = in_log([frame])
    assert speaks_from(entry) == AT_ANY_TIME
