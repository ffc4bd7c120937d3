"""From the prison's manager to the community's; nothing where probation holds the case throughout."""

from dataclasses import replace
from datetime import date

from infra.simulated.course import Course
from infra.simulated.days import missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS
from infra.simulated.regimes import covered, model_starts_on

REPORT = "handover-report"
PAPERS_UNSENT = "pack-not-shared"


def offered(life: Life, handover_on: date, items: tuple[str, ...] = ()) -> None:
    """The prison begins the handover and sends the papers; probation confirms them."""
    on = working_days(handover_on, -2)
    life.say(
        *(NOMIS, life.prison, "handover.initiated.v1", life.at(on, 9)),
        point="HP08",
        to_agency="probation",
    )
    life.say(
        *(NOMIS, life.prison, "handover.pack_shared.v1", life.at(on, 10)),
        point="HP08",
        items=[REPORT, *items],
        to="probation",
        basis="statutory",
    )
    life.say(
        *(DELIUS, life.probation, "handover.pack_acknowledged.v1", life.at(on, 14)),
        point="HP08",
        items=[REPORT, *items],
    )


def begun_without_papers(life: Life, course: Course, sent_on: date | None = None) -> None:
    """Begun in time and taken over on the day, but the papers were never sent (or only later)."""
    if course.handover_on is None:
        return
    on = working_days(course.handover_on, -2)
    life.say(
        *(NOMIS, life.prison, "handover.initiated.v1", life.at(on, 9)),
        point="HP08",
        to_agency="probation",
    )
    accepted(life, course.handover_on)
    later = None
    if sent_on is not None:
        life.say(
            *(NOMIS, life.prison, "handover.pack_shared.v1", life.at(sent_on, 10)),
            point="HP08",
            items=[REPORT],
            to="probation",
            basis="statutory",
        )
        later = life.sayings[-1].told_at
        life.say(
            *(DELIUS, life.probation, "handover.pack_acknowledged.v1", life.at(sent_on, 14)),
            point="HP08",
            items=[REPORT],
        )
    life.plant(PAPERS_UNSENT, "open", missed(course.handover_on), later)


def passing_on(life: Life, course: Course, on: date) -> Course:
    """The same course, the case passing on that day; at none before the model began there."""
    in_force = on >= model_starts_on(life.region, life.sex)
    return replace(course, handover_on=on if in_force else None)


def passing_where_covered(life: Life, course: Course, on: date) -> Course:
    """The same, of a case that no company holds: the model may not cover it."""
    if covered(course.sentenced_on, course.calculated_on, life.region, life.sex):
        return passing_on(life, course, on)
    return replace(course, handover_on=None)


def days_late(life: Life, course: Course) -> None:
    """Taken over days late."""
    if course.handover_on:
        handed_over_late(life, course, working_days(course.handover_on, 6))


def accepted(life: Life, on: date) -> None:
    """The community takes the case over."""
    life.say(DELIUS, life.probation, "handover.accepted.v1", life.at(on, 15), point="HP08")
    life.say(
        *(DELIUS, life.probation, "responsibility.set.v1", life.at(on, 15)),
        kind="community",
        from_on=on,
    )


def handed_over(life: Life, course: Course, items: tuple[str, ...] = ()) -> None:
    """In order, on the day it falls due."""
    if course.handover_on:
        offered(life, course.handover_on, items)
        accepted(life, course.handover_on)


def handed_over_late(life: Life, course: Course, on: date) -> None:
    """Accepted days after it fell due: late, but done."""
    if course.handover_on:
        offered(life, course.handover_on)
        accepted(life, on)
        taken_at = max(
            saying.told_at for saying in life.sayings[-2:]
        )  # both: accepted, responsible
        life.overdue("HP08", missed(course.handover_on), taken_at)


def not_handed_over(life: Life, course: Course) -> None:
    """Papers were sent, nobody took the case over."""
    if course.handover_on:
        offered(life, course.handover_on)
        life.overdue("HP08", missed(course.handover_on))


def returned_first(life: Life, course: Course) -> None:
    """Sent back for a missing report, begun anew, accepted in time."""
    if course.handover_on is None:
        return
    first = working_days(course.handover_on, -4)
    life.say(
        *(NOMIS, life.prison, "handover.initiated.v1", life.at(first, 9)),
        point="HP08",
        to_agency="probation",
    )
    life.say(
        *(DELIUS, life.probation, "handover.returned.v1", life.at(first, 16)),
        point="HP08",
        reason="report missing",
    )
    handed_over(life, course)
