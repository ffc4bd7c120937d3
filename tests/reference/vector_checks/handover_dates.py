"""The handover date, the sides before and after it, and the release it counts from, by told facts."""

from datetime import date
from typing import Any

from domain.calendar import london_day
from domain.journey.case_sides import CaseSides, case_sides
from domain.journey.handover_anchor import HandoverCase, earliest_release
from domain.journey.handover_date import determinate_on, why_none
from domain.journey.handover_due import HandoverDue, handover_due, told_of
from domain.journey.journey import Journey
from domain.policy.policy import Policy
from tests.reference.vector_checks.days import day, text
from tests.reference.vector_checks.handover_stays import POLICY, VERSIONS, journey_of, under
from tests.reference.vector_checks.not_covered import NotCoveredError

REASONS = {"parole": "determinate-parole", "determinate": "determinate-over-10-months"}
NONE = {"within-ten-months": "determinate-10-months-or-less"}


def handover(vector: dict[str, Any]) -> dict[str, Any]:
    """The two days, whose the case is today, and why; by the version of the policy that is named."""
    journey, policy = journey_of(vector), under(vector["regime"]["name"])
    stay = journey.custody[-1]
    case = _case(journey, policy)
    due = handover_due(journey, policy, stay)
    alone = any("date rule alone" in caveat for caveat in vector["caveats"])
    on = _alone(vector, case, policy) if alone else due and due.date.on
    answers = {
        "com_responsible_on": text(on),
        "com_support_from_on": text(due.date.supported_on if due else None),
        "reason": _reason(case, due, policy, journey),
    }
    sides = case_sides(journey, policy)
    return answers | (_sides(sides, london_day(journey.as_of)) if sides else {})


def anchor(vector: dict[str, Any]) -> dict[str, Any]:
    """The day of release, and which date that is."""
    told = vector["input"]
    journey = journey_of(vector)
    release_on = earliest_release(
        _case(journey, POLICY), POLICY, date.fromisoformat(told["as_of_on"])
    )
    return {"earliest_release_on": text(release_on), "anchor": _name(told, release_on)}


def _case(journey: Journey, policy: Policy) -> HandoverCase:
    told = told_of(journey, policy, journey.custody[-1])
    if told is None:
        raise NotCoveredError("nobody serves a sentence")
    return told.case


def _alone(vector: dict[str, Any], case: HandoverCase, policy: Policy) -> date | None:
    """The date rule without the ten-month rule, as the vector says of itself."""
    version = VERSIONS[vector["regime"]["name"]]
    release_on = earliest_release(case, policy, version)
    return release_on and determinate_on(case, policy, version, release_on)


def _reason(case: HandoverCase, due: HandoverDue | None, policy: Policy, journey: Journey) -> str:
    if due is None:
        why = why_none(case, policy, london_day(journey.as_of))
        return NONE.get(why, why)
    if due.date.why == "parole" and case.indeterminate:
        return "indeterminate"
    return REASONS.get(due.date.why, due.date.why)


def _sides(sides: CaseSides, on: date) -> dict[str, Any]:
    both = (sides.supported_on, sides.handed_over_on)
    return {
        "pom_responsible": sides.side != "community",
        "pom_supporting": sides.side == "community",
        "com_responsible": sides.side == "community",
        "com_supporting": sides.side == "custody-with-com",
        "com_involved": sides.side != "custody-only",
        "handover_dates_in_future": all(one is not None and one > on for one in both),
    }


def _name(told: dict[str, Any], release_on: date | None) -> str | None:
    names = {
        "tariff-expiry": "tariff_expiry_on",
        "target-hearing": "target_hearing_on",
        "parole-review": "parole_review_on",
        "parole-eligibility": "parole_eligibility_on",
        "automatic-release": "automatic_release_on",
        "conditional-release": "conditional_release_on",
    }
    told_days = {name: day(told, field) for name, field in names.items()}
    if not told.get("is_indeterminate"):
        told_days = {
            n: d for n, d in told_days.items() if n not in ("tariff-expiry", "target-hearing")
        }
    return next((n for n, on in told_days.items() if on is not None and on == release_on), None)
