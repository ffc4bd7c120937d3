"""A risk that rises is answered at once by whoever may have to take the case."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.handover import HandoverAccepted, HandoverCancelled, HandoverReturned
from domain.facts.risk import RiskEscalated
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

ANSWERED = "risk-escalation.answered"
HIGH = frozenset({"high", "very-high"})
POINT = "HP22"


def risen(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 71: each day on which the risk rose to high or very high."""
    days: dict[date, Entry] = {}
    for entry in journey.of(RiskEscalated):
        if entry.fact.level in HIGH:
            days.setdefault(london_day(entry.happened_at), entry)
    for on, rise in days.items():
        amount = ask.policy.pick(ANSWERED, on)
        deadline = ask.policy.after(on, amount)
        yield Duty(
            anchor=rise,
            deadline=deadline,
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in journey.of(HandoverAccepted, HandoverReturned)
                if entry.fact.point == POINT and entry.happened_at >= day_start(on)
            ),
            ended=first_end(ends(journey, rise.happened_at), _called_off(journey, rise)),
            told_by=holder(journey, ask.policy, on, deadline),
            about=str(on),
            values=(amount.read,),
        )


def _called_off(journey: Journey, rise: Entry) -> Ended | None:
    for entry in journey.of(HandoverCancelled):
        if entry.fact.point == POINT and entry.happened_at >= rise.happened_at:
            return Ended(entry.happened_at, "handover called off", (entry,))
    return None


RISE_ANSWERED = Rule(
    number=71,
    code="risk-escalation-unanswered",
    says=(
        "When the risk rises to high or very high, whoever is asked to take the case does so, or"
        " says why not, within {risk-escalation.answered}."
    ),
    shape="within",
    kind="OPEN",
    severity="critical",
    owner="probation: national service or senior officer",
    told_by="the holder of the case",
    duties=risen,
    values=(ANSWERED, HELD_BY_PROVIDERS),
    source="HP22",
)

RULES: tuple[Rule, ...] = (RISE_ANSWERED,)
