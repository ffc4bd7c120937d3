"""Rules on the first days inside: needs are asked about, and a plan is made of the answers."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.plan import PlanCompleted
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS
from domain.journey.journey import Journey
from domain.journey.screens import (
    BY_OTHER_TOOL,
    first_to_screen,
    hours_from,
    no_longer_than,
    planner,
    receptions_to_screen,
    screens,
)
from domain.journey.sentence import latest_custody_sentence
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

SCREENED = "reception-screen.within"
PLANNED, LONGEST = "resettlement-plan.within", "resettlement-plan.longest-sentence"


def taken_in(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 47: each reception on sentence or recall."""
    for stay, received in receptions_to_screen(journey):
        amount = ask.policy.pick(SCREENED, london_day(received.happened_at))
        if amount.no_duty:
            continue
        yield Duty(
            anchor=received,
            deadline=ask.policy.hours_after(hours_from(received), amount),
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in screens(journey, ask.policy, received, stay.ended_at)
            ),
            ended=_over(journey, stay, received.happened_at),
            told_by="prison",
            about=f"{received.fact.basis} {london_day(received.happened_at)}",
            values=(amount.read,),
        )


def screened(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 48: the first screen of each stay under a sentence that is not too long."""
    for stay, received in first_to_screen(journey):
        screen = next(screens(journey, ask.policy, received, stay.ended_at), None)
        sentence = latest_custody_sentence(journey, stay.ended_at)
        if screen is None or sentence is None:
            continue
        on = london_day(screen.happened_at)
        amount, longest = ask.policy.pick(PLANNED, on), ask.policy.pick(LONGEST, on)
        if amount.no_duty or not no_longer_than(sentence.fact, longest.number):
            continue
        deadline: Deadline = ask.policy.after(on, amount)
        yield Duty(
            anchor=screen,
            deadline=deadline,
            meetings=tuple(
                Met(max(entry.happened_at, screen.happened_at), (entry,))
                for entry in journey.of(PlanCompleted)
                if entry.fact.kind == "resettlement" and entry.happened_at >= received.happened_at
            ),
            ended=_over(journey, stay, screen.happened_at),
            told_by=planner(ask.policy, on),
            armed_by=(received, sentence),
            about=f"custody since {stay.since}",
            values=(amount.read, longest.read),
        )


def _over(journey: Journey, stay: Custody, armed_at: datetime) -> Ended | None:
    out = stay.released
    return first_end(
        ends(journey, armed_at, absconding=True),
        Ended(out.happened_at, "released", (out,)) if out else None,
    )


SCREENED_IN_TIME = Rule(
    number=47,
    code="bcst-late",
    says="Whoever is received on sentence or recall is screened within {reception-screen.within}.",
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="prison",
    told_by="prison",
    duties=taken_in,
    values=(SCREENED, BY_OTHER_TOOL),
    source="ETTG; HP03",
)
PLAN_MADE = Rule(
    number=48,
    code="resettlement-plan-late",
    says=(
        "Within {resettlement-plan.within} of the first screen there is a resettlement plan, for"
        " sentences of up to {resettlement-plan.longest-sentence}."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="resettlement team",
    told_by="probation; while companies ran resettlement, any of them",
    duties=screened,
    values=(PLANNED, LONGEST, BY_OTHER_TOOL, HELD_BY_PROVIDERS),
    source="ETTG; HP04",
)

RULES: tuple[Rule, ...] = (SCREENED_IN_TIME, PLAN_MADE)
