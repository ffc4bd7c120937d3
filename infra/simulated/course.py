"""The days a custodial journey runs along, chosen before anything is told."""

from dataclasses import dataclass, replace
from datetime import date

from domain.calendar import add_months
from infra.simulated.days import days, on_working_day, working_days
from infra.simulated.life import Life


@dataclass(frozen=True, slots=True)
class Course:
    """One sentence: sentenced and received, handed over (long ones), released, at an end."""

    sentenced_on: date
    calculated_on: date  # conditional release as the sentence gives it, weekends or not
    planned_on: date  # the working day first planned for it
    release_on: date  # the day it happened: the planned one, unless that moved
    expires_on: date  # of sentence and licence
    months: int
    handover_on: date | None  # none where release comes within ten months of sentence

    @property
    def lead_from(self) -> date:
        """The day before which a community manager isn't needed."""
        return self.handover_on or self.sentenced_on


def long_course(life: Life) -> Course:
    """Over ten months inside: the case passes to the community 8 months and 14 days before release."""
    sentenced_on = working_days(days(life.opens_on, life.between(2, 75)), 1)
    earliest = days(add_months(sentenced_on, 10), life.between(9, 150))
    return _course(sentenced_on, earliest, days(add_months(earliest, -8), -14))


def long_course_to(life: Life, earliest: date) -> Course:
    """The same, towards this day of release; sentenced as the simulated time begins."""
    sentenced_on = working_days(days(life.opens_on, 3), 1)
    return _course(sentenced_on, earliest, days(add_months(earliest, -8), -14))


def short_course(life: Life, latest_release_on: date | None = None) -> Course:
    """Less than ten months inside: a community manager from the start."""
    inside = life.between(45, 230)
    last = (latest_release_on or life.until_on) - life.opens_on
    sentenced_on = working_days(days(life.opens_on, life.between(2, max(3, last.days - inside))), 1)
    return _course(sentenced_on, days(sentenced_on, inside), None)


def _course(sentenced_on: date, earliest: date, handover_on: date | None) -> Course:
    """Release on the earliest day if it is a working one, else the last working day before."""
    inside = (earliest - sentenced_on).days
    months = max(3, round(inside / 30.4 * 2.4))
    return Course(
        sentenced_on=sentenced_on,
        calculated_on=earliest,
        planned_on=on_working_day(earliest),
        release_on=on_working_day(earliest),
        expires_on=add_months(sentenced_on, months),
        months=months,
        handover_on=handover_on,
    )


def longer(course: Course, months: int) -> Course:
    """The same way out, with so many more months of licence to go."""
    return replace(
        course, expires_on=add_months(course.expires_on, months), months=course.months + months
    )


def moved(course: Course, release_on: date) -> Course:
    """The same, but released on another day than was planned at first."""
    return replace(course, release_on=release_on)
