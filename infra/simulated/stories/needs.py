"""Needs seen inside, and whether the plan after release still names them."""

from datetime import date, datetime, timedelta
from typing import cast

from domain.calendar import london_day
from infra.simulated.course import Course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS
from infra.simulated.regimes import THROUGH_THE_GATE
from infra.simulated.stories.custody import RECEIVED
from infra.simulated.stories.identity import seen_by

# Share of people in prison: IPPR table 2.1 (out of work before, anxiety, children, class A drugs ever); a
# little more, because some stories see other needs.
SHARES = (
    *(("ete", 0.72), ("health", 0.25), ("finance", 0.45), ("attitudes", 0.40)),
    *(("family", 0.57), ("drugs-alcohol", 0.66)),
)

DEBT = ("finance", "debt")
WOMENS = ("abuse", "sex-work")  # asked of women only
PLANNED = "plan.completed.v1"
ACCEPTED = "handover.accepted.v1"
PLAN_LATE = "sentence-plan-late"
UNSCREENED, UNPLANNED = "bcst-late", "resettlement-plan-late"
UNREVIEWED = "prerelease-review-missing"
TWELVE_WEEKS = 84
THREE_DAYS = timedelta(hours=72)


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
    screen(life, day, found)
    resettlement_plan(life, working_days(day, 3), found)
    return day, found


def screen(life: Life, day: date, found: tuple[str, ...]) -> None:
    """The first screen inside, and the pathways it asked about."""
    life.say(
        *(NOMIS, life.prison, "need.assessed.v1", life.at(day, 10)),
        tool="bcst1",
        pathways=[*found, *(WOMENS if life.sex == "female" else ())],
        complete=True,
    )


def women_asked(life: Life, day: date) -> None:
    """A woman is asked about the two pathways that are hers."""
    life.say(
        *(NOMIS, life.prison, "need.assessed.v1", life.at(day, 14)),
        tool="pre-release",
        pathways=[*WOMENS],
        complete=True,
    )


def resettlement_plan(life: Life, on: date, found: tuple[str, ...]) -> None:
    """What is to be done about each pathway."""
    life.say(
        *(DELIUS, life.probation, "plan.completed.v1", life.at(on, 13)),
        kind="resettlement",
        pathways=[*found],
    )


def reviewed(life: Life, course: Course, after: int = 4) -> None:
    """The plan is looked at again, so many working days after that falls due."""
    on = working_days(_review_from(course), after)
    life.say(
        *(DELIUS, life.probation, "plan.reviewed.v1", life.at(on, 15)),
        kind="resettlement",
    )


def not_reviewed(life: Life, course: Course, after: int | None = None) -> None:
    """Nobody looks at it again in time (or only so many working days after that fell due)."""
    later = None
    if after is not None:
        read_at = life.at(working_days(_review_from(course), after), 14)
        name = "handover.pack_acknowledged.v1"
        life.say(DELIUS, life.probation, name, read_at, point="HP09", items=["plan"])
        reviewed(life, course, after)
        later = life.sayings[-1].told_at
    life.plant(UNREVIEWED, "open", missed(working_days(_review_from(course), 10)), later)


def _review_from(course: Course) -> date:
    return max(days(course.planned_on, -TWELVE_WEEKS), course.sentenced_on)


def unscreened(life: Life, course: Course, on: date | None = None) -> tuple[str, ...]:
    """Nobody asks within three days what is needed, nor since (or only days later)."""
    received_at = [saying for saying in life.sayings if saying.type == RECEIVED][-1].happened_at
    later = None
    if on is not None:
        screen(life, on, ("ete",))
        later = life.sayings[-1].told_at
        resettlement_plan(life, working_days(on, 2), ("ete",))
    if london_day(received_at) >= THROUGH_THE_GATE:
        life.plant(UNSCREENED, "open", received_at + THREE_DAYS + timedelta(seconds=1), later)
    return ("ete",)


def without_plan(life: Life, course: Course, on: date | None = None) -> tuple[str, ...]:
    """Asked in time, but nothing is planned within the week, nor since (or only later)."""
    day, found = days(course.sentenced_on, 1), ("ete",)
    screen(life, day, found)
    later = None
    if on is not None:
        resettlement_plan(life, on, found)
        later = life.sayings[-1].told_at
    if day >= THROUGH_THE_GATE:
        life.plant(UNPLANNED, "open", missed(working_days(day, 5)), later)
    return found


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


def seen_by_probation(life: Life, day: date, pathway: str) -> None:
    """Probation writes a need down outside, and begins to do something about it."""
    life.say(
        *(DELIUS, life.probation, "need.identified.v1", life.at(day, 11)),
        pathway=pathway,
        severity="medium",
    )
    acted_on(life, day, pathway)


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
    if any(saying.type == ACCEPTED for saying in life.sayings):  # else nobody handed it over
        life.plant("need-dropped-at-handover", "open", missed(working_days(seen_on, 15)), later)


def plan_late(
    life: Life, seen_on: date, pathways: tuple[str, ...], later_on: date | None = None
) -> None:
    """No sentence plan within three weeks of the first meeting, nor since (or only later).

    Where the case was handed over with these needs, no plan has taken them up either."""
    later, unplanned = None, sorted(set(pathways) - _planned_since_handover(life))
    if later_on is not None:
        plan(life, later_on, pathways)
        later = life.sayings[-1].told_at
    shows_at = missed(working_days(seen_on, 15))
    life.plant(PLAN_LATE, "open", shows_at, later)
    if any(saying.type == ACCEPTED for saying in life.sayings):
        for _ in unplanned:
            life.plant("need-dropped-at-handover", "open", shows_at, later)


def _planned_since_handover(life: Life) -> set[str]:
    taken_at = min((s.happened_at for s in life.sayings if s.type == ACCEPTED), default=None)
    return {
        pathway
        for said in life.sayings
        if said.type == PLANNED and said.data["kind"] == "resettlement"
        if taken_at and said.happened_at >= taken_at
        for pathway in cast("list[str]", said.data["pathways"])
    }


def plan(life: Life, on: date, pathways: tuple[str, ...]) -> None:
    """A sentence plan that names these pathways."""
    life.say(
        *(DELIUS, life.probation, "plan.completed.v1", life.at(on, 13)),
        kind="sentence",
        pathways=[*pathways],
    )


def referred_on(life: Life, on: date, pathway: str, service: str | None = None) -> None:
    """To a contracted service or a charity, which answers and sees the person."""
    provider = life.chance(0.7)
    source = f"/provider/{life.provider}" if provider else f"/voluntary/{life.charity}"
    record = (
        f"provider/{life.provider}-{life.number:05d}"
        if provider
        else f"voluntary/{life.charity}/{life.number:05d}"
    )
    referral = f"S{life.number:05d}-{on:%y%m%d}-{pathway}"
    life.say(
        *(DELIUS, life.probation, "referral.made.v1", life.at(on, 10)),
        referral=referral,
        service=service or ("crs" if provider else "mentor"),
        pathway=pathway,
        provider=f"provider:{life.provider}" if provider else f"voluntary:{life.charity}",
        basis="consent",
    )
    seen_by(life, source, record, life.at(on, 13), ("crn", life.crn))
    answers = (("referral.accepted.v1", 2), ("referral.first_session_attended.v1", 6))
    for said, later in answers:
        life.say(source, record, said, life.at(working_days(on, later), 14), referral=referral)
