"""HP21 and HP22: from one officer or area to another, and up when the risk rises."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.handover import HandoverInitiated
from domain.facts.risk import RiskEscalated
from domain.handovers.answers import TAKEN_OVER, answered, opened_until
from domain.handovers.point import Instance, Point, Step
from domain.journey.arming import once
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Later

TRANSFER = "area-transfer.within"
ESCALATION = "escalation-accepted.within"
RAISED = frozenset({"high", "very-high"})


def _asked(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    begun = (e for e in journey.of(HandoverInitiated) if e.fact.point == "HP21")
    armed = []
    for request in once(begun):
        amount = ask.policy.pick(TRANSFER, london_day(request.happened_at))
        armed.append(_within(journey, ask, request, amount))
    yield from answered(armed, journey, "HP21", TAKEN_OVER)


def _escalated(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    armed = []
    for rise in once(journey.of(RiskEscalated), lambda fact: fact.level):
        on = london_day(rise.happened_at)
        case = "" if ask.policy.calendar.is_working(on) else "day-off"
        amount = ask.policy.pick(ESCALATION, on, case)
        if rise.fact.level in RAISED and not amount.no_duty:
            armed.append(_within(journey, ask, rise, amount))
    yield from answered(armed, journey, "HP22", TAKEN_OVER)


def _within(journey: Journey, ask: Ask, anchor: Entry, amount: Amount) -> Instance:
    """Due so long after a fact; by no day where none was read."""
    on = london_day(anchor.happened_at)
    counted = not isinstance(amount.row.amount, str)
    deadline = ask.policy.after(on, amount) if counted else None
    return Instance(
        anchor=anchor,
        armed_at=anchor.happened_at,
        steps=(Step(deadline, ()),),
        arms=(anchor,),
        told_by=holder(journey, ask.policy, on, deadline) if deadline else "",
        ended=ends(journey, anchor.happened_at),
        values=(amount.read,),
    )


HP21 = Point(
    code="HP21",
    says="Another area takes over whoever moves there within {area-transfer.within}.",
    from_agency="probation",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="the transfer is asked for",
    met_by="the receiving area accepts",
    ends="nothing of its own",
    armed=_asked,
    opened=opened_until("HP21", TAKEN_OVER),
    pack=("form", "risk", "enquiries", "address"),
    values=(TRANSFER, HELD_BY_PROVIDERS),
    source="Case Transfer Policy Framework, March 2022",
)
HP22 = Point(
    code="HP22",
    says=(
        "Whoever's risk rises to high is taken over on that day, or else within"
        " {escalation-accepted.within} of a day off."
    ),
    from_agency="probation",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="the risk rises to high or very high",
    met_by="whoever is to manage it accepts",
    ends="nothing of its own",
    armed=_escalated,
    opened=opened_until("HP22", TAKEN_OVER),
    values=(ESCALATION, HELD_BY_PROVIDERS),
    source="PI 57/2014 (timings not seen)",
)
