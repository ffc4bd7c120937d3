"""London days and the clocks that run on them: boundary instants, clock changes, holidays, months."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.calendar import (
    WorkingCalendar,
    add_months,
    day_end,
    day_start,
    days_between,
    london_day,
)
from domain.policy.policy import Amount, Policy, counted
from domain.policy.values import Row
from infra.policy.load import england_and_wales

VECTORS = Path(__file__).parents[3] / "shared/reference/vectors/working-days.json"
CALENDAR = england_and_wales().calendar


def on(text: str) -> date:
    return date.fromisoformat(text)


def amount(*steps: tuple[Any, int]) -> Amount:
    return Amount("a", 0, Row(steps, date.min, None, "C", "a test"))


def policy() -> Policy:
    return england_and_wales()


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-28T23:59:59+00:00", "2026-03-28"),
        ("2026-03-29T00:00:00+00:00", "2026-03-29"),  # clocks go forward at 01:00
        ("2026-06-30T22:59:59+00:00", "2026-06-30"),
        ("2026-06-30T23:00:00+00:00", "2026-07-01"),
        ("2026-10-24T23:00:00+00:00", "2026-10-25"),  # clocks go back at 02:00
        ("2026-10-25T23:59:59+00:00", "2026-10-25"),
    ],
)
def test_an_instant_belongs_to_its_london_day(instant: str, day: str) -> None:
    """Midnight in London, summer or winter, divides days."""
    assert london_day(datetime.fromisoformat(instant)) == on(day)


@pytest.mark.parametrize(
    ("day", "begins", "hours"),
    [
        ("2026-03-28", "2026-03-28T00:00:00+00:00", 24),
        ("2026-03-29", "2026-03-29T00:00:00+00:00", 23),
        ("2026-06-30", "2026-06-29T23:00:00+00:00", 24),
        ("2026-10-25", "2026-10-24T23:00:00+00:00", 25),
    ],
)
def test_a_day_begins_and_ends_at_london_midnight(day: str, begins: str, hours: int) -> None:
    """The day the clocks change has 23 or 25 hours, and no day touches another's instants."""
    assert day_start(on(day)) == datetime.fromisoformat(begins)
    assert day_end(on(day)) - day_start(on(day)) == timedelta(hours=hours)
    assert london_day(day_end(on(day))) == on(day) + timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-10-31", -8, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-08-31", 3, "2026-11-30"),
    ],
)
def test_months_are_clamped_to_the_last_day(day: str, months: int, expected: str) -> None:
    """A month has its own last day, 29 February too."""
    assert add_months(on(day), months) == on(expected)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2011-04-29", "Royal wedding"),
        ("2012-06-04", "Spring bank holiday (moved from 28 May)"),
        ("2012-06-05", "Diamond Jubilee"),
        ("2020-05-08", "Early May bank holiday (moved from 4 May for VE Day)"),
        ("2022-06-02", "Spring bank holiday (moved from 30 May)"),
        ("2022-06-03", "Platinum Jubilee"),
        ("2022-09-19", "State Funeral"),
        ("2023-05-08", "Coronation"),
        ("2021-12-27", "Christmas Day (substitute day)"),
        ("2021-12-28", "Boxing Day (substitute day)"),
        ("2022-12-27", "Christmas Day (substitute day)"),
        ("2020-12-28", "Boxing Day (substitute day)"),
        ("2022-01-03", "New Year's Day (substitute day)"),
        ("2023-01-02", "New Year's Day (substitute day)"),
        ("2026-04-03", "Good Friday"),
        ("2026-04-06", "Easter Monday"),
        ("2028-08-28", "Summer bank holiday"),
        ("2006-01-02", "New Year's Day (substitute day)"),
        ("2026-04-04", "Saturday"),
        ("2026-04-05", "Sunday"),
        ("2020-05-04", None),
        ("2012-05-28", None),
        ("2022-05-30", None),
        ("2026-04-07", None),
    ],
)
def test_bank_holidays_of_england_and_wales(day: str, name: str | None) -> None:
    """Moved days and one-off days, and the days they were moved from."""
    assert CALENDAR.closed(on(day)) == name


def test_every_year_has_its_eight_bank_holidays_and_its_one_off_days() -> None:
    """2006 to 2028, none on a weekend."""
    years = dict.fromkeys(range(2006, 2029), 8) | {2011: 9, 2012: 9, 2022: 10, 2023: 9}

    assert {y: sum(day.year == y for day in CALENDAR.holidays) for y in years} == years
    assert all(day.weekday() < 5 for day in CALENDAR.holidays)


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        ("2026-04-02", 1, "2026-04-07"),  # over Easter
        ("2026-03-30", 15, "2026-04-22"),
        ("2026-04-01", 20, "2026-05-01"),
        ("2026-04-07", -2, "2026-04-01"),
        ("2025-12-24", 1, "2025-12-29"),
        ("2026-04-04", 0, "2026-04-04"),  # no step, no move
    ],
)
def test_working_days_are_counted_from_the_day_after(day: str, days: int, expected: str) -> None:
    """The anchor is day 0; weekends and bank holidays are passed over, forward and back."""
    assert CALENDAR.count(on(day), days)[0] == on(expected)


def test_the_days_passed_over_are_named() -> None:
    """So that a finding can say why its day is that day."""
    assert CALENDAR.count(on("2026-04-02"), 1)[1] == (
        (on("2026-04-03"), "Good Friday"),
        (on("2026-04-04"), "Saturday"),
        (on("2026-04-05"), "Sunday"),
        (on("2026-04-06"), "Easter Monday"),
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-04-03", "2026-04-02"), ("2026-05-02", "2026-05-01"), ("2026-04-07", "2026-04-07")],
)
def test_last_working_day_on_or_before(day: str, expected: str) -> None:
    """Where a licence starts when its release day is no working day."""
    assert CALENDAR.last_on_or_before(on(day)) == on(expected)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-05-08", True),  # a Friday
        ("2026-05-09", True),
        ("2026-04-02", True),  # the day before Good Friday
        ("2026-04-06", True),  # Easter Monday: whoever is due leaves on that Thursday
        ("2026-04-07", False),
    ],
)
def test_a_release_before_days_of_rest(day: str, expected: bool) -> None:
    """What rule 56 asks of a release day."""
    assert CALENDAR.before_rest(on(day)) is expected


def test_days_between_holds_both_ends() -> None:
    """One day between a day and itself."""
    assert list(days_between(on("2026-04-03"), on("2026-04-03"))) == [on("2026-04-03")]
    assert len(list(days_between(on("2026-02-27"), on("2026-03-01")))) == 3


def test_a_deadline_is_asked_for_outside_of_a_rule() -> None:
    """Two working days after the Wednesday before Good Friday 2026, as a rule would count them."""
    found = counted(CALENDAR, date(2026, 4, 1), (("wd", 2),))
    assert (found.due_on, found.skipped[0]) == (date(2026, 4, 7), (date(2026, 4, 3), "Good Friday"))


def test_months_go_back_before_days_as_written() -> None:
    """8 months before 31 Oct 2026 is 28 Feb, clamped; 14 days before that is 14 Feb."""
    assert policy().before(on("2026-10-31"), amount(("mo", 8), ("cd", 14))).due_on == on(
        "2026-02-14"
    )


@pytest.mark.parametrize(
    ("begins", "due"),
    [
        ("2026-03-29T00:30:00+00:00", "2026-03-29T03:30:00+01:00"),
        ("2026-10-25T00:30:00+01:00", "2026-10-25T01:30:00+00:00"),
        ("2026-04-02T15:10:00+01:00", "2026-04-02T17:10:00+01:00"),
    ],
)
def test_hours_elapse_whatever_the_wall_clock_does(begins: str, due: str) -> None:
    """Two hours are two hours on the nights the clocks change."""
    begun = datetime.fromisoformat(begins).astimezone(UTC)
    deadline = policy().hours_after(begun, amount(("h", 2)))

    assert deadline.due_at == datetime.fromisoformat(due)
    assert deadline.in_time(begun + timedelta(hours=2))
    assert not deadline.in_time(begun + timedelta(hours=2, microseconds=1))


def test_a_day_deadline_is_good_until_london_midnight() -> None:
    """Summer time: midnight in London is 23:00 UTC."""
    deadline = policy().after(on("2026-06-29"), amount(("wd", 1)))

    assert deadline.due_on == on("2026-06-30")
    assert deadline.in_time(datetime(2026, 6, 30, 22, 59, 59, 999999, tzinfo=UTC))
    assert not deadline.in_time(datetime(2026, 6, 30, 23, tzinfo=UTC))


def vectors() -> list[dict[str, Any]]:
    """What live services answer about working days, where the reference folder is beside us."""
    known = {"is-non-working-day", "is-weekend", "add", "list-before", "list-after", "previous"}
    if not VECTORS.exists():
        return []
    return [v for v in json.loads(VECTORS.read_text("utf-8")) if v["check"] in known]


def test_agrees_with_live_services() -> None:
    """Each vector with its own list of bank holidays."""
    for vector in vectors():
        given, expected = vector["input"], vector["expected"]
        calendar = WorkingCalendar({on(d): "holiday" for d in given.get("bank_holidays", [])})

        assert answer(calendar, vector["check"], given) == next(iter(expected.values())), vector


def answer(calendar: WorkingCalendar, check: str, given: dict[str, Any]) -> Any:
    """The same question put to our calendar."""
    day = on(given.get("on") or given["from_on"])
    if check == "is-non-working-day":
        return not calendar.is_working(day)
    if check == "is-weekend":
        return WorkingCalendar({}).closed(day) is not None
    if check == "add":
        return calendar.count(day, given["add_working_days"])[0].isoformat()
    if check == "previous":
        return calendar.last_on_or_before(day).isoformat()
    sign = -1 if check == "list-before" else 1
    steps = range(1, given["count"] + 1)
    return [calendar.count(day, sign * step)[0].isoformat() for step in steps]
