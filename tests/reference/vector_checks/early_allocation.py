"""Early allocation and parole: what an assessment comes to, when it counts, which review is looked at."""

from datetime import date, timedelta
from typing import Any

from domain.facts.entry import Entry
from domain.facts.parole import EarlyAllocationAssessed
from domain.facts.sentence import DatesCalculated
from domain.journey import early_allocation, parole
from domain.journey.case_handover import case_handover
from domain.journey.handover_due import told_of
from domain.journey.journey import Journey
from tests.people import dated, received, sentenced
from tests.reference.vector_checks.days import day
from tests.reference.vector_checks.handover_stays import DATES, POLICY
from tests.reference.vector_checks.not_covered import NotCoveredError
from tests.story import Said, at, in_log, said

TODAY = date(2025, 6, 16)  # where the vector names no day
SENTENCED = date(2020, 1, 6)
GROUNDS = {
    "terrorism_conviction": "terrorism",
    "high_profile": "high-profile",
    "serious_crime_prevention_order": "serious-crime-prevention-order",
    "mappa_level_3": "mappa-3",
    "critical_public_protection_case": "critical-public-protection",
    "extremism_separation": "extremism-separation",
    "high_risk_of_serious_harm": "high-risk-of-serious-harm",
    "mappa_level_2": "mappa-2",
    "pathfinder": "pathfinder",
    "other_reason": "other",
}
SOON = "due_for_release_within_24_months"


def outcome(vector: dict[str, Any]) -> dict[str, Any]:
    """What the grounds come to."""
    told = vector["input"]
    given = {**told["automatic_grounds"], **told["discretionary_grounds"]}
    soon = given.pop(SOON, False)
    grounds = tuple(GROUNDS[name] for name, holds in given.items() if holds)
    release_on = TODAY + timedelta(days=365 if soon else 1000)
    journey = _journey(_served(release_on), _assessed(TODAY, grounds))
    said_ = early_allocation.outcome(journey, POLICY, _last(journey))
    return {
        "eligible": said_ == "eligible",
        "discretionary": said_ == "discretionary",
        "undecided": said_ == "discretionary",
        "ineligible": said_ == "ineligible",
    }


def counts(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the assessment makes the case early."""
    told = vector["input"]
    assessed_on, outcome_ = day(told, "assessed_on") or TODAY, told["outcome"]
    if outcome_ not in ("eligible", "ineligible"):
        raise NotCoveredError("what probation decided is told with the dates")
    months = 365 if told["in_referral_window"] else 1500
    grounds = ("terrorism",) if outcome_ == "eligible" else ()
    story = _served(assessed_on + timedelta(days=months), day(told, "sentence_start_on"))
    journey = _journey(story, _assessed(assessed_on, grounds))
    case = told_of(journey, POLICY, journey.custody[-1])
    return {"is_early_allocation": case is not None and case.case.early}


def date_accepted(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the risk was assessed lately enough."""
    told = vector["input"]
    risk_on = day(told, "risk_assessed_on") or day(told, "risk_assessment_on")
    return {"accepted": early_allocation.accepted(POLICY, _day(told), risk_on)}


def window(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether an early allocation would count today."""
    told = vector["input"]
    dates = {ours: day(told, name) for name, ours in DATES.items() if told.get(name)}
    at_ = at(f"{_day(told)} 12:00")
    journey = Journey(in_log([said("prison", f"{SENTENCED} 18:00", DatesCalculated(**dates))]), at_)
    return {"in_referral_window": early_allocation.in_window(journey, POLICY, at_)}


def reminder(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether it is time to assess again; what was sent before is not known here."""
    told = vector["input"]
    if told["reminder_already_sent"]:
        raise NotCoveredError("no fact tells what was sent")
    release_on = day(told, "release_on") or _day(told)
    early = told["earlier_assessment_outside_window"]
    assessed = [_assessed(SENTENCED + timedelta(days=30), ("other",))] if early else []
    journey = _journey(_served(release_on), *assessed, today=_day(told))
    found = case_handover(journey, POLICY)
    return {"reminder_sent": found is not None and found.assess_again is not None}


def near_parole(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a day on which parole may be given is near."""
    told = vector["input"]
    names = ("parole_eligibility_on", "tariff_expiry_on", "target_hearing_on")
    following = parole.approaching(POLICY, _day(told), *(day(told, name) for name in names))
    return {
        "approaching_parole": following is not None,
        "next_parole_on": following.isoformat() if following else None,
    }


def review(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a review is the one to look at."""
    told = vector["input"]
    decided_on = day(told, "outcome_received_on")
    ended = told.get("outcome") is not None
    running = told["review_active"] and not ended
    now = parole.current(POLICY, _day(told), decided_on, running=running)
    return {"review_is": "current" if now else "previous"}


def of_sentence(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether a review belongs to the sentence."""
    told = vector["input"]
    start_on = date.fromisoformat(told["sentence_start_on"])
    belongs = parole.of_sentence(day(told, "target_hearing_on"), start_on)
    return {"belongs_to_sentence": belongs}


def _served(release_on: date, on: date | None = None) -> list[Said]:
    start = on or SENTENCED
    first = min(start, SENTENCED)
    return [
        received(f"{first} 09:00"),
        sentenced(f"{start} 10:00", months=240),
        dated(f"{first} 18:00", conditional_release_on=release_on.isoformat()),
    ]


def _assessed(on: date, grounds: tuple[str, ...]) -> Said:
    return said("prison", f"{on} 12:00", EarlyAllocationAssessed(grounds))  # type: ignore[arg-type]


def _journey(story: list[Said], *more: Said, today: date = TODAY) -> Journey:
    return Journey(in_log([*story, *more]), at(f"{today} 23:00"))


def _last(journey: Journey) -> Entry:
    return journey.of(EarlyAllocationAssessed)[-1]


def _day(told: dict[str, Any]) -> date:
    return date.fromisoformat(told["as_of_on"])
