"""Reviews of the Parole Board: which is of this sentence, which is over, and how near parole is."""

from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.parole import ParoleDecided
from domain.journey.handover_anchor import first_of
from domain.journey.journey import Journey
from domain.policy.policy import Policy

CURRENT = "parole.outcome-current"
APPROACHING = "parole.approaching"
VALUES = (CURRENT, APPROACHING)
KEPT_IN = frozenset({"open-conditions", "stay-in-closed", "no-release"})


def of_sentence(hearing_on: date | None, sentenced_on: date) -> bool:
    """Whether a review belongs to a sentence: its hearing is on the day it was passed or later."""
    return hearing_on is not None and hearing_on >= sentenced_on


def refused(journey: Journey, sentence: Entry) -> Entry | None:
    """The last decision on this sentence, where it left the person in prison."""
    last = last_decided(journey, sentence)
    return last if last is not None and last.fact.outcome in KEPT_IN else None


def decided_lately(journey: Journey, policy: Policy, sentence: Entry) -> Entry | None:
    """The last decision on this sentence, while its review is the one to look at."""
    last = last_decided(journey, sentence)
    if last is None:
        return None
    on, today = london_day(last.happened_at), london_day(journey.as_of)
    return last if current(policy, today, on, running=False) else None


def last_decided(journey: Journey, sentence: Entry) -> Entry | None:
    """The last decision on this sentence; one before it, or on an earlier review, was on another."""
    on: date = sentence.fact.sentenced_on
    for entry in reversed(journey.of(ParoleDecided)):
        hearing_on = entry.fact.hearing_on
        if london_day(entry.happened_at) >= on and (
            hearing_on is None or of_sentence(hearing_on, on)
        ):
            return entry
    return None


def current(policy: Policy, on: date, decided_on: date | None, *, running: bool) -> bool:
    """Whether a review is the one to look at: without an outcome while it runs, else for some days."""
    if decided_on is None:
        return running
    until = policy.after(decided_on, policy.pick(CURRENT, decided_on)).due_on
    return until is not None and on < until


def approaching(
    policy: Policy,
    on: date,
    eligible_on: date | None,
    tariff_on: date | None,
    hearing_on: date | None,
) -> date | None:
    """The next day on which parole may be given, where it is near; None: none is."""
    ahead = (day for day in (eligible_on, tariff_on, hearing_on) if day is not None and day > on)
    following = first_of(*ahead)
    last = policy.after(on, policy.pick(APPROACHING, on)).due_on
    return following if following is not None and last is not None and following <= last else None
