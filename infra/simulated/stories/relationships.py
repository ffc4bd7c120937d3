"""Lives about the people around a person: children, a family to go back to."""

from infra.simulated.course import Course, short_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import NOMIS
from infra.simulated.stories import custody, needs
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.scripts import Script

FAMILY, DEPENDANTS = "family", "dependants"
UNPLANNED, UNSUPPORTED = "fam-carer-no-plan", "fam-return-home-unsupported"


def _short(**turns: object) -> Script:
    return lambda life: tell(life, short_course(life), Turns(**turns))  # type: ignore[arg-type]


def _carer(life: Life, course: Course) -> tuple[str, ...]:
    """Children depend on the person; probation is in touch with the family."""
    day, _ = needs.screened(life, course, found=(FAMILY,))
    needs.seen(life, day, FAMILY, DEPENDANTS, "low")
    needs.acted_on(life, day, FAMILY, DEPENDANTS)
    return (FAMILY,)


def _children_planned_for(life: Life, course: Course) -> tuple[str, ...]:
    """The prison makes a plan for the children in the first days."""
    pathways = _carer(life, course)
    on = working_days(course.sentenced_on, 4)
    life.say(NOMIS, life.prison, "plan.completed.v1", life.at(on, 15), kind=FAMILY)
    return pathways


def _children_forgotten(life: Life, course: Course) -> None:
    """Nobody made one, as long as the person was inside."""
    due_on = working_days(course.sentenced_on, 5)
    life.plant(UNPLANNED, "open", missed(due_on), life.last_told(custody.RELEASED))


def _family_alone(life: Life, course: Course) -> tuple[str, ...]:
    """Going back to a family that needs help, and nobody offers it any."""
    day, _ = needs.screened(life, course, found=(FAMILY,))
    needs.seen(life, day, FAMILY, severity="low")
    life.plant(UNSUPPORTED, "open", missed(days(course.release_on, -28)))
    return (FAMILY,)


RELATIONSHIPS: tuple[tuple[str, float, Script], ...] = (
    ("children planned for", 1, _short(needs=_children_planned_for)),
    ("children forgotten", 0.5, _short(needs=_carer, outside=_children_forgotten)),
    ("family never helped", 0.5, _short(needs=_family_alone)),
)
