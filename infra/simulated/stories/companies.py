"""Cases held by a company, from 2014 to 2021: a breach goes by way of probation, handover is late."""

from dataclasses import dataclass
from datetime import date, datetime

from infra.simulated.course import Course, long_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import COMPANY, DELIUS
from infra.simulated.regimes import COMPANY_BEFORE
from infra.simulated.stories import handover, leads
from infra.simulated.stories.baseline import Turn, Turns, handed_over, tell
from infra.simulated.stories.lives import ALLOCATED, community_order
from infra.simulated.stories.scripts import Script

HELD_BY = f"provider:{COMPANY}"
LATE, POINT = "breach-referral-late", "HP23"
REFERRED_WITHIN, PRESENTED_WITHIN = 8, 2  # working days: the company's part, then probation's


@dataclass(frozen=True, slots=True)
class Broken:
    """An order a company looks after is broken: referred, then before the court; or not."""

    referred: int | None = 6  # working days; None: never
    presented: int | None = 1  # working days after that

    def __call__(self, life: Life) -> None:
        """Tell it."""
        sentenced_on = community_order(life, last=300, held_by=HELD_BY)
        aware_on = working_days(days(sentenced_on, life.between(50, 70)), 1)
        name = "enforcement.breach_alleged.v1"
        life.say(DELIUS, life.probation, name, life.at(aware_on, 12), aware_on=aware_on)
        due_on = working_days(aware_on, REFERRED_WITHIN)
        if self.referred is None:
            life.plant(LATE, "open", missed(due_on))
            life.overdue(POINT, missed(due_on))
            return
        on = working_days(aware_on, self.referred)
        referred_at = _taken(life, on, "referred")
        if on > due_on:
            life.plant(LATE, "open", missed(due_on), referred_at)
            life.overdue(POINT, missed(due_on), referred_at)
        self._brought(life, on)

    def _brought(self, life: Life, referred_on: date) -> None:
        due_on, later = working_days(referred_on, PRESENTED_WITHIN), None
        if self.presented is not None:
            on = working_days(referred_on, self.presented)
            later = _taken(life, on, "presented")
            if on <= due_on:
                return
        life.plant(LATE, "open", missed(due_on), later)
        life.overdue(POINT, missed(due_on), later)


def _taken(life: Life, on: date, action: str) -> datetime:
    name = "enforcement.taken.v1"
    return life.say(DELIUS, life.probation, name, life.at(on, 11), action=action).told_at


def _passes(turn: Turn) -> Script:
    """The company has the case since the sentence; it passes from the prison twelve weeks before."""

    def script(life: Life) -> object:
        course = long_course(life)
        passes_on = days(course.calculated_on, -COMPANY_BEFORE)
        course = handover.passing_on(life, course, passes_on)
        return tell(life, course, Turns(manager=_allocated, handover=turn))

    return script


def _allocated(life: Life, course: Course) -> None:
    on = working_days(course.sentenced_on, 1)
    life.say(DELIUS, life.probation, ALLOCATED, life.at(on, 10), to=HELD_BY)
    leads.com(life, on)


passed = _passes(handed_over)
passed_late = _passes(handover.days_late)
