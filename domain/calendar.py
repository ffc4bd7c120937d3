"""London dates, and how far a clock runs: hours, calendar days, working days, months."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
SATURDAY = 5
WEEKEND = {SATURDAY: "Saturday", SATURDAY + 1: "Sunday"}

Skipped = tuple[tuple[date, str], ...]


@lru_cache(maxsize=8192)
def london_day(instant: datetime) -> date:
    """The London date of an instant."""
    return instant.astimezone(LONDON).date()


@lru_cache(maxsize=8192)
def day_start(day: date) -> datetime:
    """The first instant of a London day, in UTC. Midnight is never skipped or repeated here."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


def day_end(day: date) -> datetime:
    """The first instant after a London day: a day deadline is good until just before it."""
    return day_start(day + ONE_DAY)


def add_months(day: date, months: int) -> date:
    """Calendar months on, or back with a minus; clamped to the month's last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    first = date(year, month + 1, 1)
    length = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - first).days  # noqa: PLR2004 December is index 11
    return first.replace(day=min(day.day, length))


@dataclass(frozen=True, slots=True, eq=False)
class WorkingCalendar:
    """Working days: not Saturday, not Sunday, not one of these bank holidays (date -> name)."""

    holidays: Mapping[date, str]

    def closed(self, day: date) -> str | None:
        """Why a day is no working day, or None."""
        return WEEKEND.get(day.weekday()) or self.holidays.get(day)

    def is_working(self, day: date) -> bool:
        """Whether people work on that day."""
        return self.closed(day) is None

    def count(self, day: date, days: int) -> tuple[date, Skipped]:
        """The nth working day after `day` (before it, for a minus), and the days passed over."""
        step = ONE_DAY if days >= 0 else -ONE_DAY
        skipped: list[tuple[date, str]] = []
        left = abs(days)
        while left:
            day += step
            why = self.closed(day)
            if why:
                skipped.append((day, why))
            else:
                left -= 1
        return day, tuple(skipped)

    def last_on_or_before(self, day: date) -> date:
        """The last working day that isn't after `day`."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def before_rest(self, day: date) -> bool:
        """Whether a release on `day` falls on the last working day before days of rest, or on such days.

        The day of rest itself counts: whoever would leave on it leaves on the working day before.
        """
        return not self.is_working(self.last_on_or_before(day) + ONE_DAY)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from first to last, both included."""
    while first <= last:
        yield first
        first += ONE_DAY
