"""The days a story counts in, and the hours people work at."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random

from domain.calendar import WorkingCalendar, day_end, day_start
from infra.policy.load import england_and_wales


@lru_cache(maxsize=1)
def calendar() -> WorkingCalendar:
    """Working days of England and Wales."""
    return england_and_wales().calendar


@lru_cache(maxsize=65536)
def working_days(day: date, count: int) -> date:
    """The nth working day after `day` (before it, for a minus)."""
    return calendar().count(day, count)[0]


@lru_cache(maxsize=65536)
def on_working_day(day: date) -> date:
    """That day, or the last working day before it."""
    return calendar().last_on_or_before(day)


def days(day: date, count: int) -> date:
    """So many calendar days on."""
    return day + timedelta(days=count)


def at(day: date, hour: int, rng: Random) -> datetime:
    """A minute of that hour of a London day."""
    return day_start(day) + timedelta(minutes=hour * 60 + int(rng.random() * 60))


def missed(day: date) -> datetime:
    """The first instant at which a day deadline, unmet, shows."""
    return day_end(day)
