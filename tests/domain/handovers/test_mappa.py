"""HP10: release planned for Mon 31 Aug 2026, so the level is set by Sat 28 Feb."""

from datetime import date

import pytest

from domain.facts.risk import MappaLevelSet, MappaReferred
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    at_large,
    flag,
    flag_ended,
    initiated,
    moved,
    planned,
    received,
    released,
    sentenced,
)
from tests.story import Said, said, taken_back

INSIDE = (sentenced("2025-09-05 10:15", months=60), received("2025-09-05 17:05"))
PLAN = planned("2025-10-05 09:20", "2026-08-31", kind="conditional").named("plan")
FLAG = flag("2025-10-15 10:00", "mappa-eligible", "probation").named("flag")
ARMED = (*INSIDE, PLAN, FLAG)
ALIVE = heard("probation", "2026-03-10")
NOW = "2026-03-11 09:00"
DUE = date(2026, 2, 28)


def level(time: str) -> Said:
    return said("probation", time, MappaLevelSet(2))


def asked(time: str) -> Said:
    return said("probation", time, MappaReferred(2))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((level("2026-02-28 23:59"),), ("accepted", None)),
        ((level("2026-03-01 00:00"),), ("accepted", 1)),
        ((level("2025-10-01"),), ("overdue", None)),
        ((asked("2026-01-10"),), ("overdue", None)),
        ((), ("overdue", None)),
        ((flag_ended("2026-01-10", "mappa-eligible"),), ("cancelled", None)),
        ((flag_ended("2026-03-05", "mappa-eligible"),), ("cancelled", None)),
        ((flag_ended("2026-01-10", "rso"),), ("overdue", None)),
        ((flag_ended("2026-01-10", "mappa-eligible"), flag("2026-02-01", "mappa-eligible")), ("overdue",
         None)),
        ((at_large("2026-01-10"),), ("overdue", None)),
        ((level("2026-02-01"), flag_ended("2026-02-10", "mappa-eligible")), ("accepted", None)),
    ],
    ids=["last day", "a day late", "before the flag", "only referred", "silence", "flag ended",
         "flag ended later",
         "another flag ended", "raised again", "at large", "ended once set"],
)  # fmt: skip
def test_a_level(items: tuple[Said, ...], expected: tuple[str, int | None]) -> None:
    (one,) = points("HP10", *ARMED, *items, ALIVE, now=NOW)
    assert (one.state.value, one.late_days, shown(one)["due"]) == (*expected, DUE)


def test_referred_it_is_begun() -> None:
    assert state("HP10", *ARMED, asked("2026-01-10"), now="2026-01-11") == "initiated"
    assert state("HP10", *ARMED, asked("2025-10-01"), now="2026-01-11") == "due"


def test_a_level_set_since_the_flag_counts_though_it_was_before_custody() -> None:
    early = flag("2025-08-01 10:00", "mappa-eligible", "probation")
    (one,) = points("HP10", early, level("2025-08-20"), *INSIDE, PLAN, now=NOW)
    assert (one.state, one.late_days) == ("accepted", None)


def test_not_without_a_plan_custody_or_a_live_flag() -> None:
    assert points("HP10", *INSIDE, FLAG, now=NOW) == []
    assert points("HP10", *INSIDE, PLAN, now=NOW) == []
    over = (flag("2025-01-01", "mappa-eligible"), flag_ended("2025-02-01", "mappa-eligible"))
    assert points("HP10", *over, *INSIDE, PLAN, now=NOW) == []
    out = (released("2025-10-10"), FLAG)
    assert points("HP10", *INSIDE, PLAN, *out, now=NOW) == []


@pytest.mark.parametrize(
    ("items", "due", "notice"),
    [
        ((PLAN, FLAG.told("2026-03-02 09:00")), date(2026, 3, 4), True),
        ((PLAN, FLAG.told("2026-02-28 09:00")), DUE, False),
        ((PLAN, FLAG, moved("2026-01-05", "2026-10-30", "2026-08-31")), date(2026, 4, 30), False),
    ],
    ids=["told late", "told on the day", "moved later"],
)
def test_short_notice_and_moves(items: tuple[Said, ...], due: date, notice: bool) -> None:
    (one,) = points("HP10", *INSIDE, *items, now="2026-03-03")
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)


def test_begun_without_a_flag_it_has_no_day() -> None:
    begun = initiated("2025-10-01", "HP10")
    assert state("HP10", begun, now=NOW) == "initiated"
    assert state("HP10", begun, level("2026-02-01"), now=NOW) == "accepted"


@pytest.mark.parametrize("name", ["plan", "flag"])
def test_what_arms_it_taken_back_cancels(name: str) -> None:
    source = "probation" if name == "flag" else "prison"
    back = taken_back(name, "2025-11-01", source)
    assert state("HP10", *ARMED, back, ALIVE, now=NOW) == "cancelled"
