"""A source's count beside ours: it names the place; an exemption has a cap and a last day."""

from dataclasses import replace
from datetime import date

import pytest

from domain.control import Counted, Exemption, Total, control
from tests.story import at

DAY, TODAY = date(2026, 3, 3), date(2026, 3, 5)
TOLD = Counted("/prison/nomis", "WWI", DAY, 712, 709, at("2026-03-04 06:00"))
BORNE = Exemption("omu-wwi", "three booked twice", 5, date(2026, 3, 9))


def test_a_difference_names_the_place():
    found = control(TOLD, None, TODAY)

    assert (found.total, found.difference, found.reason) == (Total.DIFFERS, 3, None)
    assert found.says == "/prison/nomis counts 712 at WWI on 2026-03-03, we hold 709."
    assert found.id == "control/prison/nomis#WWI/2026-03-03"


def test_no_difference_agrees_exempt_or_not():
    same = replace(TOLD, count=709)

    assert control(same, None, TODAY).total is Total.AGREES
    assert control(same, BORNE, TODAY).total is Total.AGREES


@pytest.mark.parametrize(
    ("today", "total", "reason"),
    [
        ("2026-03-09", Total.EXEMPT, "three booked twice"),
        ("2026-03-10", Total.DIFFERS, "exempt until 2026-03-09"),
    ],
    ids=["last day", "day after"],
)
def test_an_exemption_lapses_and_the_check_fails_that_day(today, total, reason):
    found = control(TOLD, BORNE, date.fromisoformat(today))

    assert (found.total, found.reason) == (total, reason)


@pytest.mark.parametrize(
    ("count", "total"),
    [(714, Total.EXEMPT), (715, Total.DIFFERS), (704, Total.EXEMPT), (703, Total.DIFFERS)],
)
def test_a_cap_holds_in_both_directions(count, total):
    assert control(replace(TOLD, count=count), BORNE, TODAY).total is total


@pytest.mark.parametrize(
    ("heard", "total"),
    [
        ("2026-03-03 23:59", Total.UNKNOWN),
        ("2026-03-04 00:00", Total.DIFFERS),
        (None, Total.UNKNOWN),
    ],
)
def test_a_movement_of_that_day_may_be_on_its_way(heard, total):
    told = replace(TOLD, heard_until=at(heard) if heard else None)

    assert control(told, None, TODAY).total is total


def test_what_we_cannot_count_is_unknown():
    assert control(replace(TOLD, source="/probation/delius"), None, TODAY).total is Total.UNKNOWN
