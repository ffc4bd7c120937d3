"""The days a custodial journey runs along, chosen before anything is told."""

from dataclasses import dataclass, replace
from datetime import date

from domain.calendar import add_months
from infra.simulated.days import days, on_working_day, working_days
from infra.simulated.life import Life
from infra.simulated.regimes import NOTICE, passes_on, supervised_months


@dataclass(frozen=True, slots=True)
class Course:
    """One sentence: sentenced and received, handed over (long ones), released, at an end."""

    sentenced_on: date
    calculated_on: date  # conditional release as the sentence gives it, weekends or not
    planned_on: date  # the working day first planned for it
    release_on: date  # the day it happened: the planned one, unless that moved
    expires_on: date  # of sentence and licence
    months: int
    handover_on: date | None  # none where probation holds the case throughout
    short: bool = False  # less than ten months inside

    @property
    def lead_from(self) -> date:
        """The day before which a community manager isn't needed."""
        return self.handover_on or self.sentenced_on


SUNDAY = 6  # of date.weekday()
KNOWN_AFTER = 1  # day from the sentence to its dates


def long_course(life: Life) -> Course:
    """Over ten months inside: the case passes to the community on a day before release."""
    sentenced_on = working_days(days(life.opens_on, life.between(2, 75)), 1)
    earliest = days(add_months(sentenced_on, 10), life.between(9, 150))
    return _course(life, sentenced_on, earliest)


def long_course_to(life: Life, earliest: date) -> Course:
    """The same, towards this day of release; sentenced as the simulated time begins."""
    sentenced_on = working_days(days(life.opens_on, 3), 1)
    return _course(life, sentenced_on, earliest)


def short_course(life: Life, latest_release_on: date | None = None) -> Course:
    """Less than ten months inside: a community manager from the start."""
    inside = life.between(45, 230)
    last = (latest_release_on or life.until_on) - life.opens_on
    sentenced_on = working_days(days(life.opens_on, life.between(2, max(3, last.days - inside))), 1)
    return replace(_course(life, sentenced_on, days(sentenced_on, inside)), short=True)


def _handover_on(life: Life, sentenced_on: date, earliest: date) -> date | None:
    """As the regime counts it; if that day had gone when the dates were known, days after those."""
    on = passes_on(sentenced_on, earliest, life.region, life.sex)
    known_on = days(sentenced_on, KNOWN_AFTER)
    return working_days(known_on, NOTICE) if on and on < known_on else on


def _course(life: Life, sentenced_on: date, earliest: date) -> Course:
    """Release on the earliest day if it is a working one, else the last working day before."""
    earliest = _seldom_on_sunday(earliest)
    inside = (earliest - sentenced_on).days
    months = supervised_months(sentenced_on, max(3, round(inside / 30.4 * 2.4)))
    return Course(
        sentenced_on=sentenced_on,
        calculated_on=earliest,
        planned_on=on_working_day(earliest),
        release_on=on_working_day(earliest),
        expires_on=add_months(sentenced_on, months),
        months=months,
        handover_on=_handover_on(life, sentenced_on, earliest),
    )


def _seldom_on_sunday(day: date) -> date:
    """Mostly a Thursday instead: one in three leaves on a Friday (Nacro), and three in seven would."""
    return days(day, -3) if day.weekday() == SUNDAY and day.toordinal() % 3 else day


def longer(course: Course, months: int) -> Course:
    """The same way out, with so many more months of licence to go."""
    return replace(
        course, expires_on=add_months(course.expires_on, months), months=course.months + months
    )


def moved(course: Course, release_on: date) -> Course:
    """The same, but released on another day than was planned at first."""
    return replace(course, release_on=release_on)
