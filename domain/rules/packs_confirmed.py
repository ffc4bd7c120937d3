"""Papers don't travel into silence: whoever gets them says so, what tells of risk first."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.handover import HandoverCancelled, PackAcknowledged
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.papers import packs_shared, risk_items, together
from domain.journey.receiver import who
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

RISK_CONFIRMED, CONFIRMED = "pack-acknowledged.risk", "pack-acknowledged.within"


def packs_sent(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 41: each pack, once for what tells of risk and once for the rest."""
    for shared in packs_shared(journey):
        risk = risk_items(journey, shared.fact.items)
        rest = frozenset(shared.fact.items) - risk
        if risk:
            yield _duty(journey, ask, shared, risk, RISK_CONFIRMED)
        if rest:
            yield _duty(journey, ask, shared, rest, CONFIRMED)


def _duty(journey: Journey, ask: Ask, shared: Entry, items: frozenset[str], name: str) -> Duty:
    on = london_day(shared.happened_at)
    amount = ask.policy.pick(name, on)
    deadline = ask.policy.after(on, amount)
    return Duty(
        anchor=shared,
        deadline=deadline,
        meetings=_confirmed(journey, shared, items, deadline),
        ended=first_end(ends(journey, shared.happened_at), _called_off(journey, shared)),
        told_by=who(journey, shared.fact.to),
        leg="risk" if name == RISK_CONFIRMED else "other",
        about=f"{shared.fact.point} {shared.fact.to} {on} {sorted(shared.fact.items)}",
        values=(amount.read,),
    )


def _confirmed(
    journey: Journey, shared: Entry, items: frozenset[str], deadline: Deadline
) -> tuple[Met, ...]:
    """The confirmations that name every one of these items between them: with the last of them."""
    told = [
        entry
        for entry in journey.of(PackAcknowledged)
        if entry.fact.point == shared.fact.point and entry.happened_at >= shared.happened_at
    ]
    in_time = [entry for entry in told if deadline.in_time(entry.happened_at)]
    found = (*together(told, items), *together(in_time, items))
    return tuple(Met(max(entry.happened_at for entry in by), by) for by in dict.fromkeys(found))


def _called_off(journey: Journey, shared: Entry) -> Ended | None:
    for entry in journey.of(HandoverCancelled):
        if entry.fact.point == shared.fact.point and entry.happened_at >= shared.happened_at:
            return Ended(entry.happened_at, "handover cancelled", (entry,))
    return None


PACK_CONFIRMED = Rule(
    number=41,
    code="pack-unacknowledged",
    says=(
        "Whoever is sent papers confirms what tells of risk within {pack-acknowledged.risk},"
        " and the rest within {pack-acknowledged.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="receiver",
    told_by="whoever the papers were sent to",
    duties=packs_sent,
    values=(RISK_CONFIRMED, CONFIRMED),
    source="Canton VI, IX",
)

RULES: tuple[Rule, ...] = (PACK_CONFIRMED,)
