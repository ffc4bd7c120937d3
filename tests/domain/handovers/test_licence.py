"""HP17: release planned for Tue 7 Apr 2026, after Easter, so the licence is approved by Wed 1 Apr."""

from datetime import date

import pytest

from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import at_large, initiated, licence, moved, planned, received, released, sentenced
from tests.story import Said, taken_back

INSIDE = (sentenced("2025-12-08 10:15", months=30), received("2025-12-08 17:05"))
PLAN = planned("2026-01-07 09:20", "2026-04-07", kind="conditional").named("plan")
ARMED = (*INSIDE, PLAN)
ALIVE = heard("probation", "2026-04-10")
NOW = "2026-04-11 09:00"
DUE = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((licence("2026-04-01 23:59", "approved"),), ("accepted", None)),
        ((licence("2026-04-02 00:00", "approved"),), ("accepted", 1)),
        ((licence("2026-03-20", "activated"),), ("accepted", None)),
        ((licence("2026-03-20", "approved"), licence("2026-03-25", "inactivated")), ("overdue", None)),
        ((licence("2026-03-20", "approved"), licence("2026-03-25", "inactivated", "l2")), ("accepted", None)),
        ((licence("2026-03-20", "submitted"),), ("overdue", None)),
        ((licence("2025-11-20", "approved"),), ("overdue", None)),
        ((), ("overdue", None)),
        ((at_large("2026-03-20"),), ("cancelled", None)),
        ((released("2026-04-07 09:00"),), ("overdue", None)),
    ],
    ids=["last day", "a day late", "active", "undone", "another undone", "only sent in", "of another custody",
         "silence", "at large", "released without"],
)  # fmt: skip
def test_ready(items: tuple[Said, ...], expected: tuple[str, int | None]) -> None:
    (one,) = points("HP17", *ARMED, *items, ALIVE, now=NOW)
    assert (one.state.value, one.late_days, shown(one)["due"]) == (*expected, DUE)


def test_sent_in_it_is_begun() -> None:
    sent = licence("2026-03-20", "submitted")
    assert state("HP17", *ARMED, sent, now="2026-03-21") == "initiated"
    of_another_custody = licence("2025-11-20", "submitted")
    assert state("HP17", *ARMED, of_another_custody, now="2026-03-21") == "due"


@pytest.mark.parametrize(
    ("kind", "count"),
    [("hdc", 1), ("parole", 1), ("recall-end", 1), ("early", 1), (None, 1), ("unconditional", 0), ("bail", 0),
     ("time-served", 0), ("court", 0), ("immigration", 0)],
)  # fmt: skip
def test_which_releases_need_one(kind: str | None, count: int) -> None:
    plan = planned("2026-01-07 09:20", "2026-04-07", kind=kind)
    assert len(points("HP17", *INSIDE, plan, now=NOW)) == count


@pytest.mark.parametrize(
    ("items", "due", "notice"),
    [
        ((planned("2026-01-07", "2026-04-05", kind="hdc"),), date(2026, 3, 31), False),
        ((PLAN.told("2026-04-02 09:00"),), date(2026, 4, 8), True),
        ((PLAN, moved("2026-03-10", "2026-05-15", "2026-04-07")), date(2026, 5, 13), False),
        ((PLAN, moved("2026-03-31", "2026-04-01", "2026-04-07")), DUE, False),
    ],
    ids=["a Sunday: the Thursday before Easter", "told late", "moved later", "moved earlier"],
)
def test_its_days(items: tuple[Said, ...], due: date, notice: bool) -> None:
    (one,) = points("HP17", *INSIDE, *items, now="2026-04-02 12:00")
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)


def test_not_without_custody() -> None:
    out = (released("2026-01-20"), planned("2026-01-25", "2026-04-07", kind="hdc"))
    assert points("HP17", *INSIDE, *out, now="2026-01-21") == []


def test_begun_without_a_plan_a_licence_completes_it() -> None:
    begun = initiated("2026-01-01", "HP17")
    done, undone = licence("2026-03-20", "approved"), licence("2026-03-25", "inactivated")
    assert state("HP17", begun, done, now=NOW) == "accepted"
    assert state("HP17", begun, done, undone, now=NOW) == "initiated"


def test_the_plan_taken_back_cancels() -> None:
    assert state("HP17", *ARMED, taken_back("plan", "2026-02-01"), now=NOW) == "cancelled"
