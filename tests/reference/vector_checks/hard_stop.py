"""The last day to approve a licence, as rule 57 counts it, with the bank holidays a vector lists.

Not covered: the days on which somebody is warned, and whether today is one of the last days.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.calendar import WorkingCalendar
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty
from domain.rules.licence import licence_needed
from infra.policy.load import england_and_wales
from tests.people import planned, received
from tests.reference.vector_checks.days import text
from tests.story import at, heard_from, in_log

KINDS = {"conditional-release": "conditional", "time-served": "time-served"}
LONG_BEFORE = "2018-01-08"  # so that nothing is short notice


def hard_stop(vector: dict[str, Any]) -> dict[str, Any]:
    """The licence starts on the day the release is planned for. Nothing planned: no such day."""
    told = vector["input"]
    story = [received(f"{LONG_BEFORE} 09:00")]
    if told["licence_start_on"]:
        kind = KINDS[told["licence_kind"]]
        story.append(planned(LONG_BEFORE, told["licence_start_on"], kind=kind))
    entries, now = in_log(story), at("2018-01-09")
    holidays = {date.fromisoformat(on): "a bank holiday" for on in told["bank_holidays"]}
    policy = replace(england_and_wales(), calendar=WorkingCalendar(holidays))
    duties = licence_needed(Journey(entries, now), Ask(now, policy, heard_from(entries)))
    return {"hard_stop_on": next((_due(duty) for duty in duties), None)}


def _due(duty: Duty) -> str | None:
    return text(duty.deadline.due_on) if duty.deadline else None
