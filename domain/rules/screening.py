"""Rules on the first days inside: needs are asked about, and a plan is made of the answers."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.calendar import add_months, day_end, london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed
from domain.facts.plan import PlanCompleted
from domain.facts.sentence import SentenceImposed
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, PROBATION
from domain.journey.journey import Journey
from domain.journey.sentence import latest_custody_sentence
from domain.policy.policy import Policy
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

SCREENED, BY_OTHER_TOOL = "reception-screen.within", "reception-screen.immediate-needs"
PLANNED, LONGEST = "resettlement-plan.within", "resettlement-plan.longest-sentence"
SCREENED_FOR = frozenset({"sentence", "recall"})
PROVIDER = "provider"  # any company: the one that runs resettlement in that prison
Reception = tuple[Custody, Entry]


def taken_in(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 47: each reception on sentence or recall."""
    for stay, received in _receptions(journey):
        amount = ask.policy.pick(SCREENED, london_day(received.happened_at))
        if amount.no_duty:
            continue
        yield Duty(
            anchor=received,
            deadline=ask.policy.hours_after(_from(received), amount),
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in _screens(journey, ask.policy, received, stay.ended_at)
            ),
            ended=_over(journey, stay, received.happened_at),
            told_by="prison",
            about=f"{received.fact.basis} {london_day(received.happened_at)}",
            values=(amount.read,),
        )


def screened(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 48: the first screen of each stay under a sentence that is not too long."""
    stays: dict[str, Reception] = {}
    for stay, received in _receptions(journey):
        stays.setdefault(str(stay.since), (stay, received))
    for stay, received in stays.values():
        screen = next(_screens(journey, ask.policy, received, stay.ended_at), None)
        sentence = latest_custody_sentence(journey, stay.ended_at)
        if screen is None or sentence is None:
            continue
        on = london_day(screen.happened_at)
        amount, longest = ask.policy.pick(PLANNED, on), ask.policy.pick(LONGEST, on)
        if amount.no_duty or not _short_enough(sentence.fact, longest.number):
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
            told_by=_planner(ask.policy, on),
            armed_by=(received, sentence),
            about=f"custody since {stay.since}",
            values=(amount.read, longest.read),
        )


def _receptions(journey: Journey) -> Iterator[Reception]:
    for stay in journey.custody:
        for received in stay.receptions:
            if received.fact.basis in SCREENED_FOR:
                yield stay, received


def _from(received: Entry) -> datetime:
    """Known to the day only, the hours run from its end."""
    day = london_day(received.happened_at)
    return day_end(day) if received.day_only else received.happened_at


def _screens(
    journey: Journey, policy: Policy, received: Entry, until: datetime | None
) -> Iterator[Entry]:
    """Screens completed in that stay since this reception, with a tool of that time."""
    other = policy.pick(BY_OTHER_TOOL, london_day(received.happened_at))
    tools = {"bcst1"} if other.no_duty else {"bcst1", "immediate-needs"}
    for entry in journey.of(NeedAssessed):
        inside = entry.happened_at >= received.happened_at and (
            until is None or entry.happened_at <= until
        )
        if inside and entry.fact.tool in tools and entry.fact.complete:
            yield entry


def _over(journey: Journey, stay: Custody, armed_at: datetime) -> Ended | None:
    out = stay.released
    return first_end(
        ends(journey, armed_at, absconding=True),
        Ended(out.happened_at, "released", (out,)) if out else None,
    )


def _short_enough(sentence: SentenceImposed, months: int) -> bool:
    """Determinate, its length told, and no longer than so many months."""
    if sentence.indeterminate or (sentence.months is None and sentence.days is None):
        return False
    begun = sentence.sentenced_on
    ends_on: date = add_months(begun, sentence.months or 0) + timedelta(days=sentence.days or 0)
    return ends_on <= add_months(begun, months)


def _planner(policy: Policy, on: date) -> str:
    """While companies ran resettlement, any of them may have made the plan."""
    return PROBATION if policy.pick(HELD_BY_PROVIDERS, on).no_duty else PROVIDER


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
