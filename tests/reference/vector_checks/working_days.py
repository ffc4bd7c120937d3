"""Working days, with the bank holidays that the vector lists."""

from datetime import date
from typing import Any

from domain.calendar import ONE_DAY, WEEKEND, WorkingCalendar, days_between


def is_non_working_day(vector: dict[str, Any]) -> dict[str, Any]:
    """A weekend or a bank holiday."""
    told = vector["input"]
    return {"is_non_working_day": not _calendar(told).is_working(_day(told, "on"))}


def is_weekend(vector: dict[str, Any]) -> dict[str, Any]:
    """A Saturday or a Sunday."""
    told = vector["input"]
    return {"is_weekend": _calendar(told).closed(_day(told, "on")) in WEEKEND.values()}


def add(vector: dict[str, Any]) -> dict[str, Any]:
    """So many working days on."""
    told = vector["input"]
    on, _ = _calendar(told).count(_day(told, "from_on"), told["add_working_days"])
    return {"result_on": on.isoformat()}


def nearest(vector: dict[str, Any]) -> dict[str, Any]:
    """The working day on a date, or the next or the last one."""
    told = vector["input"]
    calendar, on = _calendar(told), _day(told, "on")
    if told["direction"] == "previous" or calendar.is_working(on):
        found = calendar.last_on_or_before(on)
    else:
        found, _ = calendar.count(on, 1)
    why = calendar.closed(on)
    return {
        "working_day_on": found.isoformat(),
        "moved_for_weekend": why in WEEKEND.values(),
        "moved_for_bank_holiday": why is not None and why not in WEEKEND.values(),
    }


def listed(vector: dict[str, Any]) -> dict[str, Any]:
    """The working days before or after a date, the nearest first."""
    told = vector["input"]
    step = -1 if told["direction"] == "before" else 1
    found = [
        _calendar(told).count(_day(told, "on"), step * n)[0] for n in range(1, told["count"] + 1)
    ]
    return {"working_days": [on.isoformat() for on in found]}


def complete_days(vector: dict[str, Any]) -> dict[str, Any]:
    """Working days after today, to a date."""
    told = vector["input"]
    return {
        "working_days": _between(told, _day(told, "as_of_on") + ONE_DAY, _day(told, "until_on"))
    }


def after_start(vector: dict[str, Any]) -> dict[str, Any]:
    """Working days between two dates, without the first."""
    told = vector["input"]
    first, last = _day(told, "from_on") + ONE_DAY, _day(told, "to_on")
    return {"working_days_after_start": _between(told, first, last)}


def both_ends(vector: dict[str, Any]) -> dict[str, Any]:
    """Working days between two dates, both counted."""
    told = vector["input"]
    return {"working_days": _between(told, _day(told, "from_on"), _day(told, "to_on"))}


def _between(told: dict[str, Any], first: date, last: date) -> int:
    calendar = _calendar(told)
    return sum(calendar.is_working(on) for on in days_between(first, last))


def _calendar(told: dict[str, Any]) -> WorkingCalendar:
    listed_days = told.get("bank_holidays") or ()
    return WorkingCalendar({date.fromisoformat(on): "a bank holiday" for on in listed_days})


def _day(told: dict[str, Any], name: str) -> date:
    return date.fromisoformat(told[name])
