"""HP16: released on Thu 2 Apr 2026, before Easter, so a claim is made by Tue 7 Apr."""

from datetime import date

import pytest

from domain.facts.finance import ClaimPrepared, ClaimSubmitted, EmploymentRecorded
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    at_large,
    initiated,
    need_closed,
    need_seen,
    planned,
    received,
    released,
    sentenced,
)
from tests.story import Said, said, taken_back

INSIDE = (sentenced("2025-11-03 10:15", months=12), received("2025-11-03 17:05"))
PLAN = planned("2025-12-03 09:20", "2026-04-02", kind="conditional").named("plan")
NEED = need_seen("2026-01-02 10:00", "finance", "benefit-eligible").named("need")
OUT = released("2026-04-02 09:05")
ARMED = (*INSIDE, PLAN, NEED, OUT)
ALIVE = heard("probation", "2026-04-20")
NOW = "2026-04-21 09:00"
DUE = date(2026, 4, 7)


def claimed(time: str) -> Said:
    return said("probation", time, ClaimSubmitted("uc"))


def job(time: str, starts_on: str | None = None, status: str = "employed") -> Said:
    day = date.fromisoformat(starts_on) if starts_on else None
    return said("probation", time, EmploymentRecorded(status, day))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((claimed("2026-04-07 23:59"),), ("accepted", None)),
        ((claimed("2026-04-08 00:00"),), ("accepted", 1)),
        ((claimed("2026-04-02 09:05"),), ("accepted", None)),
        ((claimed("2026-04-02 09:04"),), ("overdue", None)),
        ((said("probation", "2026-04-03", ClaimPrepared("uc")),), ("overdue", None)),
        ((), ("overdue", None)),
        ((job("2026-04-07"),), ("cancelled", None)),
        ((job("2026-04-03", "2026-04-07"),), ("cancelled", None)),
        ((job("2026-04-03", "2026-04-08"),), ("overdue", None)),
        ((job("2026-04-03"), job("2026-04-04", status="unemployed")), ("overdue", None)),
        ((job("2026-04-08"),), ("overdue", None)),
        ((job("2025-10-01"),), ("overdue", None)),
        ((need_closed("2026-04-15", "finance"),), ("cancelled", None)),
        ((received("2026-04-15", basis="recall"),), ("cancelled", None)),
        ((at_large("2026-04-03"),), ("cancelled", None)),
    ],
    ids=["last day", "a day late", "at the gate", "before the gate", "only prepared", "silence", "employed",
         "a job by then", "a job too late", "lost again", "employed later", "employed before custody",
          "need closed",
         "back inside", "at large"],
)  # fmt: skip
def test_claimed(items: tuple[Said, ...], expected: tuple[str, int | None]) -> None:
    (one,) = points("HP16", *ARMED, *items, ALIVE, now=NOW)
    assert (one.state.value, one.late_days, shown(one)["due"]) == (*expected, DUE)


@pytest.mark.parametrize(
    ("items", "count"),
    [
        ((PLAN, NEED), 1),
        ((PLAN, need_seen("2026-01-02", "finance", "debt")), 0),
        ((PLAN, need_seen("2026-01-02", "finance")), 0),
        ((NEED,), 0),
        ((PLAN, job("2025-12-10"), NEED), 0),
        ((PLAN, NEED, OUT, need_seen("2026-04-10", "finance", "benefit-eligible")), 1),
        ((PLAN, OUT, need_seen("2026-04-07", "finance", "benefit-eligible")), 1),
        ((PLAN, OUT, need_seen("2026-04-08", "finance", "benefit-eligible")), 0),
    ],
    ids=["plan and need", "a debt", "unsaid", "no plan", "a job already", "seen twice", "seen after release",
         "seen too late"],
)  # fmt: skip
def test_what_arms_it(items: tuple[Said, ...], count: int) -> None:
    assert len(points("HP16", *INSIDE, *items, now=NOW)) == count


def test_only_a_release_that_came_lets_a_claim_count() -> None:
    story = (*INSIDE, PLAN, NEED, claimed("2026-04-03"))
    assert state("HP16", *story, now="2026-04-04") == "due"


def test_the_company_with_the_case_tells_in_its_time() -> None:
    story = (
        received("2017-01-03 17:00"),
        planned("2017-01-10", "2017-03-01"),
        need_seen("2017-01-20", "finance", "benefit-eligible"),
        released("2017-03-01"),
    )
    assert state("HP16", *story, heard("probation", "2017-03-10"), now="2017-03-11") == "overdue"


def test_begun_without_a_need_it_has_no_day() -> None:
    begun = initiated("2026-04-01", "HP16")
    assert state("HP16", begun, claimed("2026-04-09"), now=NOW) == "accepted"


@pytest.mark.parametrize("name", ["plan", "need"])
def test_what_arms_it_taken_back_cancels(name: str) -> None:
    assert state("HP16", *ARMED, taken_back(name, "2026-04-01"), ALIVE, now=NOW) == "cancelled"
