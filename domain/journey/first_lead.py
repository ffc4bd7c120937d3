"""By which day a sentence has its first lead: on the community side (HP02), in custody (HP05)."""

from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.responsibility import CaseAllocated
from domain.facts.risk import TierSet
from domain.journey.journey import Journey
from domain.journey.person import turns_eighteen_on
from domain.journey.sentence import under_twelve_months
from domain.policy.policy import Amount, Policy

COMMUNITY_WITHIN = "community-lead.within"
CUSTODY_WITHIN = "custody-lead.within"
SUPERVISED = "short-sentence.supervised"
COMPANIES = "regime.providers-hold-cases"
COMPANY = "provider:crc-"
TOP_TIER = "4"

Due = tuple[date, Amount]


def community_lead_due(journey: Journey, policy: Policy, sentence: Entry) -> Due | None:
    """The last good day to name a community lead; None for short sentences nobody supervised."""
    fact, on = sentence.fact, sentence.fact.sentenced_on
    short = fact.kind == "custody" and under_twelve_months(fact)
    if short and policy.pick(SUPERVISED, fact.offence_on or on).no_duty:
        return None
    amount = policy.pick(COMMUNITY_WITHIN, on, _tier(journey, on))
    begin = on if policy.pick(COMPANIES, on).no_duty else _allocated_on(journey, on) or on
    due = policy.after(begin, amount).due_on
    return (due, amount) if due else None


def custody_lead_due(
    journey: Journey, policy: Policy, sentence: Entry, received: Entry | None, start: str
) -> Due | None:
    """The last good day to name a prison lead; None for a child."""
    on: date = sentence.fact.sentenced_on
    if received is not None:
        on = max(on, london_day(received.happened_at))
    adult_on = turns_eighteen_on(journey)
    if adult_on is not None and adult_on > on:
        return None
    amount = policy.pick(CUSTODY_WITHIN, on, start)
    due = policy.after(on, amount).due_on
    return (due, amount) if due else None


def _tier(journey: Journey, on: date) -> str:
    tier: str | None = None
    for entry in journey.of(TierSet):
        if london_day(entry.happened_at) <= on:
            tier = entry.fact.tier
    return "tier-4" if tier == TOP_TIER else ""


def _allocated_on(journey: Journey, on: date) -> date | None:
    """The day on which a company was first given the case, from the sentence on."""
    for entry in journey.of(CaseAllocated):
        day = london_day(entry.happened_at)
        if day >= on and entry.fact.to.startswith(COMPANY):
            return day
    return None
