"""A clock that begins in office hours: the hour itself, days of rest, and when the clocks change."""

from datetime import UTC, datetime

import pytest

from domain.office_clock import office_deadline, office_start
from domain.policy.values import PolicyError
from infra.policy.load import england_and_wales
from tests.story import at

CALENDAR = england_and_wales().calendar


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ("2026-05-07 12:59", "2026-05-07 12:59"),
        ("2026-05-07 13:00", "2026-05-08 09:00"),
        ("2026-05-07 00:00", "2026-05-07 00:00"),
        ("2026-05-08 13:00", "2026-05-11 09:00"),
        ("2026-05-09 10:00", "2026-05-11 09:00"),
        ("2026-04-03 10:00", "2026-04-07 09:00"),
    ],
    ids=["in time", "the hour itself", "at night", "a Friday", "a Saturday", "Good Friday"],
)
def test_when_it_begins(told: str, begins: str) -> None:
    assert office_start(CALENDAR, at(told)) == at(begins)


@pytest.mark.parametrize(
    ("told", "step", "due"),
    [
        ("2026-05-07 12:00", ("h", 2), "2026-05-07 14:00"),
        ("2026-05-07 14:00", ("h", 2), "2026-05-08 11:00"),
        ("2026-05-07 12:00", ("wd", 5), "2026-05-14 12:00"),
        ("2026-10-23 12:00", ("wd", 5), "2026-10-30 12:00"),
        ("2026-03-26 14:00", ("wd", 1), "2026-03-30 09:00"),
    ],
    ids=[
        "hours",
        "hours from the morning",
        "days",
        "over the autumn change",
        "over the spring one",
    ],
)
def test_when_it_ends(told: str, step: tuple[str, int], due: str) -> None:
    found = office_deadline(CALENDAR, at(told), (step,))
    assert found.due_at == at(due)
    assert found.in_time(at(due))


def test_what_was_skipped_says_why() -> None:
    """The day of rest on which it was told as well."""
    found = office_deadline(CALENDAR, at("2026-05-02 10:00"), (("wd", 1),))
    assert [why for _, why in found.skipped] == ["Saturday", "Sunday", "Early May bank holiday"]
    assert found.due_at == datetime(2026, 5, 6, 8, tzinfo=UTC)


def test_months_have_no_time_of_day() -> None:
    with pytest.raises(PolicyError, match="mo can't be counted"):
        office_deadline(CALENDAR, at("2026-05-02 10:00"), (("mo", 1),))
