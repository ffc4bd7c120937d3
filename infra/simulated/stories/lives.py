"""Life's variety: ways through the system that leave no gap, or end it."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import add_months
from infra.simulated.course import Course, long_course, long_course_to, longer, moved, short_course
from infra.simulated.days import days, missed, on_working_day, working_days
from infra.simulated.life import Life
from infra.simulated.places import COURT, DELIUS, LICENCES, NOMIS
from infra.simulated.regimes import COMPANIES, UNIFIED, supervised_months
from infra.simulated.stories import (
    changes,
    custody,
    daily,
    gate,
    housing,
    leads,
    licence,
    needs,
    protection,
    treatment,
)
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.identity import seen_by

ALLOCATED = "responsibility.case_allocated.v1"


def transferred(life: Life, course: Course, to: str | None = None) -> None:
    """To a second prison, with a new prison manager on the same day."""
    on = working_days(days(course.sentenced_on, life.between(20, 32)), 1)
    other = "BZI" if life.sex == "female" else to or life.region.prisons[1]
    custody.transferred(life, on, other)
    leads.pom_ended(life, on, 1, hour=13)
    leads.pom(life, on, 2, hour=14)
    daily.reviewed(life, days(on, 6))


def moved_on(life: Life) -> None:
    """Sentence served in two prisons."""
    tell(life, long_course(life), Turns(inside=transferred))


def bailed(life: Life) -> None:
    """Remanded, then out on bail: no sentence, no duties but a roof."""
    on = working_days(days(life.opens_on, life.between(5, 330)), 1)
    out_on = working_days(on, life.between(10, 50))
    custody.received(life, on, "remand")
    custody.registered(life, on)
    leads.known_to_probation(life, out_on)
    daily.doctor(life, days(on, 3))
    daily.taught(life, days(on, 8))
    custody.released(life, out_on, "bail", hour=16)
    housing.housed(life, out_on)


def time_served(life: Life) -> None:
    """Remanded, sentenced, and free the same day: nothing left to serve, as the dates say."""
    out_on = _remanded_and_sentenced(life)
    dates_at = life.at(out_on, 12)
    life.say(
        *(NOMIS, life.prison, "sentence.dates_calculated.v1", dates_at), sentence_expires_on=out_on
    )
    _free(life, out_on)


def time_served_undated(life: Life) -> None:
    """The same, but nobody works the dates out: is there a licence, or is there none?"""
    out_on = _remanded_and_sentenced(life)
    _free(life, out_on)
    life.plant("status-unknown", "open", missed(working_days(out_on, 1)))


def _free(life: Life, out_on: date) -> None:
    custody.released(life, out_on, "time-served", hour=16)
    housing.housed(life, out_on)


def time_served_on_licence(life: Life) -> None:
    """The same, but with months of licence to come: everything is arranged within the day."""
    out_on = _remanded_and_sentenced(life, licensed=True)
    ends_on = add_months(out_on, 16)
    life.say(
        *(NOMIS, life.prison, "sentence.dates_calculated.v1", life.at(out_on, 12)),
        sentence_expires_on=ends_on,
        licence_expires_on=ends_on,
    )
    leads.com(life, out_on, hour=13)
    seen_on = working_days(out_on, 1)
    gate.arranged(life, gate.first(life, out_on), out_on, seen_on, hour=14)
    custody.released(life, out_on, "time-served", hour=16)
    active_at = life.at(out_on, 17)
    name = "create-and-vary-a-licence.time-served-licence.activated"
    life.say(LICENCES, life.probation, name, active_at, licenceId=licence.name(life, 1))
    life.say(
        *(DELIUS, life.probation, "sentence.supervision_started.v1", active_at),
        kind="licence",
        ends_on=ends_on,
    )
    housing.housed(life, out_on)
    gate.attended(life, gate.first(life, out_on), seen_on)
    daily.work_known(life, out_on)
    daily.work_known_later(life, out_on)
    needs.plan(life, working_days(seen_on, 6), ("attitudes",))
    gate.supervised(life, seen_on, ends_on)


def _remanded_and_sentenced(life: Life, *, licensed: bool = False) -> date:
    on = working_days(days(life.opens_on, life.between(5, 330)), 1)
    out_on = working_days(on, life.between(25, 55))
    custody.received(life, on, "remand")
    custody.registered(life, on)
    daily.doctor(life, days(on, 3))
    daily.taught(life, days(on, 8))
    seen_by(life, COURT, life.court, life.at(out_on, 9), ("pnc", life.pnc))
    life.say(
        *(COURT, life.court, "sentence.imposed.v1", life.at(out_on, 10)),
        kind="custody",
        sentenced_on=out_on,
        months=supervised_months(out_on, 4) if licensed else 4,
    )
    leads.known_to_probation(life, out_on)
    protection.enquired_at_once(life, out_on)
    return out_on


def community_order(
    life: Life, mode: str = "in-person", last: int = 360, held_by: str = "nps"
) -> date:
    """No prison at all: two years under an order, from the `last` day at the latest. Says when.

    `held_by` is told of while there were companies that could."""
    on = working_days(days(life.opens_on, life.between(5, last)), 1)
    ends_on = add_months(on, 24)
    seen_by(life, COURT, life.court, life.at(on, 9), ("pnc", life.pnc))
    life.say(
        *(COURT, life.court, "sentence.imposed.v1", life.at(on, 10)),
        kind="community-order",
        sentenced_on=on,
        months=24,
    )
    seen_by(life, DELIUS, life.probation, life.at(on, 14), ("pnc", life.pnc))
    life.say(
        *(DELIUS, life.probation, "sentence.supervision_started.v1", life.at(on, 15)),
        kind="order",
        ends_on=ends_on,
    )
    if COMPANIES <= on < UNIFIED:
        allocated_at = life.at(working_days(on, 1), 10)
        life.say(DELIUS, life.probation, ALLOCATED, allocated_at, to=held_by)
    leads.com(life, working_days(on, 1))
    protection.enquired(life, on, ("pnc", life.pnc))
    seen_on = working_days(on, 3)
    gate.arranged(life, f"F{life.number:05d}", working_days(on, 1), seen_on, hour=13, mode=mode)
    gate.attended(life, f"F{life.number:05d}", seen_on)
    needs.plan(life, working_days(seen_on, 8), ("attitudes",))
    gate.supervised(life, seen_on, ends_on)
    gate.unseen(life, on, ends_on)
    return on


def died_inside(life: Life) -> None:
    """Dies in prison: what was under way ends."""
    course = long_course(life)
    tell(life, course, Turns())
    on = days(course.sentenced_on, life.between(20, 200))
    _dies(life, on)
    life.say(
        *(NOMIS, life.prison, custody.RELEASED, life.at(on, 18)),
        nomsNumber=life.noms,
        reason="RELEASED",
        nomisMovementReasonCode=custody.CODES["died"],
        prisonId=life.held_at,
    )
    life.duty_ended(life.sayings[-1].told_at)


def died_outside(life: Life) -> None:
    """Dies after release, homeless: the gap lapses, it isn't closed."""
    course = short_course(life, days(life.until_on, -70))
    course = longer(course, 12)

    def nowhere(life: Life, course: Course) -> str:
        housing.homeless(life, course.release_on)
        return "family"

    tell(life, course, Turns(housing=nowhere))
    on = days(course.release_on, life.between(6, 60))
    _dies(life, on)
    life.say(
        *(DELIUS, life.probation, "identity.person_died.v1", life.at(on, 18)),
        died_on=on,
    )
    life.duty_ended(life.sayings[-1].told_at)


def _dies(life: Life, on: date) -> None:
    """Nothing is said of later days; what was open lapses with the news, which follows."""
    moment = life.at(on, 18)
    life.sayings = [saying for saying in life.sayings if saying.told_at < moment]
    life.plants = [plant for plant in life.plants if plant.shows_at < moment]
    life.points = []


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """The release day moves two weeks; a treatment service is waiting on the old one."""

    confirmed: bool

    def __call__(self, life: Life) -> None:
        """Tell it."""
        first = long_course_to(life, days(life.until_on, -life.between(70, 75)))
        course = moved(first, on_working_day(days(first.planned_on, 14)))
        on = working_days(course.planned_on, -life.between(18, 26))

        def inside(life: Life, course: Course) -> None:
            started = working_days(course.sentenced_on, 6)
            treatment.in_custody(life, started, working_days(on, -6), course.release_on)
            changes.moved(life, on, course.planned_on, course.release_on)
            if self.confirmed:
                changes.confirmed(life, working_days(on, 1), f"T{life.number:05d}")

        def outside(life: Life, course: Course) -> None:
            treatment.picked_up(life, course.release_on)
            if not self.confirmed:
                changes.not_propagated(life, on, life.last_told(treatment.FIRST_SESSION))

        tell(life, course, Turns(inside=inside, outside=outside))


def unheard(life: Life) -> None:
    """Released and picked up while health is silent: nobody here can know. In earlier years it spoke."""
    course = long_course_to(life, days(life.until_on, -life.between(34, 44)))

    def outside(life: Life, course: Course) -> None:
        if life.lately:
            treatment.picked_up_unheard(life, course.release_on)
        else:
            treatment.picked_up(life, course.release_on)

    def inside(life: Life, course: Course) -> None:
        started = working_days(course.sentenced_on, 6)
        referred_on = working_days(course.release_on, -12)
        treatment.in_custody(life, started, referred_on, course.release_on)

    tell(life, course, Turns(inside=inside, outside=outside))


def roof_told_late(life: Life, course: Course) -> str:
    """Housed at home; we hear of it three days later."""
    housing.housed_told_late(life, course.release_on)
    return "family"


def met_told_late(life: Life, course: Course) -> date:
    """Met at once; we hear of it four days later."""
    return gate.told_late(life, course.release_on)


@dataclass(frozen=True, slots=True)
class _Told:
    turns: Turns

    def __call__(self, life: Life) -> None:
        tell(life, longer(short_course(life), 6), self.turns)


LIVES = (
    ("two prisons", 5, moved_on),
    ("remand, then bail", 4, bailed),
    ("time served", 2, time_served),
    ("time served, no dates", 0.5, time_served_undated),
    ("time served, then licence", 1, time_served_on_licence),
    ("community order", 5, community_order),
    ("died inside", 0.7, died_inside),
    ("died homeless", 0.7, died_outside),
    ("release moved, all told", 2, Rescheduled(confirmed=True)),
    ("release moved, nobody told", 1.5, Rescheduled(confirmed=False)),
    ("picked up unheard", 1, unheard),
    ("roof told late", 1, _Told(Turns(housing=roof_told_late))),
    ("meeting told late", 1, _Told(Turns(gate=met_told_late))),
)
