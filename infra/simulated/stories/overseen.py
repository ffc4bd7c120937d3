"""Lives in which supervision, or what prepares it, goes wrong in one place."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from infra.simulated.course import Course, long_course, short_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.regimes import COMPANIES, DAY_DECIDED, UNIFIED
from infra.simulated.stories import custody, gate, needs
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.lives import ALLOCATED, community_order
from infra.simulated.stories.scripts import Script

PRESENTED_WITHIN = 10  # working days


def _short(**turns: object) -> Script:
    """Handed over to nobody: what a plan forgets then is no need dropped at a handover."""
    return lambda life: tell(life, short_course(life), Turns(**turns))  # type: ignore[arg-type]


def _any(**turns: object) -> Script:
    def script(life: Life) -> object:
        course = long_course(life) if life.chance(0.5) else short_course(life)
        return tell(life, course, Turns(**turns))  # type: ignore[arg-type]

    return script


def _long(**turns: object) -> Script:
    return lambda life: tell(life, long_course(life), Turns(**turns))  # type: ignore[arg-type]


def _first_forgotten(life: Life, course: Course) -> date | None:
    return gate.missed_and_forgotten(life, course.release_on)


def _never_planned(life: Life, course: Course, seen_on: date, pathways: tuple[str, ...]) -> None:
    needs.plan_late(life, seen_on, pathways)


def _planned_late(life: Life, course: Course, seen_on: date, pathways: tuple[str, ...]) -> None:
    needs.plan_late(life, seen_on, pathways, working_days(seen_on, 19))


def _screened_late(life: Life, course: Course) -> tuple[str, ...]:
    return needs.unscreened(life, course, days(course.sentenced_on, 6))


def _planned_inside_late(life: Life, course: Course) -> tuple[str, ...]:
    return needs.without_plan(life, course, working_days(course.sentenced_on, 12))


def _reviewed_late(life: Life, course: Course) -> None:
    needs.not_reviewed(life, course, 14)


def _never_reviewed(life: Life, course: Course) -> None:
    needs.not_reviewed(life, course)


@dataclass(frozen=True, slots=True)
class Breached:
    """A community order, broken after some months; before the court in time, late, or never."""

    after: int | None  # working days until it is before the court; None: never

    def __call__(self, life: Life) -> None:
        """Tell it."""
        aware_on = working_days(days(community_order(life), life.between(50, 70)), 1)
        life.say(
            *(DELIUS, life.probation, "enforcement.breach_alleged.v1", life.at(aware_on, 12)),
            aware_on=aware_on,
        )
        later = None
        if self.after is not None:
            on = working_days(aware_on, self.after)
            name = "enforcement.taken.v1"
            life.say(DELIUS, life.probation, name, life.at(on, 11), action="presented")
            later = life.sayings[-1].told_at
        if self.after is None or self.after > PRESENTED_WITHIN:
            shows_at = missed(working_days(aware_on, PRESENTED_WITHIN))
            life.plant("breach-referral-late", "open", shows_at, later)
            if aware_on >= COMPANIES:
                life.overdue("HP23", shows_at, later)


def _only_phoned(life: Life) -> None:
    """The first contact under an order is a call: nobody is offered a meeting."""
    on = community_order(life, "phone")
    if on < COMPANIES:
        return
    counts_from = on if on >= UNIFIED else london_day(life.last_happened(ALLOCATED))
    due_on = working_days(counts_from, 5)
    life.plant("community-first-contact-late", "breached", missed(due_on))


def _day_unconsidered(life: Life, course: Course) -> None:
    """Released before a weekend, and nobody asked whether that was wise."""
    if custody.before_a_rest(course.release_on) and course.release_on >= DAY_DECIDED:
        last = working_days(course.release_on, -5)
        life.plant("friday-release-unconsidered", "breached", missed(last))


OVERSEEN: tuple[tuple[str, float, Script], ...] = (
    ("first appointment missed, nobody asks", 1, _any(gate=_first_forgotten)),
    ("never screened", 1, _any(needs=needs.unscreened)),
    ("screened late", 0.5, _any(needs=_screened_late)),
    ("nothing planned inside", 1, _any(needs=needs.without_plan)),
    ("planned inside late", 0.5, _any(needs=_planned_inside_late)),
    ("out before a weekend", 1.5, _any(release_day=_day_unconsidered)),
    ("order begun by phone", 1, _only_phoned),
    ("order broken, brought to court", 1, Breached(7)),
    ("order broken, brought to court late", 0.5, Breached(14)),
    ("order broken, never brought to court", 0.5, Breached(None)),
    ("sentence never planned", 1, _short(plan=_never_planned)),
    ("sentence planned late", 0.5, _short(plan=_planned_late)),
    ("plan never looked at again", 1, _long(review=_never_reviewed)),
    ("plan looked at again late", 0.5, _long(review=_reviewed_late)),
)
