"""Licences: the day they begin, and the days around it, with the bank holidays a vector lists."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.journey.early_release import earliest_start, may_begin_early, release_day
from domain.journey.licence_days import (
    LicenceDays,
    begins_soon,
    licence_days,
    nears_unallocated,
    timed_out_up_to,
)
from domain.journey.licence_start import (
    ReleaseDates,
    at_licence_expiry,
    licence_start,
    time_served,
)
from domain.policy.policy import Policy
from infra.policy.load import england_and_wales
from tests.reference.vector_checks.days import day, holidays, text

HELD = frozenset({"remand", "convicted-unsentenced", "immigration-detainee"})


def starts(vector: dict[str, Any]) -> dict[str, Any]:
    """The day it begins."""
    told = vector["input"]
    dates = ReleaseDates(
        conditional_on=day(told, "conditional_release_on"),
        confirmed_on=day(told, "confirmed_release_on"),
        post_recall_on=day(told, "post_recall_release_on"),
        hdc_actual_on=day(told, "hdc_actual_on"),
        hdc_eligible_on=day(told, "hdc_eligibility_on"),
    )
    held = bool(told.get("immigration_hold")) or told.get("legal_status") in HELD
    on = licence_start(holidays(told), told["release_kind"], dates, held=held)
    return {"licence_start_on": text(on)}


def served(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the sentence was over as it was passed."""
    told = vector["input"]
    days = (day(told, "sentence_start_on"), day(told, "conditional_release_on"))
    return {"time_served": time_served(england_and_wales(), *days, _today(told))}


def at_expiry(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether no licence is left to begin."""
    told = vector["input"]
    days = (day(told, "release_on"), day(told, "licence_expiry_on"))
    return {"released_at_licence_expiry": at_licence_expiry(*days)}


def hard_stop(vector: dict[str, Any]) -> dict[str, Any]:
    """The last day to approve it, the warning before that, and whether it is too late today."""
    told = vector["input"]
    days = _days(told)
    return {
        "hard_stop_on": text(days.hard_stop_on if days else None),
        "hard_stop_warning_on": text(days.warned_on if days else None),
        "in_hard_stop": days is not None and "as_of_on" in told and days.stopped(_today(told)),
    }


def soon(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether it begins within two working days."""
    told = vector["input"]
    found = begins_soon(_policy(told), day(told, "licence_start_on"), _today(told))
    return {"due_within_two_working_days": found}


def cut_off(vector: dict[str, Any]) -> dict[str, Any]:
    """The last start that is too late today."""
    told = vector["input"]
    return {"cut_off_on": text(timed_out_up_to(_policy(told), _today(told)))}


def late_allocation(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether somebody has to hold the case now."""
    told = vector["input"]
    release_on, days = day(told, "release_on"), told["warning_working_days"]
    near = release_on is not None and nears_unallocated(
        _policy(told), release_on, days, _today(told)
    )
    return {"late_allocation_warning": near}


def early(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether it may begin before that day."""
    told = vector["input"]
    on = day(told, "release_on")
    return {"early_release_possible": on is not None and may_begin_early(holidays(told), on)}


def earliest(vector: dict[str, Any]) -> dict[str, Any]:
    """The first day on which it may begin."""
    told = vector["input"]
    on, days = day(told, "licence_start_on"), told["early_release_working_days"]
    found = on and earliest_start(holidays(told), on, days, day(told, "hdc_actual_on"))
    return {"earliest_release_on": text(found)}


def moved(vector: dict[str, Any]) -> dict[str, Any]:
    """Where a date worked out for a release is moved to."""
    told = vector["input"]
    on = date.fromisoformat(told["on"])
    found = release_day(holidays(told), on, _today(told), told.get("date_kind"))
    return {"release_on": text(found), "moved": found != on}


def _days(told: dict[str, Any]) -> LicenceDays | None:
    served_out = told.get("licence_kind") == "time-served"
    return licence_days(_policy(told), day(told, "licence_start_on"), time_served=served_out)


def _policy(told: dict[str, Any]) -> Policy:
    return replace(england_and_wales(), calendar=holidays(told))


def _today(told: dict[str, Any]) -> date:
    return date.fromisoformat(told["as_of_on"])
