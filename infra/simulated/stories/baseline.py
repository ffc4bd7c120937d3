"""The journey as it should go, theme by theme; a script replaces the themes that go otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from infra.simulated.course import Course
from infra.simulated.days import days, working_days
from infra.simulated.life import Life
from infra.simulated.stories import (
    custody,
    daily,
    gate,
    handover,
    housing,
    leads,
    licence,
    needs,
    needs_after,
    protection,
    risk,
)

Turn = Callable[[Life, Course], None]
AT_GATE = (
    "com-unallocated-after-handover",
    daily.COACH_UNSEEN,
    daily.INDUCTION_LATE,
    daily.REVIEW_LATE,
)  # what the release ends


def enquired(life: Life, course: Course) -> None:
    """Police and children's services are asked, and answer."""
    protection.enquired(life, course.sentenced_on)


def prison_manager(life: Life, course: Course) -> None:
    """A prison manager in good time."""
    leads.prison_manager(life, course)


def manager(life: Life, course: Course) -> None:
    """A community manager in good time."""
    leads.community_manager(life, course)


def handed_over(life: Life, course: Course) -> None:
    """Handed over on the day, where there is such a day."""
    if course.handover_on:
        handover.handed_over(life, course)


def to_family(life: Life, course: Course) -> str:
    """A bed at home."""
    housing.housed(life, course.release_on, life.rng.choice(("family", "tenancy")))
    return "family"


def considered(life: Life, course: Course) -> None:
    """The day planned is looked at; one that moves is looked at when it does."""
    if course.release_on == course.planned_on:
        planned_at = life.sayings[-1].happened_at
        custody.day_considered(life, planned_at, course.release_on)


def licensed(life: Life, course: Course) -> None:
    """Licence approved ahead, and in force on the day."""
    licence.ready(life, course.release_on, not_before=days(course.sentenced_on, 3))


def met(life: Life, course: Course) -> date:
    """First appointment arranged and kept."""
    return gate.seen_at_once(life, course.release_on)


def planned(life: Life, course: Course, seen_on: date, pathways: tuple[str, ...]) -> None:
    """The sentence plan names every need."""
    needs.carried_on(life, seen_on, pathways)


def work_known(life: Life, course: Course) -> None:
    """Whether the person works is written down twice."""
    daily.work_known(life, course.release_on)
    daily.work_known_later(life, course.release_on)


def officer_met(life: Life, course: Course) -> None:
    """The community manager comes to the prison three weeks before release."""
    gate.met_inside(life, working_days(course.release_on, -15))


def reviewed(life: Life, course: Course) -> None:
    """The plan is looked at again twelve weeks before release, or soon after reception."""
    needs.reviewed(life, course)


def looked_after(life: Life, course: Course) -> None:
    """What is still needed is closed before supervision ends."""
    needs_after.looked_after(life, course)


def granted(life: Life, course: Course) -> None:
    """The discharge grant is paid."""
    daily.paid(life, course.release_on)


def ended(life: Life, course: Course) -> None:
    """What is needed is passed on, the licence ends, the manager with it; what was open then lapses."""
    needs_after.passed_on(life, course.expires_on)
    custody.supervision_ended(life, course)
    over = life.sayings[-1].told_at
    life.duty_ended(over, "accom-homeless-open", "lead-vacuum", "need-dropped-at-handover")
    life.duty_ended(over, gate.UNDECIDED, needs.PLAN_LATE, leads.NOT_INTRODUCED)
    leads.com_ended(life, course.expires_on, hour=17, reason="sentence ended")
    life.duty_ended(life.last_told(leads.ENDED), "lead-duplicate")


def nothing_more(life: Life, course: Course) -> None:
    """Nothing else happens."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The themes of one journey. Left alone, each goes well."""

    enquiries: Turn = enquired  # of police and children's services
    prison_manager: Turn = prison_manager
    manager: Turn = manager
    handover: Turn = handed_over
    housing: Callable[[Life, Course], str] = to_family
    release_day: Turn = considered  # where it comes before a weekend or a holiday
    licence: Turn = licensed
    gate: Callable[[Life, Course], date | None] = met
    needs: Callable[[Life, Course], tuple[str, ...]] = needs.assessed
    plan: Callable[[Life, Course, date, tuple[str, ...]], None] = planned
    ready: Turn = daily.ready  # identity, account, doctor, work coach
    learning: Turn = daily.learns
    officer: Turn = officer_met  # probation's, who comes inside
    review: Turn = reviewed  # of the plan made on reception
    grant: Turn = granted
    work: Turn = work_known
    inside: Turn = nothing_more  # while in custody
    outside: Turn = nothing_more  # after release
    last: Turn = looked_after  # what is still needed, before supervision ends
    end: Turn = ended  # of the licence
    supervised: bool = True  # seen monthly until the licence ends


def tell(life: Life, course: Course, turns: Turns) -> Life:
    """Sentence to supervision. The themes are told one after another, not in the order of days."""
    begun(life, course)
    turns.enquiries(life, course)
    turns.prison_manager(life, course)
    turns.manager(life, course)
    turns.handover(life, course)
    pathways = turns.needs(life, course)
    custody.release_planned(life, course, turns.housing(life, course))
    turns.release_day(life, course)
    turns.licence(life, course)
    turns.ready(life, course)
    turns.learning(life, course)
    turns.officer(life, course)
    turns.review(life, course)
    turns.inside(life, course)
    custody.prison_life(life, course, course.release_on)
    custody.released(life, course.release_on)
    turns.grant(life, course)
    life.duty_ended(
        life.last_told(custody.RELEASED),
        *AT_GATE,
        needs.UNSCREENED,
        needs.UNPLANNED,
        needs.UNREVIEWED,
    )
    custody.supervision(life, course, course.release_on)
    seen_on = turns.gate(life, course)
    if seen_on is not None:
        turns.plan(life, course, seen_on, pathways)
        if turns.supervised:
            gate.supervised(life, seen_on, course.expires_on)
    turns.work(life, course)
    turns.outside(life, course)
    if turns.supervised:
        gate.unseen(life, course.release_on, course.expires_on)
        turns.last(life, course)
        turns.end(life, course)
    return life


def begun(life: Life, course: Course) -> None:
    """Sentenced, received, known to all who have to know."""
    custody.sentenced(life, course)
    custody.received(life, course.sentenced_on)
    custody.registered(life, course.sentenced_on)
    custody.dates(life, course)
    leads.known_to_probation(life, working_days(course.sentenced_on, 1))
    risk.tiered(life, course)
    risk.registered(life, days(course.sentenced_on, 5), life.rng.choice(("RLRH", "RMRH", "RHRH")))
