"""Who holds the case: prison and community offender managers."""

from datetime import date

from domain.calendar import day_start, london_day
from infra.simulated import regimes
from infra.simulated.course import Course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS, OMIC
from infra.simulated.stories.identity import seen_by
from infra.simulated.stories.needs import SHARES, plan

ASSIGNED = "responsibility.lead_assigned.v1"
ENDED = "responsibility.lead_ended.v1"
SUPERVISOR = "offender-supervisor"
ALARM = 1  # working day without anybody
NOT_INTRODUCED = "lead-change-no-introduction"
TAKEN_OVER, TAKEN_OVER_WITHIN = "HP35", 5  # working days after the officer before has left


def worker(life: Life, side: str, number: int = 1) -> str:
    """A staff reference."""
    return f"{side}-{life.region.unit.removeprefix('unit/')}-{(life.number * 7 + number) % 400:03d}"


def prison_manager(life: Life, course: Course) -> date:
    """An officer in prison in good time after reception."""
    within = regimes.prison_officer_within(life.region, life.sex, course.sentenced_on)
    on = working_days(course.sentenced_on, min(life.between(2, 8), within))
    pom(life, on, 1)
    return on


def pom(life: Life, on: date, number: int, hour: int = 14) -> None:
    """This officer in prison takes the case."""
    source, name, said = inside(life, number)
    life.say(source, life.prison, name, life.at(on, hour), **said)


def inside(life: Life, number: int) -> tuple[str, str, dict[str, object]]:
    """Who says that this officer in prison takes the case, and how.

    A manager is told of by the allocation service; whoever was received before there was one has
    an offender supervisor."""
    if _supervised_inside(life):
        return (
            NOMIS,
            ASSIGNED,
            {
                "role": SUPERVISOR,
                "worker": str(staff_code(life, number)),
                "unit": f"unit/omu-{life.held_at.lower()}",
            },
        )
    return (
        OMIC,
        "offender-management.allocation.changed",
        {
            "staffCode": staff_code(life, number),
            "prisonId": life.held_at,
            "eventTrigger": "user",
        },
    )


def _supervised_inside(life: Life) -> bool:
    received = (s for s in life.sayings if s.data.get("reason") == "ADMISSION")
    since = max(london_day(saying.happened_at) for saying in received)
    return since < regimes.model_starts_on(life.region, life.sex)


def pom_ended(life: Life, on: date, number: int, hour: int = 13) -> None:
    """That prison offender manager lays it down: the service has no event that says so."""
    life.say(
        *(NOMIS, life.prison, ENDED, life.at(on, hour)),
        role=SUPERVISOR if _supervised_inside(life) else "pom",
        worker=str(staff_code(life, number)),
        reason="transfer",
    )


def staff_code(life: Life, number: int) -> int:
    """A number, as the allocation service writes it."""
    return 400_000 + life.number * 3 + number


def known_to_probation(life: Life, on: date) -> None:
    """Probation opens its record; the prison number ties the two, told one way or the other."""
    moment = life.at(on, 9)
    if life.chance(0.5):
        seen_by(life, DELIUS, life.probation, moment, ("noms", life.noms))
        return
    seen_by(life, DELIUS, life.probation, moment)
    matched = life.say(
        *(DELIUS, life.probation, "probation-case.prison-identifier.added", moment),
        bookingNumber=f"{10_000 + life.number}A",
    )
    matched.also = ("NOMS", life.noms)


def com(life: Life, on: date, number: int = 1, hour: int = 12, co_working: bool = False) -> None:
    """This community offender manager takes the case."""
    said: dict[str, object] = {"co_working": True} if co_working else {}
    life.say(
        *(DELIUS, life.probation, ASSIGNED, life.at(on, hour)),
        role="com",
        worker=worker(life, "com", number),
        unit=life.region.unit,
        area=life.region.area,
        **said,
    )
    life.say(*(DELIUS, life.probation, "person.community.manager.allocated", life.at(on, hour)))


def met(life: Life, on: date, number: int = 2) -> None:
    """The new manager and the person meet, before the case is taken over."""
    life.say(
        *(DELIUS, life.probation, "handover.meeting_held.v1", life.at(on, 14)),
        with_person=True,
        workers=[worker(life, "com", number)],
    )


def com_ended(life: Life, on: date, number: int = 1, hour: int = 11, reason: str = "moved") -> None:
    """That community offender manager lays it down."""
    life.say(
        *(DELIUS, life.probation, ENDED, life.at(on, hour)),
        role="com",
        worker=worker(life, "com", number),
        reason=reason,
    )


def community_manager(life: Life, course: Course) -> date:
    """In good time: before the handover date, or with the sentence where there is none."""
    if course.handover_on is None or _before_the_model(life, course):
        on = working_days(course.sentenced_on, 1)
    else:
        before = working_days(course.handover_on, -life.between(4, 12))
        on = max(before, working_days(course.sentenced_on, 1))
    com(life, on)
    return on


def unallocated(life: Life, course: Course, assigned_on: date | None = None) -> None:
    """No community manager on the handover date, nor since (or not before `assigned_on`).

    Where probation holds the case throughout: none since the sentence."""
    later = None
    if assigned_on is not None:
        com(life, assigned_on)
        later = life.last_told(ASSIGNED)
    handover_on = course.handover_on
    if _before_the_model(life, course):
        within = regimes.officer_within(course.sentenced_on)
        last = working_days(course.sentenced_on, within + ALARM)
        led_at = day_start(regimes.model_starts_on(life.region, life.sex))
        life.plant("lead-vacuum", "open", missed(last), led_at if handover_on else later)
    if handover_on is None:
        return
    life.plant("com-unallocated-after-handover", "open", missed(handover_on), later)
    life.plant("lead-vacuum", "open", missed(working_days(handover_on, ALARM)), later)
    life.overdue("HP07", missed(handover_on), later)


def _before_the_model(life: Life, course: Course) -> bool:
    """Sentenced when probation held every case throughout: in prison nobody led it yet."""
    return course.sentenced_on < regimes.model_starts_on(life.region, life.sex)


def introduced(life: Life, on: date, number: int = 2, hour: int = 14) -> None:
    """The new manager meets the person and takes the case over; the plan still names every need."""
    life.say(
        *(DELIUS, life.probation, "handover.meeting_held.v1", life.at(on, hour)),
        point=TAKEN_OVER,
        with_person=True,
        workers=[worker(life, "com", number)],
    )
    life.say(
        *(DELIUS, life.probation, "handover.accepted.v1", life.at(on, hour + 1)), point=TAKEN_OVER
    )
    plan(life, working_days(on, 1), tuple(name for name, _ in SHARES))


def vacuum(life: Life, ended_on: date, filled_on: date | None = None) -> None:
    """The community manager leaves and nobody follows (or not before `filled_on`)."""
    com_ended(life, ended_on, reason="left")
    later = None
    if filled_on is not None:
        com(life, filled_on, 2)
        later = life.last_told(ASSIGNED)
        introduced(life, filled_on)
    else:
        life.overdue(TAKEN_OVER, missed(working_days(ended_on, TAKEN_OVER_WITHIN)))
    life.plant("lead-vacuum", "open", missed(working_days(ended_on, ALARM)), later)


def duplicate(life: Life, on: date, settled_on: date | None = None) -> None:
    """A second community manager while the first still holds the case."""
    com(life, on, 2)
    met(life, working_days(on, 3))
    later = None
    if settled_on is not None:
        com_ended(life, settled_on, 1, hour=10, reason="moved")
        later = life.last_told(ENDED)
        introduced(life, working_days(settled_on, 2))
    life.plant("lead-duplicate", "open", missed(working_days(on, 1)), later)


def churn(life: Life, on: date, apart_days: int = 45) -> None:
    """Three changes of manager within a year."""
    for number in (2, 3, 4):
        com_ended(life, on, number - 1, hour=10)
        com(life, on, number)
        if number == 4:  # noqa: PLR2004 the third change
            life.plant("lead-churn", "breached", life.last_told(ASSIGNED))
        introduced(life, working_days(on, 3), number)
        on = working_days(days(on, apart_days), 1)
