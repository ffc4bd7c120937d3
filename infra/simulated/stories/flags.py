"""Whether a risk flag travels with the case: to the new manager, and to the prison."""

from infra.simulated.course import Course
from infra.simulated.days import working_days
from infra.simulated.life import Life
from infra.simulated.stories import leads, protection, risk


def carried(life: Life, course: Course) -> None:
    """The flag travels: confirmed on the day the case is taken."""
    risk.self_harm(life, course.sentenced_on)
    on = leads.community_manager(life, course)
    risk.confirmed(life, on)


def lost(life: Life, course: Course) -> None:
    """Nobody on the other side confirms the flag: once for the manager, once for the handover."""
    risk.self_harm(life, course.sentenced_on)
    on = leads.community_manager(life, course)
    risk.not_carried(life, on)
    if course.handover_on:
        risk.not_carried(life, course.handover_on)


def late(life: Life, course: Course) -> None:
    """Confirmed a week later."""
    risk.self_harm(life, course.sentenced_on)
    on = leads.community_manager(life, course)
    confirmed_on = working_days(on, 4)
    risk.not_carried(life, on, confirmed_on)
    if course.handover_on and confirmed_on > working_days(course.handover_on, 1):
        risk.not_carried(life, course.handover_on, confirmed_on)
    late = [plant for plant in life.plants if plant.code == risk.NOT_CARRIED]
    for plant in late:  # the first word settles both
        plant.closes_at = min(one.closes_at for one in late if one.closes_at)


def child_told(life: Life, course: Course) -> None:
    """Probation knows of a risk to children; the prison's new manager confirms it."""
    risk.registered(life, working_days(course.sentenced_on, 1), "RCCO")
    protection.children_known(life, working_days(course.sentenced_on, 2))
    on = leads.prison_manager(life, course)
    risk.confirmed_by_prison(life, on)
    risk.children_told(life, course.release_on)


def child_lost(life: Life, course: Course) -> None:
    """The prison never confirms it; children's services do."""
    risk.registered(life, working_days(course.sentenced_on, 1), "RCCO")
    protection.children_known(life, working_days(course.sentenced_on, 2))
    on = leads.prison_manager(life, course)
    risk.not_carried(life, on)
