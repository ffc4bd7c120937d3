"""Supervision after the licence of a sentence under two years, from 2015 to 2026."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import add_months, london_day
from infra.simulated.course import Course, short_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.stories import custody, gate, needs_after
from infra.simulated.stories.baseline import Turns, tell

POINT = "HP28"
STARTED = "sentence.supervision_started.v1"
DATES = "sentence.dates_calculated.v1"
MONTHS = 12  # from release
BEGUN_BY = 150  # days before the end of what is told: the licence ends before that


@dataclass(frozen=True, slots=True)
class ToppedUp:
    """The licence ends, and supervision goes on under its own law: at once, late, or never."""

    after: int | None = 1  # days after the licence; None: nobody begins it

    def __call__(self, life: Life) -> None:
        """Tell it."""
        course = short_course(life, days(life.opens_on, BEGUN_BY))
        turns = Turns(inside=_dated, last=_stays_open, end=self._goes_on)
        tell(life, course, turns)

    def _goes_on(self, life: Life, course: Course) -> None:
        custody.supervision_ended(life, course)
        shows_at, later = missed(days(course.expires_on, 1)), None
        seen_on = london_day(life.last_happened(gate.ATTENDED))
        gate.supervised(life, seen_on, _ends_on(course))  # whatever anybody wrote down of it
        if self.after is not None:
            on = days(course.expires_on, self.after)
            later = life.say(
                *(DELIUS, life.probation, STARTED, life.at(on, 9)),
                kind="pss",
                ends_on=_ends_on(course),
            ).told_at
        needs_after.passed_on(life, _ends_on(course), begun=self.after is not None)
        if later is None or later >= shows_at:
            life.overdue(POINT, shows_at, later)


def _dated(life: Life, course: Course) -> None:
    """The dates told tell of it."""
    dates = next(saying for saying in life.sayings if saying.type == DATES)
    dates.data["top_up_ends_on"] = _ends_on(course)


def _ends_on(course: Course) -> date:
    return max(add_months(course.release_on, MONTHS), working_days(course.expires_on, 5))


def _stays_open(life: Life, course: Course) -> None:
    """Supervision isn't over: nobody has to pass anything on yet."""
