"""Instants due on a clock that begins in office hours, with the bank holidays that a vector lists.

Not covered: what notice an application is, which a fact says and we never work out.
"""

from datetime import UTC, date, datetime
from typing import Any

from domain.calendar import WorkingCalendar
from domain.office_clock import office_deadline

UNITS = {"hours": "h", "working_days": "wd"}


def due(vector: dict[str, Any]) -> dict[str, Any]:
    """The last good instant, as `throughline deadline --office-hours` counts it."""
    told = vector["input"]
    calendar = WorkingCalendar(
        {date.fromisoformat(on): "a bank holiday" for on in told["bank_holidays"]}
    )
    steps = tuple((UNITS[name], number) for name, number in told["allowance"].items())
    found = office_deadline(calendar, datetime.fromisoformat(told["received_at"]), steps)
    return {"due_at": found.ends_at.astimezone(UTC).isoformat().replace("+00:00", "Z")}
