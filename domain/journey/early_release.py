"""Days on which nobody should have to leave prison, and the day on which they may leave instead.

A Friday is a working day, and no day to begin life outside: what closes for the weekend is not
open again for three days.
"""

from datetime import date

from domain.calendar import ONE_DAY, SATURDAY, WorkingCalendar

FRIDAY = SATURDAY - 1
MOVED = frozenset(
    {
        "conditional-release",
        "automatic-release",
        "post-recall-release",
        "transfer",
        "early-transfer",
        "mid-transfer",
        "late-transfer",
    }
)


def may_begin_early(calendar: WorkingCalendar, starts_on: date) -> bool:
    """Whether a licence that would begin then may begin before: a Friday or a day of rest."""
    return starts_on.weekday() == FRIDAY or not calendar.is_working(starts_on)


def earliest_start(
    calendar: WorkingCalendar, starts_on: date, days: int, curfew_on: date | None = None
) -> date:
    """The first day on which that licence may begin: so many days before, Fridays not counted.

    The day itself where it isn't one to be brought forward, or where a curfew begins on it.
    """
    if starts_on == curfew_on or not may_begin_early(calendar, starts_on):
        return starts_on
    return before_without_fridays(calendar, starts_on, days)


def brought_forward(calendar: WorkingCalendar, release_on: date) -> date:
    """The last working day by then that is followed by another: that day, or one before it."""
    while calendar.before_rest(release_on):
        release_on -= ONE_DAY
    return release_on


def release_day(
    calendar: WorkingCalendar, release_on: date, today: date, kind: str | None = None
) -> date:
    """Where a date worked out for a release is moved to: only releases, and none that has gone by.

    `kind`: what date it is; None: a release of whatever kind.
    """
    if release_on < today or (kind is not None and kind not in MOVED):
        return release_on
    return brought_forward(calendar, release_on)


def before_without_fridays(calendar: WorkingCalendar, day: date, days: int) -> date:
    """The nth working day before a day, Fridays not counted."""
    while days:
        day -= ONE_DAY
        if calendar.is_working(day) and day.weekday() != FRIDAY:
            days -= 1
    return day
