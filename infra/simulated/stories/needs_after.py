"""What is still needed when supervision ends: met, taken on by somebody else, or left behind."""

from datetime import date, datetime
from typing import cast

from infra.simulated.course import Course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.stories.needs import referred_on

EXIT, EXIT_DAYS = "HP29", 14  # before supervision ends
LEFT_OPEN = "statutory-cover-ends-with-needs"
HANG_ON_NEEDS = frozenset(
    {
        *("need-no-action", "fin-debt-no-action", "need-dropped-at-handover"),
        *("accom-duty-to-refer-missing", "accom-homeless-open", "accom-none-on-release-night"),
        *("fin-claim-late", "health-mh-no-followup", "health-reconnect-missed"),
        *("referral-not-taken-up", "sub-pickup-late", "ost-coverage-gap", "naloxone-not-supplied"),
    }
)  # gaps that would close, or never show, if the need they come from were closed


def looked_after(life: Life, course: Course) -> None:
    """Every need of some weight is closed before supervision ends; forgotten ones stay open."""
    forgotten = any(plant.code in HANG_ON_NEEDS for plant in life.plants)
    if forgotten:
        left_open(life, course)
        return
    on = working_days(days(course.expires_on, -EXIT_DAYS), -2)
    for pathway, kind in _grave(life):
        closed(life, on, pathway, kind)
        if pathway == "health":  # nobody need take it on
            life.duty_ended(life.sayings[-1].told_at, "health-no-gp")
        if kind == "homeless-risk":
            _bed_not_needed(life, life.sayings[-1].told_at)


def _bed_not_needed(life: Life, moment: datetime) -> None:
    """Nobody waits for a bed any more."""
    for point in life.points:
        if point.code == "HP12":
            point.closes_at = min(point.closes_at or moment, moment)


def left_open(life: Life, course: Course) -> None:
    """Supervision ends, and nobody looks after what is still needed."""
    if {pathway for pathway, _ in _grave(life)} - _settled(life):
        life.plant(LEFT_OPEN, "breached", missed(course.expires_on))


def _grave(life: Life) -> list[tuple[str, str | None]]:
    """The needs last said to be medium or high, and not closed since."""
    weight: dict[tuple[str, str | None], object] = {}
    for said in life.sayings:
        if said.type in ("need.identified.v1", "need.closed.v1"):
            key = (str(said.data["pathway"]), cast("str | None", said.data.get("kind")))
            weight[key] = said.data.get("severity")
    return [key for key, severity in weight.items() if severity in ("medium", "high")]


def closed(life: Life, on: date, pathway: str, kind: str | None = None) -> None:
    """Probation writes down that a need is met."""
    named = {"kind": kind} if kind else {}
    life.say(
        *(DELIUS, life.probation, "need.closed.v1", life.at(on, 12)),
        pathway=pathway,
        outcome="met",
        **named,
    )


def passed_on(life: Life, ends_on: date, *, begun: bool = True) -> None:
    """Two weeks before supervision ends, others have taken on what is still needed; or nobody has.

    Not `begun`: nobody was told that there was any, so nobody's handover waits for its end.
    """
    still = _serious(life) - _settled(life)
    left = any(plant.code == LEFT_OPEN for plant in life.plants)
    if life.chance(0.1) and still and not left:
        life.plant(LEFT_OPEN, "breached", missed(ends_on))
        left = True
    last_on = days(ends_on, -EXIT_DAYS)
    if left:
        if begun:
            life.overdue(EXIT, missed(last_on))
        return
    for number, pathway in enumerate(sorted(still)):
        referred_on(life, working_days(last_on, -12 - number), pathway)


def _serious(life: Life) -> set[str]:
    return {
        str(said.data["pathway"])
        for said in life.sayings
        if said.type == "need.identified.v1" and said.data["severity"] in ("medium", "high")
    }


def _settled(life: Life) -> set[str]:
    """Met, or taken on by a service."""
    took = [said.data["referral"] for said in life.sayings if said.type == "referral.accepted.v1"]
    return {
        str(said.data.get("pathway"))
        for said in life.sayings
        if said.type == "need.closed.v1"
        or (said.type == "referral.made.v1" and said.data["referral"] in took)
    }
