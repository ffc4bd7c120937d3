"""Whole lives with one thing, or two, gone otherwise: each a course and its turns."""

from collections.abc import Callable
from datetime import date

from infra.simulated.course import Course, long_course, short_course
from infra.simulated.days import days, working_days
from infra.simulated.life import Life
from infra.simulated.places import WALES
from infra.simulated.regimes import DUTY_TO_REFER
from infra.simulated.stories import (
    flags,
    gate,
    handover,
    housing,
    leads,
    licence,
    needs,
    treatment,
)
from infra.simulated.stories.baseline import Turns, tell

Script = Callable[[Life], object]


def _any(life: Life) -> Course:
    return long_course(life) if life.chance(0.6) else short_course(life)


def _with(**turns: object) -> Script:
    """A script: any course, with these themes going otherwise."""
    return lambda life: tell(life, _any(life), Turns(**turns))  # type: ignore[arg-type]


def _long(**turns: object) -> Script:
    return lambda life: tell(life, long_course(life), Turns(**turns))  # type: ignore[arg-type]


def at_risk_on(life: Life, course: Course) -> date:
    """The day the prison sees there is nowhere to go."""
    if course.short:
        on = working_days(course.sentenced_on, life.between(3, 5))
        passed_on = course.handover_on  # what is seen before it belongs into the next plan
        return working_days(passed_on, 1) if passed_on and on <= passed_on else on
    return working_days(days(course.release_on, -life.between(70, 100)), 1)


def due_to_refer(life: Life, course: Course, seen_on: date) -> date:
    """56 days before release; if that is gone, two working days after the risk was known."""
    due_on = days(course.release_on, -56)
    return housing.short_notice(seen_on) if due_on < seen_on else due_on


def _has_to_be_referred(life: Life, course: Course) -> bool:
    """Wales has another way; and there was a time before the duty."""
    return life.region.area != WALES and course.planned_on >= DUTY_TO_REFER


def bed_found(life: Life, course: Course) -> str:
    """At risk, referred at once, and a bed by the day."""
    on = at_risk_on(life, course)
    housing.at_risk(life, on)
    housing.referred(life, on)
    housing.bed_asked(life, on)
    housing.bed(life, course.release_on, working_days(course.release_on, -6))
    return "hostel"


def homeless(life: Life, course: Course) -> str:
    """Referred in time, and still nowhere to sleep, to this day."""
    on = at_risk_on(life, course)
    housing.at_risk(life, on)
    housing.referred(life, on)
    housing.bed_asked(life, on)
    housing.bed_not_found(life, course.release_on)
    housing.homeless(life, course.release_on)
    housing.unsettled(life, course)
    return "hostel"


def homeless_at_first(life: Life, course: Course) -> str:
    """Nowhere to sleep on the first nights; a tenancy some days later."""
    housing.homeless(life, course.release_on, days(course.release_on, life.between(2, 30)))
    return "family"


def never_referred(life: Life, course: Course) -> str:
    """Nobody asked the council; a friend has a sofa all the same."""
    on = at_risk_on(life, course)
    housing.at_risk(life, on)
    housing.bed_not_asked(life, course.release_on, on)
    if _has_to_be_referred(life, course):
        housing.duty_missed(life, due_to_refer(life, course, on))
    housing.housed(life, course.release_on)
    return "hostel"


def referred_late(life: Life, course: Course) -> str:
    """The council was asked a week after the last good day."""
    on = at_risk_on(life, course)
    housing.at_risk(life, on)
    housing.bed_not_asked(life, course.release_on, on)
    if _has_to_be_referred(life, course):
        due_on = due_to_refer(life, course, on)
        housing.duty_missed(life, due_on, working_days(due_on, 4))
    housing.housed(life, course.release_on)
    return "hostel"


def roof_lost(life: Life, course: Course) -> str:
    """Housed at the gate, on the street weeks later."""
    housing.lost_roof(life, course.release_on, days(course.release_on, life.between(10, 40)))
    housing.unsettled(life, course)
    return "family"


def in_treatment(life: Life, course: Course) -> None:
    """Treated inside, referred on before release."""
    started = working_days(course.sentenced_on, life.between(3, 8))
    referred_on = working_days(course.release_on, -life.between(10, 20))
    treatment.in_custody(life, started, referred_on, course.release_on)


def naloxone_forgotten(life: Life, course: Course) -> None:
    """On a substitute inside, and out without naloxone."""
    started = working_days(course.sentenced_on, life.between(3, 8))
    referred_on = working_days(course.release_on, -life.between(10, 20))
    treatment.in_custody(life, started, referred_on, course.release_on, forgotten=True)
    treatment.without_naloxone(life, course.release_on)


def picked_up(life: Life, course: Course) -> None:
    """Seen by the community service in time."""
    treatment.picked_up(life, course.release_on)


def not_picked_up(life: Life, course: Course) -> None:
    """Never seen."""
    treatment.not_picked_up(life, course.release_on)


def picked_up_late(life: Life, course: Course) -> None:
    """Seen after five weeks."""
    treatment.not_picked_up(life, course.release_on, days(course.release_on, 35))


def _dropped(life: Life, course: Course, seen_on: date, pathways: tuple[str, ...]) -> None:
    needs.dropped(life, seen_on, pathways)


def _dropped_a_while(life: Life, course: Course, seen_on: date, pathways: tuple[str, ...]) -> None:
    needs.dropped(life, seen_on, pathways, working_days(seen_on, 24))


def _referred_on(life: Life, course: Course) -> None:
    needs.referred_on(life, working_days(course.release_on, 4), "ete")


def _nobody(life: Life, course: Course) -> None:
    leads.unallocated(life, course)


def _nobody_at_first(life: Life, course: Course) -> None:
    leads.unallocated(life, course, _found_on(course))


def _taken_at_last(life: Life, course: Course) -> None:
    handover.handed_over_late(life, course, _found_on(course))


def _found_on(course: Course) -> date:
    return working_days(course.handover_on or course.sentenced_on, 9)


def _late_handover(life: Life, course: Course) -> None:
    handover_on = course.handover_on or course.sentenced_on
    handover.handed_over_late(life, course, working_days(handover_on, life.between(3, 12)))


def _gone(life: Life, course: Course) -> None:
    leads.vacuum(life, working_days(course.release_on, 12))


def _gone_a_while(life: Life, course: Course) -> None:
    leads.vacuum(life, working_days(course.release_on, 12), working_days(course.release_on, 17))


def _two(life: Life, course: Course) -> None:
    leads.duplicate(life, working_days(course.release_on, 9))


def _two_a_while(life: Life, course: Course) -> None:
    leads.duplicate(life, working_days(course.release_on, 9), working_days(course.release_on, 14))


def _churned(life: Life, course: Course) -> None:
    leads.churn(life, working_days(days(course.lead_from, 20), 1))


def _no_licence(life: Life, course: Course) -> None:
    licence.not_ready(life, course.release_on)


def _licence_late(life: Life, course: Course) -> None:
    licence.not_ready(life, course.release_on, working_days(course.release_on, -1))


def _none_arranged(life: Life, course: Course) -> date | None:
    return gate.not_arranged(life, course.release_on)


def _arranged_late(life: Life, course: Course) -> date | None:
    return gate.not_arranged(life, course.release_on, working_days(course.release_on, 6))


def _too_far(life: Life, course: Course) -> date | None:
    return gate.arranged_too_far(life, course.release_on)


def _first_missed(life: Life, course: Course) -> date | None:
    return gate.missed_first(life, course.release_on)


def _never(life: Life, course: Course) -> None:
    handover.not_handed_over(life, course)


# Name, share of lives, script. Shares lean on the catalogue's figures: housed on the first night
# 84 %, first appointment in time 94 to 98 %, pick-up of treatment 30 %; `--profile` counts them.
JOURNEYS: tuple[tuple[str, float, Script], ...] = (
    ("all well", 30, _with(outside=_referred_on)),
    ("all well, no service", 10, _with()),
    ("bed found", 34, _with(housing=bed_found)),
    ("treated and picked up", 6, _with(inside=in_treatment, outside=picked_up)),
    ("treated, never picked up", 9, _with(inside=in_treatment, outside=not_picked_up)),
    ("treated, picked up late", 4, _with(inside=in_treatment, outside=picked_up_late)),
    ("naloxone forgotten", 1, _with(inside=naloxone_forgotten, outside=picked_up)),
    ("homeless since release", 9, _with(housing=homeless)),
    ("homeless at first", 36, _with(housing=homeless_at_first)),
    ("roof lost", 1.5, _with(housing=roof_lost)),
    ("council never asked", 2, _with(housing=never_referred)),
    ("council asked late", 1, _with(housing=referred_late)),
    ("flag carried", 3, _with(manager=flags.carried)),
    ("flag lost", 1, _with(manager=flags.lost)),
    ("flag late", 0.5, _with(manager=flags.late)),
    ("child flag told", 1.5, _with(prison_manager=flags.child_told)),
    ("child flag lost", 0.5, _with(prison_manager=flags.child_lost)),
    ("debt forgotten", 1, _long(needs=needs.debt_forgotten)),
    ("debt acted on late", 1, _long(needs=needs.debt_late)),
    ("need dropped", 2, _long(plan=_dropped)),
    ("need dropped a while", 1, _long(plan=_dropped_a_while)),
    ("no manager at handover", 1.5, _long(manager=_nobody, handover=_never)),
    ("manager late", 1, _long(manager=_nobody_at_first, handover=_taken_at_last)),
    ("handover late", 2, _long(handover=_late_handover)),
    ("handover returned first", 1, _long(handover=handover.returned_first)),
    ("handover never accepted", 1, _long(handover=_never)),
    ("manager gone", 1, _with(outside=_gone)),
    ("manager gone a while", 1, _with(outside=_gone_a_while)),
    ("two managers", 1, _with(outside=_two)),
    ("two managers a while", 0.5, _with(outside=_two_a_while)),
    ("managers change", 1, _long(inside=_churned)),
    ("no licence", 1, _with(licence=_no_licence)),
    ("licence late", 1, _with(licence=_licence_late)),
    ("no first appointment", 1, _with(gate=_none_arranged)),
    ("first appointment late", 1.5, _with(gate=_arranged_late)),
    ("first appointment too far off", 0.5, _with(gate=_too_far)),
    ("first appointment missed", 2, _with(gate=_first_missed)),
)
