"""The one journey to look at first: much of what can happen, in custody and after it."""

from datetime import date

from infra.simulated.course import Course, long_course_to
from infra.simulated.days import days, working_days
from infra.simulated.life import Life
from infra.simulated.stories import flags, gate, handover, needs, scripts, treatment
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.lives import transferred

RELEASED_DAYS_AGO = 45


def _inside(life: Life, course: Course) -> None:
    """Two prisons, treated in the second; the release day stands."""
    transferred(life, course)
    started = working_days(course.sentenced_on, 40)
    referred_on = working_days(course.release_on, -15)
    treatment.in_custody(life, started, referred_on, course.release_on)


def _handover(life: Life, course: Course) -> None:
    """The community takes the case over a week late."""
    handover_on = course.handover_on or course.sentenced_on
    handover.handed_over_late(life, course, working_days(handover_on, 5))


def _gate(life: Life, course: Course) -> date | None:
    """Seen, but only a week after release."""
    return gate.not_arranged(life, course.release_on, working_days(course.release_on, 6))


def _outside(life: Life, course: Course) -> None:
    """Treatment is picked up within days; a charity helps with work."""
    treatment.picked_up(life, course.release_on)
    needs.referred_on(life, working_days(course.release_on, 8), "ete")


def example(life: Life) -> None:
    """Sentenced, moved, treated, handed over late, released to the street, seen late."""
    course = long_course_to(life, days(life.until_on, -RELEASED_DAYS_AGO))
    turns = Turns(
        manager=flags.carried,
        handover=_handover,
        housing=scripts.homeless,
        gate=_gate,
        inside=_inside,
        outside=_outside,
    )
    tell(life, course, turns)
