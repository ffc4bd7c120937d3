"""Rules on a general practitioner (GP): whoever leaves prison has one where they will live."""

from collections.abc import Iterator
from datetime import timedelta

from domain.calendar import day_start
from domain.facts.health import GpRegistered
from domain.journey.area import area
from domain.journey.ends import first_end
from domain.journey.journey import Journey
from domain.journey.leaving import Leaving, leavings, over
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.exempt import need_closed
from domain.rules.rule import Rule

REGISTERED, WINDOW = "gp-registered.within", "gp-registered.window"
HEALTH, GP = "health", "gp"


def needs_a_gp(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 14: each release, planned and near or come already, but not by a court."""
    for leaving in leavings(journey):
        window = ask.policy.pick(WINDOW, leaving.on)
        opens_at = day_start(leaving.on - timedelta(days=window.number))
        if leaving.from_court:
            continue
        if opens_at > ask.now:
            yield Later(opens_at)
            continue
        first = leaving.first
        amount = ask.policy.pick(REGISTERED, leaving.on)
        deadline = ask.policy.after(leaving.on, amount)
        closed, late = need_closed(journey, HEALTH, GP, leaving.since, deadline)
        yield Duty(
            anchor=first,
            deadline=deadline,
            meetings=(*_registered(journey, leaving), *late),
            ended=first_end(over(journey, leaving, first.happened_at), closed),
            told_by="health",
            armed_by=leaving.facts,
            about=leaving.name,
            values=(amount.read, window.read),
            armed_at=max(first.happened_at, opens_at),
        )


def _registered(journey: Journey, leaving: Leaving) -> Iterator[Met]:
    """Ever registered, unless it is known to be somewhere else."""
    upto = leaving.stay.ended_at or journey.as_of
    there = area(journey, leaving.stay.since, upto)
    for entry in journey.of(GpRegistered):
        if entry.fact.area is None or there is None or entry.fact.area == there:
            yield Met(entry.happened_at, (entry,))


GP_REGISTERED = Rule(
    number=14,
    code="health-no-gp",
    says="Whoever leaves prison is registered with a GP where they go, by the end of that day.",
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="prison healthcare or RECONNECT",
    told_by="health",
    duties=needs_a_gp,
    values=(REGISTERED, WINDOW),
    source="resettlement passport question; PA case 6",
)

RULES: tuple[Rule, ...] = (GP_REGISTERED,)
