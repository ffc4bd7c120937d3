"""The first screen inside and the plan made of it: who is asked, with what, and who tells of it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.calendar import add_months, day_end, london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed
from domain.facts.sentence import SentenceImposed
from domain.journey.custody import Custody
from domain.journey.holder import HELD_BY_PROVIDERS, PROBATION
from domain.journey.journey import Journey
from domain.policy.policy import Policy

BY_OTHER_TOOL = "reception-screen.immediate-needs"
PROVIDER = "provider"  # any company: the one that runs resettlement in that prison
SCREENED_FOR = frozenset({"sentence", "recall"})
Reception = tuple[Custody, Entry]


def receptions_to_screen(journey: Journey) -> Iterator[Reception]:
    """Each reception on sentence or recall, with its stay."""
    for stay in journey.custody:
        for received in stay.receptions:
            if received.fact.basis in SCREENED_FOR:
                yield stay, received


def first_to_screen(journey: Journey) -> tuple[Reception, ...]:
    """The first of them in each stay."""
    stays: dict[str, Reception] = {}
    for stay, received in receptions_to_screen(journey):
        stays.setdefault(str(stay.since), (stay, received))
    return tuple(stays.values())


def hours_from(received: Entry) -> datetime:
    """When the hours begin to run: known to the day only, from its end."""
    day = london_day(received.happened_at)
    return day_end(day) if received.day_only else received.happened_at


def screens(
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


def no_longer_than(sentence: SentenceImposed, months: int) -> bool:
    """Determinate, its length told, and no longer than so many months."""
    if sentence.indeterminate or (sentence.months is None and sentence.days is None):
        return False
    begun = sentence.sentenced_on
    ends_on = add_months(begun, sentence.months or 0) + timedelta(days=sentence.days or 0)
    return ends_on <= add_months(begun, months)


def planner(policy: Policy, on: date) -> str:
    """Who tells of the plan: while companies ran resettlement, any of them may have made it."""
    return PROBATION if policy.pick(HELD_BY_PROVIDERS, on).no_duty else PROVIDER
