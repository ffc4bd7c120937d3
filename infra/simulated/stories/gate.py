"""The first appointment after release, and supervision from there."""

from collections.abc import Mapping
from datetime import date

from domain.calendar import add_months
from infra.simulated import regimes
from infra.simulated.course import Course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS

ARRANGED = "appointment.arranged.v1"
ATTENDED = "appointment.attended.v1"
UNFOLLOWED = "first-appointment-missed-unfollowed"
UNDECIDED = "absence-undecided"
NOT_MET = "com-no-prerelease-contact"
LAPSED = "monthly-contact-lapsed"


def arranged(
    life: Life,
    ref: str,
    on: date,
    starts_on: date,
    kind: str = "first",
    hour: int = 11,
    mode: str = "in-person",
) -> None:
    """An appointment is made."""
    life.say(
        *(DELIUS, life.probation, ARRANGED, life.at(on, hour)),
        appointment=ref,
        kind=kind,
        starts_at=life.at(starts_on, 14),
        mode=mode,
        with_role="com",
    )


def attended(life: Life, ref: str, on: date, *, goals: bool = True) -> None:
    """The person came, and (but for `goals`) was asked where they want to get to."""
    said: dict[str, object] = {"goal_discussed": True} if goals else {}
    life.say(DELIUS, life.probation, ATTENDED, life.at(on, 15), appointment=ref, **said)


def met_inside(life: Life, on: date) -> None:
    """The officer comes to the prison before release."""
    ref = f"I{life.number:05d}-{on:%y%m%d}"
    arranged(life, ref, working_days(on, -2), on, "prerelease")
    attended(life, ref, on)


def first(life: Life, released_on: date) -> str:
    """The first appointment's own id: one for each release."""
    return f"F{life.number:05d}-{released_on:%y%m%d}"


def seen_at_once(life: Life, released_on: date) -> date:
    """Arranged before release, attended on the day or the next working one."""
    on = released_on if life.chance(0.6) else working_days(released_on, 1)
    arranged(life, first(life, released_on), working_days(released_on, -life.between(2, 8)), on)
    attended(life, first(life, released_on), on)
    return on


def met_at_last(life: Life, course: Course) -> date:
    """Nobody from probation came inside; they meet after the gate."""
    on = seen_at_once(life, course.release_on)
    life.plant(NOT_MET, "open", missed(days(course.release_on, -14)), life.sayings[-1].told_at)
    return on


def told_late(life: Life, released_on: date) -> date:
    """All as it should be, but entered into the system days later."""
    last, ref = _last(released_on), first(life, released_on)
    told_at = life.at(working_days(last, 3), 9)
    arranged(life, ref, working_days(released_on, -4), released_on)
    attended(life, ref, released_on)
    for saying in life.sayings[-2:]:
        saying.told_at = told_at
    life.plant("first-appointment-not-arranged", "breached", missed(last), told_at)
    life.plant("late-evidence", "breached", told_at)
    life.overdue("HP18", missed(last), told_at)
    return released_on


def not_arranged(life: Life, released_on: date, seen_on: date | None = None) -> date | None:
    """Nothing was arranged by the end of the day of release (or only days later)."""
    last = _last(released_on)
    life.plant("first-appointment-not-arranged", "breached", missed(last))
    if seen_on is None:
        life.overdue("HP18", missed(last))
        return None
    arranged(life, first(life, released_on), working_days(seen_on, -1), seen_on)
    attended(life, first(life, released_on), seen_on)
    life.overdue("HP18", missed(last), life.sayings[-1].told_at)
    return seen_on


def arranged_too_far(life: Life, released_on: date) -> date:
    """Arranged in time, but for a day a week off."""
    last = _last(released_on)
    on = working_days(last, 4)
    arranged(life, first(life, released_on), working_days(released_on, -2), on)
    attended(life, first(life, released_on), on)
    life.plant("first-appointment-not-arranged", "breached", missed(last))
    life.overdue("HP18", missed(last), life.sayings[-1].told_at)
    return on


def missed_first(life: Life, released_on: date) -> date:
    """The person didn't come: called the next day, warned within days, seen two weeks later."""
    last, seen_on, ref = _not_come(life, released_on)
    life.say(
        *(DELIUS, life.probation, "contact.made.v1", life.at(working_days(last, 1), 11)),
        mode="phone",
        by_role="com",
    )
    _warned(life, working_days(last, 3), ref)
    _seen_later(life, last, seen_on, ref)
    return seen_on


def missed_and_forgotten(life: Life, released_on: date) -> date:
    """The person didn't come, nobody asked why, and nobody ever decided what to make of it."""
    last, seen_on, ref = _not_come(life, released_on)
    _seen_later(life, last, seen_on, ref)
    seen_at = life.sayings[-1].told_at
    life.plant(UNFOLLOWED, "open", missed(working_days(last, 1)), seen_at)
    life.plant(UNDECIDED, "open", missed(working_days(last, 5)))
    return seen_on


def _last(released_on: date) -> date:
    """The last good day of the first meeting."""
    return working_days(released_on, regimes.first_meeting_within(released_on))


def _not_come(life: Life, released_on: date) -> tuple[date, date, str]:
    """Arranged as it should be, and missed; says when, when the person was seen, and the first's id."""
    last, ref = _last(released_on), first(life, released_on)
    arranged(life, ref, working_days(released_on, -3), last)
    life.say(DELIUS, life.probation, "appointment.missed.v1", life.at(last, 15), appointment=ref)
    return last, working_days(last, 8), ref


def _warned(life: Life, on: date, ref: str) -> None:
    """Not acceptable, and a warning follows."""
    life.say(
        *(DELIUS, life.probation, "appointment.absence_decided.v1", life.at(on, 10)),
        appointment=ref,
        acceptable=False,
    )
    life.say(DELIUS, life.probation, "enforcement.taken.v1", life.at(on, 11), action="warning")


def _seen_later(life: Life, last: date, seen_on: date, ref: str) -> None:
    arranged(life, f"{ref}-2", working_days(seen_on, -4), seen_on)
    attended(life, f"{ref}-2", seen_on)
    life.overdue("HP18", missed(last), life.sayings[-1].told_at)


def supervised(life: Life, seen_on: date, upto: date, *, goals: bool = True) -> None:
    """Seen again in every month after that, before the last day."""
    day = _in_next_month(seen_on)
    while day < upto and day <= life.until_on:
        ref = f"P{life.number:05d}-{day:%y%m%d}"
        arranged(life, ref, working_days(day, -5), day, "planned")
        attended(life, ref, day, goals=goals)
        day = _in_next_month(day)


def _in_next_month(day: date) -> date:
    """In its second week: whatever month it is, they meet in it."""
    return working_days(add_months(day.replace(day=7), 1), 1)


def unseen(life: Life, since: date, upto: date) -> None:
    """The whole months of supervision for which nobody arranged to see the person."""
    said = [one.data for one in life.sayings if one.type == ARRANGED]
    met = {f"{one['starts_at']:%Y-%m}" for one in said if _to_meet(one)}
    first = since if since.day == 1 else add_months(since.replace(day=1), 1)
    while (following := add_months(first, 1)) <= days(upto, 1):
        if f"{first:%Y-%m}" not in met:
            life.plant(LAPSED, "breached", missed(days(following, -1)))
        first = following


def _to_meet(arranged: Mapping[str, object]) -> bool:
    return arranged["kind"] in ("first", "planned") and arranged["mode"] == "in-person"
