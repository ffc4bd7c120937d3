"""HP23: an alleged breach goes on to the court; from a company by way of probation."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import london_day
from domain.facts.appointment import EnforcementTaken
from domain.facts.entry import Entry
from domain.finding import State
from domain.handovers.answers import each, since, without_day
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.breaches import breaches, company, steps_taken, withdrawn
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, PROBATION
from domain.journey.journey import Journey
from domain.rules.breach import PRESENTED, PRESENTED_AFTER, REFERRED
from domain.rules.duty import Ask, Later

IN_FORCE = "breach-handover.in-force"


def _alleged(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for on, breach in breaches(journey):
        in_force = ask.policy.pick(IN_FORCE, on)
        if in_force.no_duty:
            continue
        held_by = company(journey, ask.policy, on)
        referred = list(steps_taken(journey, on, "referred"))
        steps, values = _steps(journey, ask, on, referred if held_by else None)
        yield Instance(
            anchor=breach,
            armed_at=breach.happened_at,
            steps=steps,
            arms=(breach,),
            told_by=PROBATION if held_by is None or referred else held_by,
            ended=first_end(ends(journey, breach.happened_at), withdrawn(journey, on)),
            signs=tuple(Sign(State.INITIATED, entry) for entry in referred),
            values=(in_force.read, *values),
        )


def _steps(
    journey: Journey, ask: Ask, on: date, referred: list[Entry] | None
) -> tuple[tuple[Step, ...], tuple[tuple[str, int], ...]]:
    """Probation presents its own breach; a company refers it first, and that day starts the clock."""
    presented = each(steps_taken(journey, on, "presented"))
    if referred is None:
        amount = ask.policy.pick(PRESENTED, on)
        return (Step(ask.policy.after(on, amount), presented),), (amount.read,)
    first, then = ask.policy.pick(REFERRED, on), ask.policy.pick(PRESENTED_AFTER, on)
    due = ask.policy.after(london_day(referred[0].happened_at), then) if referred else None
    steps = (Step(ask.policy.after(on, first), each(referred)), Step(due, presented))
    return steps, (first.read, then.read)


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    taken = [entry for entry in journey.of(EnforcementTaken) if entry.fact.action == "presented"]
    return without_day(journey, opener, each(since(taken, opener)))


HP23 = Point(
    code="HP23",
    says=(
        "A breach is before the court within {breach-presented.within} of being known; a company"
        " refers it within {breach-referred.within}, and probation presents it"
        " {breach-presented.after-referral} later."
    ),
    from_agency="probation",
    to_agency="court",
    told_by="probation; the company for what it has to refer",
    armed_by="a breach is alleged, unless the person is on licence alone",
    met_by="it is presented; from a company, referred and then presented",
    ends="the breach is withdrawn",
    armed=_alleged,
    opened=_opened,
    values=(IN_FORCE, PRESENTED, REFERRED, PRESENTED_AFTER, HELD_BY_PROVIDERS),
    source="CRC-AE; NPS-SL014; NPS-SL015",
)
