"""Lives in which one thing of daily life goes wrong, and one in which all help comes."""

from collections.abc import Callable
from datetime import date

from infra.simulated.course import Course, long_course, short_course
from infra.simulated.days import days, working_days
from infra.simulated.life import Life
from infra.simulated.stories import custody, daily, needs, treatment
from infra.simulated.stories.baseline import Turn, Turns, tell

Script = Callable[[Life], object]
Seen = tuple[tuple[str, str], ...]  # needs: pathway and kind

ELIGIBLE, MENTAL_HEALTH, VULNERABLE = (
    ("finance", "benefit-eligible"),
    ("health", "mental-health"),
    ("health", "vulnerability"),
)


def _any(life: Life) -> Course:
    return long_course(life) if life.chance(0.6) else short_course(life)


def _with(**turns: object) -> Script:
    return lambda life: tell(life, _any(life), Turns(**turns))  # type: ignore[arg-type]


def _long(**turns: object) -> Script:
    return lambda life: tell(life, long_course(life), Turns(**turns))  # type: ignore[arg-type]


def _seen(*kinds: tuple[str, str]) -> Callable[[Life, Course], tuple[str, ...]]:
    """The screen finds these needs, and probation acts on each."""

    def found(life: Life, course: Course) -> tuple[str, ...]:
        pathways = tuple(dict.fromkeys(pathway for pathway, _ in kinds))
        day, _ = needs.screened(life, course, found=pathways)
        for pathway, kind in kinds:
            needs.seen(life, day, pathway, kind, "medium")
            needs.acted_on(life, day, pathway, kind)
        return pathways

    return found


def _on_release(turn: Callable[[Life, date], None]) -> Turn:
    """A turn that only asks for the day of release."""
    return lambda life, course: turn(life, course.release_on)


def _claimed_late(life: Life, course: Course) -> None:
    daily.not_claimed(life, course.release_on, working_days(course.release_on, 6))


def _coach_late(life: Life, course: Course) -> None:
    daily.settled_in(life, days(course.sentenced_on, 4))
    daily.not_coached(life, course.release_on, before=3)


def _no_coach(life: Life, course: Course) -> None:
    daily.settled_in(life, days(course.sentenced_on, 4))
    daily.not_coached(life, course.release_on)


def _no_account(life: Life, course: Course) -> None:
    daily.no_account(life, days(course.sentenced_on, 4), course.release_on)
    daily.coached(life, course.release_on)


def _no_doctor(life: Life, course: Course) -> None:
    daily.no_doctor(life, days(course.sentenced_on, 4), course.release_on)
    daily.coached(life, course.release_on)


def _offer_lost(life: Life, course: Course) -> None:
    daily.offered(life, days(course.release_on, -60), days(course.release_on, 5))
    daily.offer_lost(life, course.release_on)


def _helped(life: Life, course: Course) -> None:
    daily.offered(life, days(course.release_on, -60), days(course.release_on, 10))
    daily.offer_known(life, days(course.release_on, -45))
    daily.booked(life, days(course.release_on, -20), days(course.release_on, 8))


def _helped_outside(life: Life, course: Course) -> None:
    daily.claimed(life, working_days(course.release_on, 1))
    daily.reconnected(life, working_days(course.release_on, 2))


def _never_taught(life: Life, course: Course) -> None:
    daily.not_taught(life, course)


def _taught_late(life: Life, course: Course) -> None:
    daily.not_taught(life, course, days(course.sentenced_on, 33))


def _nowhere_referred(life: Life, course: Course) -> None:
    treatment.alone(life, working_days(course.sentenced_on, 5))


def _not_referred(life: Life, course: Course) -> None:
    out = custody.RELEASED
    treatment.not_referred(life, life.last_happened(out), life.last_told(out))


def _uncovered(life: Life, course: Course) -> None:
    started = working_days(course.sentenced_on, 5)
    referred_on = working_days(course.release_on, -12)
    treatment.in_custody(life, started, referred_on, course.release_on, days_covered=3)


def _picked_up(life: Life, course: Course) -> None:
    treatment.picked_up(life, course.release_on)


DAILY: tuple[tuple[str, float, Script], ...] = (
    (
        "helped all round",
        3,
        _long(
            needs=_seen(ELIGIBLE, MENTAL_HEALTH, VULNERABLE),
            inside=_helped,
            outside=_helped_outside,
        ),
    ),
    (
        "no benefits claimed",
        1,
        _with(needs=_seen(ELIGIBLE), outside=_on_release(daily.not_claimed)),
    ),
    ("benefits claimed late", 0.5, _with(needs=_seen(ELIGIBLE), outside=_claimed_late)),
    ("no grant at the gate", 1, _with(grant=_on_release(daily.not_paid))),
    ("no work coach", 0.5, _with(ready=_no_coach)),
    ("work coach late", 0.5, _with(ready=_coach_late)),
    ("no bank account", 1, _with(ready=_no_account)),
    ("no doctor", 1, _with(ready=_no_doctor)),
    ("no mental-health team", 1, _with(needs=_seen(MENTAL_HEALTH), outside=_on_release(daily.not_booked))),
    ("never reconnected", 1, _with(needs=_seen(VULNERABLE), outside=_on_release(daily.not_reconnected))),
    ("work never asked about", 1, _with(work=daily.work_unknown)),
    ("job offer lost", 0.5, _long(inside=_offer_lost)),
    ("no learning plan", 0.5, _with(learning=_never_taught)),
    ("learning plan late", 0.5, _with(learning=_taught_late)),
    ("learning plan never reviewed", 0.5, _long(learning=daily.not_reviewed)),
    ("treated, referred nowhere", 0.5, _with(inside=_nowhere_referred, outside=_not_referred)),
    ("substitute runs out", 0.5, _with(inside=_uncovered, outside=_picked_up)),
)  # fmt: skip
