"""Releases before days of rest: the test of the day that rule 56 makes, with the vector's holidays.

Not covered: the day that the release is moved to, which somebody decides and we never reckon.
"""

from datetime import date
from typing import Any

from domain.calendar import WorkingCalendar


def moved(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the day is one to be moved."""
    return {"moved": _before_rest(vector["input"], "on")}


def early_release(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether somebody may leave before that day."""
    return {"early_release_possible": _before_rest(vector["input"], "release_on")}


def _before_rest(told: dict[str, Any], name: str) -> bool:
    holidays = {date.fromisoformat(on): "a bank holiday" for on in told["bank_holidays"]}
    return WorkingCalendar(holidays).before_rest(date.fromisoformat(told[name]))
