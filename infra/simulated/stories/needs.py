"""Needs seen inside, and whether the plan after release still names them."""

from datetime import date, datetime

from infra.simulated.course import Course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS
from infra.simulated.stories.identity import seen_by

# Share of people in prison: IPPR table 2.1 (unemployed before, no qualifications, anxiety, ...).
SHARES = (("ete", 0.68), ("health", 0.25), ("finance", 0.45), ("attitudes", 0.40), ("family", 0.30))

DEBT = ("finance", "debt")


def assessed(life: Life, course: Course, on: date | None = None) -> tuple[str, ...]:
    """Screened within three days; each need found is written down and acted on. Says which pathways."""
    day, found = screened(life, course, on)
    for pathway in found:
        seen(life, day, pathway)
        acted_on(life, day, pathway)
    return found


def debt_forgotten(life: Life, course: Course) -> tuple[str, ...]:
    """The same, but nobody ever acts on a debt."""
    day = _debt_seen(life, course)
    _debt_missed(life, day)
    return (DEBT[0],)


def debt_late(life: Life, course: Course) -> tuple[str, ...]:
    """Somebody acts on the debt a week too late."""
    day = _debt_seen(life, course)
    acted_on(life, working_days(day, 22), *DEBT)
    _debt_missed(life, day, life.sayings[-1].told_at)
    return (DEBT[0],)


def _debt_seen(life: Life, course: Course) -> date:
    day, _ = screened(life, course, found=(DEBT[0],))
    seen(life, day, *DEBT, severity="medium")
    return day


def _debt_missed(life: Life, day: date, later: datetime | None = None) -> None:
    for code in ("need-no-action", "fin-debt-no-action"):
        life.plant(code, "open", missed(working_days(day, 20)), later)


def screened(
    life: Life, course: Course, on: date | None = None, found: tuple[str, ...] = ()
) -> tuple[date, tuple[str, ...]]:
    """The screen on reception and the plan made of it: its day, and the pathways with a need."""
    day = on or days(course.sentenced_on, life.between(1, 2))
    found = found or tuple(name for name, share in SHARES if life.chance(share)) or ("ete",)
    life.say(
        *(NOMIS, life.prison, "need.assessed.v1", life.at(day, 10)),
        tool="bcst1",
        pathways=[*found],
        complete=True,
    )
    life.say(
        *(DELIUS, life.probation, "plan.completed.v1", life.at(working_days(day, 3), 13)),
        kind="resettlement",
        pathways=[*found],
    )
    return day, found


def seen(
    life: Life, day: date, pathway: str, kind: str | None = None, severity: str | None = None
) -> None:
    """The prison writes a need down."""
    named = {"kind": kind} if kind else {}
    life.say(
        *(NOMIS, life.prison, "need.identified.v1", life.at(day, 11)),
        pathway=pathway,
        severity=severity or life.rng.choice(("low", "medium", "high")),
        **named,
    )


def acted_on(life: Life, seen_on: date, pathway: str, kind: str | None = None) -> None:
    """Probation begins to do something about it, two working days after it was seen."""
    named = {"kind": kind} if kind else {}
    life.say(
        *(DELIUS, life.probation, "need.action_started.v1", life.at(working_days(seen_on, 2), 14)),
        pathway=pathway,
        **named,
    )


def carried_on(life: Life, seen_on: date, pathways: tuple[str, ...]) -> None:
    """The sentence plan made after the first meeting names every need."""
    plan(life, working_days(seen_on, life.between(4, 11)), pathways)


def dropped(
    life: Life, seen_on: date, pathways: tuple[str, ...], again_on: date | None = None
) -> None:
    """The plan forgets the first of them (or takes it up only later)."""
    forgotten, *kept = pathways
    plan(life, working_days(seen_on, 8), tuple(kept) or ("sex-work",))
    later = None
    if again_on is not None:
        plan(life, again_on, (forgotten,))
        later = life.sayings[-1].told_at
    life.plant("need-dropped-at-handover", "open", missed(working_days(seen_on, 15)), later)


def plan(life: Life, on: date, pathways: tuple[str, ...]) -> None:
    """A sentence plan that names these pathways."""
    life.say(
        *(DELIUS, life.probation, "plan.completed.v1", life.at(on, 13)),
        kind="sentence",
        pathways=[*pathways],
    )


def referred_on(life: Life, on: date, pathway: str) -> None:
    """To a contracted service or a charity, which answers and sees the person."""
    provider = life.chance(0.7)
    source = f"/provider/{life.provider}" if provider else f"/voluntary/{life.charity}"
    record = (
        f"provider/{life.provider}-{life.number:05d}"
        if provider
        else f"voluntary/{life.charity}/{life.number:05d}"
    )
    referral = f"S{life.number:05d}-{on:%y%m%d}"
    life.say(
        *(DELIUS, life.probation, "referral.made.v1", life.at(on, 10)),
        referral=referral,
        service="crs" if provider else "mentor",
        pathway=pathway,
        provider=f"provider:{life.provider}" if provider else f"voluntary:{life.charity}",
        basis="consent",
    )
    seen_by(life, source, record, life.at(on, 13), ("crn", life.crn))
    answers = (("referral.accepted.v1", 2), ("referral.first_session_attended.v1", 6))
    for said, later in answers:
        life.say(source, record, said, life.at(working_days(on, later), 14), referral=referral)
