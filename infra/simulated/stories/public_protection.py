"""People who are eligible for multi-agency public protection: referred, given a level, or forgotten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from domain.calendar import add_months
from infra.simulated.course import Course, long_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.regimes import level_passes_on
from infra.simulated.stories import custody, leads, risk
from infra.simulated.stories.baseline import Turns, tell

Script = Callable[[Life], object]
FLAG, REGISTER = "mappa-eligible", "MAPP"
REFERRAL_LATE, NO_LEVEL = "mappa-referral-late", "mappa-level-unset-at-release"
LEVEL = "HP10"
MONTHS_BEFORE, PANEL = 6, 15  # months before release, and working days until the panel sits


def eligible(life: Life, course: Course) -> None:
    """Probation registers it; the prison's new manager confirms it."""
    risk.registered(life, working_days(course.sentenced_on, 1), REGISTER)
    risk.confirmed_by_prison(life, leads.prison_manager(life, course), FLAG)


def referred(life: Life, on: date) -> None:
    """Probation refers the person to the panel."""
    life.say(*(DELIUS, life.probation, "mappa.referred.v1", life.at(on, 11)), level=2)


def level_set(life: Life, on: date) -> None:
    """The panel takes the case."""
    life.say(*(DELIUS, life.probation, "mappa.level_set.v1", life.at(on, 14)), level=2, category=2)


def in_time(life: Life, course: Course) -> None:
    """Referred seven months before release, and a level some weeks later."""
    on = _referred_on(course)
    referred(life, on)
    level_set(life, working_days(on, PANEL))


def _referred_on(course: Course) -> date:
    return working_days(add_months(course.planned_on, -MONTHS_BEFORE - 1), 1)


def late(life: Life, course: Course) -> None:
    """Referred only in the last months; the level is there by the gate."""
    on = working_days(days(course.planned_on, -80), 1)
    referred(life, on)
    life.plant(REFERRAL_LATE, "open", _due(course), life.sayings[-1].told_at)
    level_set(life, working_days(on, PANEL))
    life.overdue(LEVEL, _due(course), life.sayings[-1].told_at)


def forgotten(life: Life, course: Course) -> None:
    """Never referred."""
    life.plant(REFERRAL_LATE, "open", _due(course))
    life.overdue(LEVEL, _due(course))


def without_level(life: Life, course: Course) -> None:
    """Through the gate without a level."""
    life.plant(NO_LEVEL, "breached", life.last_told(custody.RELEASED))


def _due(course: Course) -> datetime:
    return missed(add_months(course.planned_on, -MONTHS_BEFORE))


def _eligible(**turns: object) -> Script:
    turns = {"prison_manager": eligible, **turns}
    return lambda life: tell(life, long_course(life), Turns(**turns))  # type: ignore[arg-type]


def _in_time(life: Life) -> object:
    """While levels counted, the case passes sooner for it."""
    course = long_course(life)
    known_on = working_days(_referred_on(course), PANEL)
    passes_on = level_passes_on(
        course.handover_on, course.calculated_on, known_on, life.region, life.sex
    )
    course = replace(course, handover_on=passes_on)
    return tell(life, course, Turns(prison_manager=eligible, inside=in_time))


PROTECTION: tuple[tuple[str, float, Script], ...] = (
    ("public protection, in time", 1, _in_time),
    ("public protection, referred late", 0.5, _eligible(inside=late)),
    ("public protection, forgotten", 0.5, _eligible(inside=forgotten, outside=without_level)),
)
