"""Breaches: the day one was known, what was done about it since, and which company held the case."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_end, day_start
from domain.facts.appointment import BreachAlleged, EnforcementTaken
from domain.facts.entry import Entry
from domain.facts.responsibility import CaseAllocated
from domain.journey.ends import Ended
from domain.journey.holder import HELD_BY_PROVIDERS, PROVIDER
from domain.journey.journey import Journey
from domain.journey.oversight import kinds_running
from domain.policy.policy import Policy


def breaches(journey: Journey) -> Iterator[tuple[date, Entry]]:
    """One for each day; on licence alone there is none: then it is a matter of recall."""
    first: dict[date, Entry] = {}
    for breach in journey.of(BreachAlleged):
        first.setdefault(breach.fact.aware_on, breach)
    for on, breach in first.items():
        if kinds_running(journey, on) != {"licence"}:
            yield on, breach


def steps_taken(journey: Journey, on: date, *actions: str) -> Iterator[Entry]:
    """These actions, from the day the breach was known."""
    for entry in journey.of(EnforcementTaken):
        if entry.fact.action in actions and entry.happened_at >= day_start(on):
            yield entry


def withdrawn(journey: Journey, on: date) -> Ended | None:
    """When the breach was withdrawn."""
    entry = next(steps_taken(journey, on, "withdrawn"), None)
    return Ended(entry.happened_at, "breach withdrawn", (entry,)) if entry else None


def company(journey: Journey, policy: Policy, on: date) -> str | None:
    """The source of the company that holds the case on that day, while companies do."""
    if policy.pick(HELD_BY_PROVIDERS, on).no_duty:
        return None
    to = ""
    for entry in journey.of(CaseAllocated):
        if entry.happened_at < day_end(on):
            to = entry.fact.to
    return f"/provider/{to.removeprefix(PROVIDER)}" if to.startswith(PROVIDER) else None
