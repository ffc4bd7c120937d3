"""Nobody turns eighteen on a youth sentence without anybody having prepared for it."""

from collections.abc import Iterator, Sequence

from domain.facts.entry import Entry
from domain.facts.handover import HandoverInitiated, MeetingHeld
from domain.facts.iom import YouthRetentionAgreed
from domain.facts.plan import PlanCompleted, PlanReviewed
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, Computed, notice_read, noticed
from domain.journey.supervision import supervision_over
from domain.journey.youth import NearlyAdult, nearly_adult
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

BEGUN, COMPLETE = "adult-preparation.begun", "adult-preparation.complete"
POINT = "HP26"
TRANSITION = "transition"


def youth_cases(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 81: a youth case from half a year before the birthday on: begun, and complete."""
    young = nearly_adult(journey, ask.policy, BEGUN)
    if young is None:
        return
    if ask.now < young.opens_at:
        yield Later(young.opens_at)
        return
    plans = [e for e in journey.of(PlanCompleted) if e.fact.kind == TRANSITION]
    yield _duty(journey, ask, young, "begun", BEGUN, [*plans, *_beginnings(journey)])
    yield _duty(journey, ask, young, "complete", COMPLETE, plans)


def _duty(
    journey: Journey, ask: Ask, young: NearlyAdult, leg: str, name: str, meets: Sequence[Entry]
) -> Duty:
    amount = ask.policy.pick(name, young.adult_on)
    computed = Computed(young.known_on, ask.policy.before(young.adult_on, amount))
    deadline = noticed(computed, ask.policy)
    return Duty(
        anchor=young.case,
        deadline=deadline,
        meetings=tuple(Met(entry.happened_at, (entry,)) for entry in meets),
        ended=first_end(
            ends(journey, young.armed_at),
            supervision_over(journey, young.case.happened_at),
            _kept(journey, young),
        ),
        told_by="local-authority",
        leg=leg,
        armed_by=(young.case, young.born),
        about=f"born {young.adult_on}",
        armed_at=young.armed_at,
        values=(amount.read, *notice_read(deadline, ask.policy, young.known_on)),
    )


def _beginnings(journey: Journey) -> Iterator[Entry]:
    for entry in journey.of(HandoverInitiated, MeetingHeld):
        if entry.fact.point == POINT:
            yield entry
    for entry in journey.of(PlanReviewed):
        if entry.fact.kind == TRANSITION:
            yield entry


def _kept(journey: Journey, young: NearlyAdult) -> Ended | None:
    """The youth team keeps the case until the birthday or longer: nothing passes on yet."""
    for entry in journey.of(YouthRetentionAgreed):
        if entry.fact.until_on >= young.adult_on:
            return Ended(entry.happened_at, "stays with the youth team", (entry,))
    return None


PREPARED = Rule(
    number=81,
    code="y2a-prep-late",
    says=(
        "A youth case passes to adult services prepared: begun {adult-preparation.begun} before the"
        " birthday, complete {adult-preparation.complete} before it."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="youth justice service",
    told_by="local-authority",
    duties=youth_cases,
    values=(BEGUN, COMPLETE, NOTICE),
    source="GOV.UK: how to manage transitions",
)

RULES: tuple[Rule, ...] = (PREPARED,)
