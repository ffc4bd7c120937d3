"""Early allocation: probation takes a grave case long before the release.

    |sentence ----------------|window opens ----------------|release
      assessed here:            assessed here:
      counts for nothing        the handover is early

What was decided is told with the dates, and counts whenever it is. Each word is about the sentence
being served: one before it was about another.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.parole import EarlyAllocationAssessed
from domain.facts.sentence import DatesCalculated
from domain.journey.handover_anchor import first_of
from domain.journey.journey import Journey
from domain.journey.sentence import dates_told
from domain.policy.policy import Policy

WINDOW = "early-allocation.window"
RISK_WITHIN = "early-allocation.risk-assessed-within"
EXTREMISM_WITHIN = "early-allocation.extremism-within"
VALUES = (WINDOW, RISK_WITHIN, EXTREMISM_WITHIN)
AUTOMATIC = frozenset(
    {
        "terrorism",
        "high-profile",
        "serious-crime-prevention-order",
        "mappa-3",
        "critical-public-protection",
    }
)
EXTREMISM = "extremism-separation"
MOMENT = timedelta(microseconds=1)
RELEASES = (
    "tariff_expires_on",
    "parole_eligible_on",
    "target_hearing_on",
    "automatic_release_on",
    "conditional_release_on",
)

Outcome = Literal["eligible", "discretionary", "ineligible"]


def early_allocation(
    journey: Journey, policy: Policy, sentence: Entry, upto: datetime
) -> Entry | None:
    """The fact by which probation takes the case early: the first that counts and stands."""
    found: Entry | None = None
    for entry in journey.of(DatesCalculated, EarlyAllocationAssessed):
        if entry.happened_at <= upto and on_this_sentence(entry, sentence):
            said = _says(journey, policy, entry)
            found = found if said is None else (found or entry if said else None)
    return found


def on_this_sentence(entry: Entry, sentence: Entry) -> bool:
    """A word about an earlier sentence says nothing of this one."""
    on: date = sentence.fact.sentenced_on
    return london_day(entry.happened_at) >= on


def window_opens_on(journey: Journey, policy: Policy, at: datetime) -> date | None:
    """From when on an early allocation counts, by the dates told by then; None: no date told."""
    dates = dates_told(journey, at + MOMENT)
    release_on = first_of(*(dates[name].on for name in RELEASES if name in dates))
    if release_on is None:
        return None
    return policy.before(release_on, policy.pick(WINDOW, london_day(at))).due_on


def in_window(journey: Journey, policy: Policy, at: datetime) -> bool:
    """Whether an early allocation of that day would count; yes where no release is known."""
    opens_on = window_opens_on(journey, policy, at)
    return opens_on is None or london_day(at) >= opens_on


def accepted(policy: Policy, assessed_on: date, risk_assessed_on: date | None) -> bool:
    """Whether the risk was assessed lately enough, and not on a day to come."""
    if risk_assessed_on is None:
        return True
    amount = policy.pick(RISK_WITHIN, assessed_on)
    oldest = policy.before(assessed_on, amount).due_on
    return oldest is not None and oldest < risk_assessed_on <= assessed_on


def outcome(journey: Journey, policy: Policy, assessed: Entry) -> Outcome:
    """What an assessment comes to: early by itself, left to probation, or not early."""
    grounds = set(assessed.fact.grounds)
    if grounds & AUTOMATIC:
        return "eligible"
    if EXTREMISM in grounds and not _near_release(journey, policy, assessed.happened_at):
        grounds.remove(EXTREMISM)
    return "discretionary" if grounds else "ineligible"


def to_assess_again(journey: Journey, policy: Policy, sentence: Entry) -> Entry | None:
    """The last assessment of this sentence that came too early, once the window is open."""
    of_this = [e for e in journey.of(EarlyAllocationAssessed) if on_this_sentence(e, sentence)]
    if not of_this or not in_window(journey, policy, journey.as_of):
        return None
    last = of_this[-1]
    opens_on = window_opens_on(journey, policy, journey.as_of)
    return last if opens_on is not None and london_day(last.happened_at) < opens_on else None


def _near_release(journey: Journey, policy: Policy, at: datetime) -> bool:
    on = london_day(at)
    until = policy.after(on, policy.pick(EXTREMISM_WITHIN, on)).due_on
    dates = dates_told(journey, at + MOMENT)
    release_on = first_of(*(dates[name].on for name in RELEASES if name in dates))
    return release_on is not None and until is not None and release_on <= until


def _says(journey: Journey, policy: Policy, entry: Entry) -> bool | None:
    """Early, not early, or nothing: an assessment made too soon says nothing."""
    fact, on = entry.fact, london_day(entry.happened_at)
    if isinstance(fact, DatesCalculated):
        told: bool | None = fact.early_allocation
        return told
    counts = accepted(policy, on, fact.risk_assessed_on) and in_window(
        journey, policy, entry.happened_at
    )
    return True if counts and outcome(journey, policy, entry) == "eligible" else None
