"""HP15: released on Fri 6 Mar 2026, so a GP or a service has the person by Fri 3 Apr."""

from datetime import date

import pytest

from domain.facts.health import GpRegistered
from domain.facts.identity import PersonSeen
from domain.facts.referral import ReferralAccepted
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    at_large,
    initiated,
    moved,
    need_closed,
    need_seen,
    planned,
    received,
    referred,
    released,
    sentenced,
)
from tests.story import Said, said, taken_back

INSIDE = (sentenced("2025-10-07 10:15", months=16), received("2025-10-07 17:05"))
PLAN = planned("2025-11-06 09:20", "2026-03-06", kind="conditional").named("plan")
NEED = need_seen("2025-11-26 10:00", "health", "mental-health", "medium", "health").named("need")
OUT = released("2026-03-06 10:10")
ARMED = (*INSIDE, PLAN, NEED, OUT)
ALIVE = heard("health", "2026-04-10")
NOW = "2026-04-11 09:00"
DUE = date(2026, 4, 3)


def gp(time: str) -> Said:
    return said("health", time, GpRegistered())


def taken_on(time: str, service: str, ref: str = "r1") -> tuple[Said, ...]:
    return (referred(time, ref, service), said("health", time, ReferralAccepted(ref)))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((gp("2026-04-03 23:59"),), ("accepted", None)),
        ((gp("2026-04-04 00:00"),), ("accepted", 1)),
        ((gp("2025-10-20"),), ("accepted", None)),
        ((gp("2025-10-01"),), ("overdue", None)),
        (taken_on("2026-03-20", "reconnect"), ("accepted", None)),
        (taken_on("2026-03-20", "gp"), ("accepted", None)),
        (taken_on("2026-03-20", "cmht"), ("accepted", None)),
        (taken_on("2026-03-20", "crs"), ("overdue", None)),
        ((referred("2026-03-20", "r1", "gp"),), ("overdue", None)),
        ((said("health", "2026-03-20", ReferralAccepted("r9")),), ("overdue", None)),
        ((), ("overdue", None)),
        ((need_closed("2026-03-20", "health", "mental-health"),), ("cancelled", None)),
        ((need_closed("2026-03-20", "finance"),), ("overdue", None)),
        ((received("2026-03-20", basis="recall"),), ("cancelled", None)),
        ((at_large("2026-03-20"),), ("cancelled", None)),
    ],
    ids=["last day", "a day late", "in this custody", "before it", "reconnect", "gp", "cmht",
         "another service",
         "only asked", "no referral", "silence", "need closed", "another need closed", "back inside",
          "at large"],
)  # fmt: skip
def test_taken_over(items: tuple[Said, ...], expected: tuple[str, int | None]) -> None:
    (one,) = points("HP15", *ARMED, *items, ALIVE, now=NOW)
    assert (one.state.value, one.late_days, shown(one)["due"]) == (*expected, DUE)


@pytest.mark.parametrize(
    ("needs", "count"),
    [
        ((need_seen("2025-11-26", "health", severity="high"),), 1),
        ((need_seen("2025-11-26", "health", severity="low"),), 0),
        ((need_seen("2025-11-26", "health", severity="high"), need_seen("2025-12-26", "health",
         severity="low")), 0),
        ((need_seen("2025-11-26", "health", severity="low"), need_seen("2025-12-26", "health",
         severity="high")), 1),
        ((need_seen("2025-11-26", "finance"),), 0),
        ((need_seen("2025-11-26", "health", "gp"), need_seen("2025-11-27", "health", "mental-health")), 1),
        ((need_seen("2025-10-10", "health"), need_closed("2025-10-20", "health")), 0),
        ((need_seen("2026-04-03", "health"),), 1),
        ((need_seen("2026-04-04", "health"),), 0),
    ],
    ids=["high", "low", "now low", "now high", "another", "two, one handover", "closed before the plan",
         "seen on the last day", "seen after it"],
)  # fmt: skip
def test_which_needs(needs: tuple[Said, ...], count: int) -> None:
    assert len(points("HP15", *INSIDE, PLAN, OUT, *needs, now=NOW)) == count


def test_two_needs_end_only_together() -> None:
    other = need_seen("2025-11-27", "health", "vulnerability", source="health")
    one_closed = need_closed("2026-03-20", "health", "mental-health")
    both = (one_closed, need_closed("2026-03-21", "health", "vulnerability"))
    assert state("HP15", *ARMED, other, one_closed, ALIVE, now=NOW) == "overdue"
    assert state("HP15", *ARMED, other, *both, ALIVE, now=NOW) == "cancelled"


def test_not_without_a_plan_nor_for_a_child() -> None:
    assert points("HP15", *INSIDE, NEED, OUT, now=NOW) == []
    for day, count in ((date(2008, 3, 7), 0), (date(2008, 3, 6), 1)):
        child = said("prison", "2025-10-08", PersonSeen("A", "B", day))
        assert len(points("HP15", child, *ARMED, now=NOW)) == count


def test_the_plan_gives_the_day_until_the_release_has_come() -> None:
    for items, due in (
        ((PLAN, NEED), DUE),
        ((PLAN, NEED, moved("2026-02-01", "2026-03-13", "2026-03-06")), date(2026, 4, 10)),
        ((PLAN, NEED, released("2026-03-04")), date(2026, 4, 1)),
        ((PLAN, NEED, released("2026-03-04", kind="bail")), DUE),
    ):
        (one,) = points("HP15", *INSIDE, *items, now=NOW)
        assert (shown(one)["due"], shown(one)["notice"]) == (due, False)


def test_begun_without_a_need_it_has_no_day() -> None:
    assert state("HP15", initiated("2026-03-01", "HP15"), gp("2026-03-09"), now=NOW) == "accepted"


@pytest.mark.parametrize(("name", "source"), [("plan", "prison"), ("need", "health")])
def test_what_arms_it_taken_back_cancels(name: str, source: str) -> None:
    back = taken_back(name, "2026-03-01", source)
    assert state("HP15", *ARMED, back, ALIVE, now=NOW) == "cancelled"
