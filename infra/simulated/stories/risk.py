"""Risk flags, and whether they travel with the case."""

from datetime import date

from infra.simulated.course import Course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS, TIERS
from infra.simulated.stories.identity import seen_by

NOT_CARRIED = "risk-flag-not-carried"


def self_harm(life: Life, on: date) -> None:
    """The prison raises it at reception."""
    life.say(NOMIS, life.prison, "risk.flag_raised.v1", life.at(on, 12), flag="self-harm")


def confirmed(life: Life, on: date, flag: str = "self-harm") -> None:
    """Probation confirms the papers that name it."""
    life.say(
        *(DELIUS, life.probation, "handover.pack_acknowledged.v1", life.at(on, 16)),
        point="HP09",
        items=["risk", flag],
    )


def not_carried(life: Life, taken_on: date, confirmed_on: date | None = None) -> None:
    """Probation takes the case and never confirms the flag (or only on a later day)."""
    later = None
    if confirmed_on is not None:
        confirmed(life, confirmed_on)
        later = life.sayings[-1].told_at
    life.plant(NOT_CARRIED, "open", missed(working_days(taken_on, 1)), later)


def confirmed_by_prison(life: Life, on: date, flag: str = "child") -> None:
    """The prison confirms what probation told it."""
    life.say(
        *(NOMIS, life.prison, "handover.pack_acknowledged.v1", life.at(on, 16)),
        point="HP02",
        items=["risk", flag],
    )


def registered(life: Life, on: date, code: str) -> None:
    """Delius registers a level of serious harm, or a flag: an event with a Java date in it."""
    life.say(
        *(DELIUS, life.probation, "probation-case.registration.added", life.at(on, 10)),
        registerTypeCode=code,
        registerTypeDescription="RoSH",
        registrationId=str(2_500_000_000 + life.number),
        registrationDate=f"{on:%a %b %d} 00:00:00 GMT {on:%Y}",
    )


def tiered(life: Life, course: Course) -> None:
    """The tier was calculated: we are told that, not what it is."""
    life.say(
        *(TIERS, life.probation, "tier.calculation.complete", life.at(days(course.sentenced_on, 4), 6)),
        calculationId=f"00000000-0000-4000-8000-{life.number:012d}",
    )  # fmt: skip


def children_told(life: Life, release_on: date) -> None:
    """Children's services are told of the release, and confirm it four weeks before."""
    on = working_days(days(release_on, -28), -life.between(1, 4))
    life.say(
        *(DELIUS, life.probation, "risk.child_notice_sent.v1", life.at(working_days(on, -2), 10)),
        authority=life.region.council,
    )
    seen_by(life, life.council_source, life.council, life.at(on, 9), ("noms", life.noms))
    life.say(
        *(life.council_source, life.council, "risk.child_notice_acknowledged.v1", life.at(on, 11)),
        authority=life.region.council,
    )


def flagged(life: Life, on: date, flag: str) -> None:
    """Probation raises a flag."""
    life.say(DELIUS, life.probation, "risk.flag_raised.v1", life.at(on, 10), flag=flag)
