"""Dates of vectors: texts, absent or null where unknown."""

from datetime import date
from typing import Any

from domain.calendar import WorkingCalendar


def day(told: dict[str, Any], name: str) -> date | None:
    """The date under that name; None where it isn't given or is null."""
    return date.fromisoformat(told[name]) if told.get(name) else None


def text(on: date | None) -> str | None:
    """As vectors write a date."""
    return on.isoformat() if on else None


def holidays(told: dict[str, Any]) -> WorkingCalendar:
    """The bank holidays that a vector lists, and no others."""
    listed = told.get("bank_holidays") or ()
    return WorkingCalendar({date.fromisoformat(on): "a bank holiday" for on in listed})
