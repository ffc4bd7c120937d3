"""Probation Reset, from 2024: in the last third of supervision nobody has to be seen any more."""

from dataclasses import replace
from datetime import date

from infra.simulated.course import Course, short_course
from infra.simulated.days import days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.stories import gate
from infra.simulated.stories.baseline import Turns, tell

LAST_DAYS = 330  # from release to the end of what is told, at least
LEFT_DAYS = 20  # from there to the end of the licence


def suspended(life: Life) -> None:
    """Seen monthly for two thirds of the licence, and then told that it is enough."""
    course = short_course(life, days(life.until_on, -LAST_DAYS))
    course = replace(course, expires_on=days(life.until_on, LEFT_DAYS))

    def outside(life: Life, course: Course) -> None:
        on = _last_third(course)
        gate.supervised(life, course.release_on, on)
        name = "sentence.contact_suspended.v1"
        life.say(DELIUS, life.probation, name, life.at(on, 10), scheme="reset")

    tell(life, course, Turns(supervised=False, outside=outside))


def _last_third(course: Course) -> date:
    return days(course.release_on, (course.expires_on - course.release_on).days * 2 // 3)
