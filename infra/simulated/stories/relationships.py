"""Lives about the people around a person: children, a family, officers who come, go and ask."""

from datetime import date

from domain.calendar import london_day
from infra.simulated.course import Course, long_course, short_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import NOMIS
from infra.simulated.stories import custody, gate, handover, leads, needs
from infra.simulated.stories.baseline import Turns, ended, nothing_more, tell
from infra.simulated.stories.scripts import Script

FAMILY, DEPENDANTS = "family", "dependants"
NEVER_ASKED = "motivation-not-reviewed"
PROGRAMME_LOST, MENTOR_LOST = "atb-programme-broken", "mentor-lost-at-gate"
UNPLANNED, UNSUPPORTED = "fam-carer-no-plan", "fam-return-home-unsupported"


def _short(**turns: object) -> Script:
    return lambda life: tell(life, short_course(life), Turns(**turns))  # type: ignore[arg-type]


def _long(**turns: object) -> Script:
    return lambda life: tell(life, long_course(life), Turns(**turns))  # type: ignore[arg-type]


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


def _new_officer(life: Life, course: Course) -> date:
    """Another manager takes the case two weeks after release, and nobody introduces them."""
    on = working_days(course.release_on, 9)
    leads.com_ended(life, on)
    leads.com(life, on, 2)
    return on


def _never_introduced(life: Life, course: Course) -> None:
    on = _new_officer(life, course)
    life.plant(leads.NOT_INTRODUCED, "open", missed(working_days(on, 10)))
    life.overdue(leads.TAKEN_OVER, missed(working_days(on, leads.TAKEN_OVER_WITHIN)))


def _introduced_late(life: Life, course: Course) -> None:
    on = _new_officer(life, course)
    leads.introduced(life, working_days(on, 14), 2)
    later = life.last_told("handover.meeting_held.v1")
    life.plant(leads.NOT_INTRODUCED, "open", missed(working_days(on, 10)), later)
    taken_at = life.last_told("handover.accepted.v1")
    life.overdue(leads.TAKEN_OVER, missed(working_days(on, leads.TAKEN_OVER_WITHIN)), taken_at)


def _never_asked(life: Life, course: Course) -> None:
    """Seen every month, and never asked where they want to get to: each third time is a gap."""
    before = len(life.sayings)
    first_on = london_day(life.last_happened(gate.ATTENDED))
    gate.supervised(life, first_on, course.expires_on, goals=False)
    seen = [one for one in life.sayings[before:] if one.type == gate.ATTENDED]
    for saying in seen[2::3]:
        life.plant(NEVER_ASKED, "breached", saying.told_at)
    ended(life, course)


def _programme_stops(life: Life, course: Course) -> None:
    """A programme that the release breaks off."""
    life.say(
        *(NOMIS, life.prison, "service.ended.v1", life.at(working_days(course.release_on, -4), 12)),
        service="programme",
        outcome="incomplete",
        pathway="attitudes",
    )


def _programme_taken_up(life: Life, course: Course) -> None:
    """Asked the day after the gate, a service takes the person on within days."""
    needs.referred_on(life, working_days(course.release_on, 1), "attitudes", "continuation")


def _programme_lost(life: Life, course: Course) -> None:
    """Nobody is asked to carry it on."""
    life.plant(PROGRAMME_LOST, "open", missed(working_days(course.release_on, 10)))


def _mentor_stops(life: Life, course: Course) -> None:
    """A prison's mentor has done their part by the gate."""
    life.say(
        *(NOMIS, life.prison, "service.ended.v1", life.at(working_days(course.release_on, -1), 12)),
        service="mentor",
        outcome="completed",
    )


def _mentor_followed(life: Life, course: Course) -> None:
    """Asked before the gate, a service outside sees the person in the first days."""
    _mentor_stops(life, course)
    needs.referred_on(life, working_days(course.release_on, -4), "ete")


def _mentor_lost(life: Life, course: Course) -> None:
    """Nobody outside is asked, although a need is open."""
    life.plant(MENTOR_LOST, "open", missed(working_days(course.release_on, 5)))


def _papers_late(life: Life, course: Course) -> None:
    """The papers follow a week after the handover."""
    handover_on = course.handover_on or course.sentenced_on
    handover.begun_without_papers(life, course, working_days(handover_on, 5))


RELATIONSHIPS: tuple[tuple[str, float, Script], ...] = (
    ("children planned for", 1, _short(needs=_children_planned_for)),
    ("children forgotten", 0.5, _short(needs=_carer, outside=_children_forgotten)),
    ("family never helped", 0.5, _short(needs=_family_alone)),
    ("officer never came inside", 1, _short(officer=nothing_more, gate=gate.met_at_last)),
    ("new officer, never introduced", 0.5, _short(outside=_never_introduced)),
    ("new officer, introduced late", 0.5, _short(outside=_introduced_late)),
    ("programme taken up outside", 1, _short(inside=_programme_stops, outside=_programme_taken_up)),
    ("programme broken off", 0.5, _short(inside=_programme_stops, outside=_programme_lost)),
    ("mentor followed", 1, _short(inside=_mentor_followed)),
    ("mentor lost at the gate", 0.5, _short(inside=_mentor_stops, outside=_mentor_lost)),
    ("handover papers never sent", 0.5, _long(handover=handover.begun_without_papers)),
    ("handover papers late", 0.5, _long(handover=_papers_late)),
    ("goals never asked about", 1, _short(supervised=False, outside=_never_asked)),
)
