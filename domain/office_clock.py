"""A clock that begins in office hours: what comes too late in the day counts from the next morning.

told Friday 12:59            begins Friday 12:59
told Friday 13:00 or later   begins Monday 09:00
told on Saturday             begins Monday 09:00
"""

from datetime import UTC, datetime, time, timedelta

from domain.calendar import LONDON, Skipped, WorkingCalendar, london_day
from domain.finding import Deadline
from domain.policy.values import PolicyError

TOO_LATE, MORNING = time(13), time(9)  # London time; as places in approved premises are asked for


def office_start(calendar: WorkingCalendar, told_at: datetime) -> datetime:
    """When the clock begins for a word said at that instant: at once, or the next working morning."""
    return _start(calendar, told_at)[0]


def office_deadline(
    calendar: WorkingCalendar, told_at: datetime, steps: tuple[tuple[str, int], ...]
) -> Deadline:
    """The last good instant so many hours (h) or working days (wd) after that beginning.

    A working day on ends at the same London wall clock, whatever the clocks did; hours elapse.
    Raises PolicyError for other units: they have no time of day.
    """
    begin, skipped = _start(calendar, told_at)
    for unit, number in steps:
        if unit == "h":
            begin += timedelta(hours=number)
        elif unit == "wd":
            on, passed = calendar.count(london_day(begin), number)
            skipped += passed
            wall = begin.astimezone(LONDON).time()
            begin = datetime.combine(on, wall, LONDON).astimezone(UTC)
        else:
            raise PolicyError(f"{unit} can't be counted on the office clock")
    return Deadline(ends_at=begin, due_at=begin, skipped=skipped)


def _start(calendar: WorkingCalendar, told_at: datetime) -> tuple[datetime, Skipped]:
    local = told_at.astimezone(LONDON)
    why = calendar.closed(local.date())
    if why is None and local.time() < TOO_LATE:
        return told_at.astimezone(UTC), ()
    on, passed = calendar.count(local.date(), 1)
    begin = datetime.combine(on, MORNING, LONDON).astimezone(UTC)
    return begin, ((local.date(), why), *passed) if why else passed
