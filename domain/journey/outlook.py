"""What the dates told say about the way out of the custody somebody is in.

    licence      conditional-release, begins Fri 1 May, approved by Wed 29 Apr, warned from Mon 27 Apr
    early        a Friday: may begin from Tue 28 Apr
    recall       fixed-term, ends Fri 12 Jun
    learning     a plan is due by 5 Apr, or it is reviewed from 16 May to 16 Jun

Nothing here is a verdict: it says what would be asked for, by the dates as they are told now.
"""

from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.custody import ImmigrationHoldServed
from domain.journey.custody import Custody
from domain.journey.early_release import earliest_start
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.learning import learning_plans, learning_steps
from domain.journey.learning_bands import OPENS, window
from domain.journey.learning_cycle import cycle_of, next_review
from domain.journey.learning_induction import inductions
from domain.journey.licence_days import (
    SOON,
    WARNED,
    LicenceDays,
    begins_soon,
    licence_days,
    nears_unallocated,
    timed_out_up_to,
)
from domain.journey.licence_kind import (
    CONFIRMED_NEAR,
    CURFEW_AHEAD,
    Case,
    Eligible,
    licence_kind,
)
from domain.journey.licence_start import (
    TIME_SERVED,
    ReleaseDates,
    at_licence_expiry,
    licence_start,
    time_served,
)
from domain.journey.plans import Planned, planned_releases
from domain.journey.recall_outlook import RULE_OF_FIXED, RecallOutlook, recall_outlook
from domain.journey.sentence import Told, dates_told, latest_custody_sentence
from domain.policy.policy import Policy

EARLY, UNALLOCATED = "early-release.at-most", "licence-unallocated.warned"
VALUES = (
    *(TIME_SERVED, WARNED, SOON, UNALLOCATED, EARLY, CONFIRMED_NEAR, CURFEW_AHEAD),
    *(RULE_OF_FIXED, OPENS),
)
HELD = frozenset({"remand", "immigration"})


@dataclass(frozen=True, slots=True)
class Review:
    """The next review of a learning plan: by how much time is left, and from when to when."""

    band: str
    opens_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """The learning plan that nobody has made yet."""

    status: str  # scheduled, exempt or waiting-for-screening
    due_on: date | None  # where it waits for a screen, today holds the place of a day


@dataclass(frozen=True, slots=True)
class Outlook:
    """The way out of one custody, by the dates told."""

    licence: Eligible
    days: LicenceDays | None  # of the licence; None: none, or no day to begin on
    earliest_on: date | None  # the first day on which it may begin
    timed_out: bool  # it begins so soon that it comes too late, if it isn't approved today
    soon: bool  # it begins within a few working days
    hold_now: bool  # so near that somebody has to hold the case
    recall: RecallOutlook | None
    first_plan: FirstPlan | None
    review: Review | None


def outlook(journey: Journey, policy: Policy) -> Outlook | None:
    """None: not in custody, as far as is known."""
    today = london_day(journey.as_of)
    stay = journey.stay_at(journey.as_of)
    if stay is None or stay.received is None:
        return None
    recall = recall_outlook(journey, policy, stay)
    case = _case(journey, stay, recall, today)
    found = licence_kind(policy, case, today)
    held = _held(journey, stay)
    starts_on = licence_start(policy.calendar, found.kind, case.dates, held=held)
    served = time_served(policy, case.sentenced_on, case.dates.conditional_on, today)
    return Outlook(
        licence=found,
        days=licence_days(policy, starts_on, time_served=served),
        earliest_on=_earliest(policy, starts_on, case.dates),
        timed_out=_timed_out(policy, starts_on, today),
        soon=begins_soon(policy, starts_on, today),
        hold_now=_hold_now(policy, starts_on, today),
        recall=recall,
        first_plan=_first_plan(journey, policy, stay, today),
        review=_review(journey, policy, stay),
    )


def _case(journey: Journey, stay: Custody, recall: RecallOutlook | None, today: date) -> Case:
    told = dates_told(journey)
    planned = next((one for one in planned_releases(journey) if one.stay is stay), None)
    sentence = latest_custody_sentence(journey)
    over = ends(journey, stay.began_at or journey.as_of)
    ended = over.reason if over is not None and over.at <= journey.as_of else ""
    dates = _dates(told, planned, recall)
    return Case(
        dates=dates,
        sentenced_on=sentence.fact.sentenced_on if sentence else None,
        parole_eligible_on=_on(told, "parole_eligible_on"),
        died=ended == "died",
        inside=ended != "removed",
        in_hospital=ended == "in hospital",
        indeterminate=bool(sentence and sentence.fact.indeterminate),
        recalled=recall is not None,
        recalls=(recall.kind,) if recall else (),
        at_expiry=at_licence_expiry(dates.post_recall_on, _on(told, "licence_expires_on")),
        curfew_approved=planned is not None and planned.kind == "hdc",
        curfews=True,
    )


def _dates(
    told: dict[str, Told], planned: Planned | None, recall: RecallOutlook | None
) -> ReleaseDates:
    """The day confirmed is the one told as such, else the one planned."""
    confirmed = _on(told, "confirmed_release_on") or (planned.on if planned else None)
    again = _on(told, "post_recall_release_on") or recall.ends_on if recall else None
    return ReleaseDates(
        conditional_on=_on(told, "conditional_release_on"),
        confirmed_on=confirmed,
        post_recall_on=again,
        hdc_actual_on=_on(told, "hdc_actual_on"),
        hdc_eligible_on=_on(told, "hdc_eligible_on"),
    )


def _on(told: dict[str, Told], name: str) -> date | None:
    return told[name].on if name in told else None


def _held(journey: Journey, stay: Custody) -> bool:
    """On remand or for immigration, last thing we heard; or an immigration paper was served."""
    served = any(stay.holds(entry.happened_at) for entry in journey.of(ImmigrationHoldServed))
    return served or stay.receptions[-1].fact.basis in HELD


def _earliest(policy: Policy, starts_on: date | None, dates: ReleaseDates) -> date | None:
    if starts_on is None:
        return None
    days = policy.pick(EARLY, starts_on).number
    return earliest_start(policy.calendar, starts_on, days, dates.hdc_actual_on)


def _timed_out(policy: Policy, starts_on: date | None, today: date) -> bool:
    last = timed_out_up_to(policy, today)
    return starts_on is not None and last is not None and today <= starts_on <= last


def _hold_now(policy: Policy, starts_on: date | None, today: date) -> bool:
    if starts_on is None:
        return False
    days = policy.pick(UNALLOCATED, starts_on).number
    return nears_unallocated(policy, starts_on, days, today)


def _first_plan(journey: Journey, policy: Policy, stay: Custody, today: date) -> FirstPlan | None:
    """Of the last reception here, as long as no plan was ever made."""
    if learning_plans(journey):
        return None
    found = [one for one in inductions(journey, policy) if one.reception in stay.receptions]
    return FirstPlan(found[-1].status, found[-1].shown_on(today)) if found else None


def _review(journey: Journey, policy: Policy, stay: Custody) -> Review | None:
    steps = [step for step in learning_steps(journey) if stay.holds(step.happened_at)]
    cycle = cycle_of(journey, steps[-1]) if steps else None
    if cycle is None:
        return None
    band = next_review(journey, policy, cycle).band
    days = window(policy, band, london_day(cycle.counts_from.happened_at))
    return Review(band.name, *days) if days else None
