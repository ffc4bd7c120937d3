"""Approved premises: how much notice an application gives, and instants on their office clock."""

from datetime import UTC, date, datetime
from typing import Any

from domain.journey import premises_notice
from domain.office_clock import office_deadline
from infra.policy.load import england_and_wales
from tests.reference.vector_checks.days import day, holidays

UNITS = {"hours": "h", "working_days": "wd"}


def due(vector: dict[str, Any]) -> dict[str, Any]:
    """The last good instant, as `throughline deadline --office-hours` counts it."""
    told = vector["input"]
    steps = tuple((UNITS[name], number) for name, number in told["allowance"].items())
    found = office_deadline(holidays(told), datetime.fromisoformat(told["received_at"]), steps)
    return {"due_at": found.ends_at.astimezone(UTC).isoformat().replace("+00:00", "Z")}


def short_notice(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the person comes soon after the application."""
    return {"is_short_notice": premises_notice.short_notice(england_and_wales(), *_days(vector))}


def notice(vector: dict[str, Any]) -> dict[str, Any]:
    """What it is: an emergency, short notice or standard."""
    emergency = bool(vector["input"].get("is_emergency"))
    found = premises_notice.notice(england_and_wales(), *_days(vector), emergency=emergency)
    return {"notice": found}


def _days(vector: dict[str, Any]) -> tuple[date, date | None]:
    told = vector["input"]
    return date.fromisoformat(told["created_on"]), day(told, "arrival_on")
