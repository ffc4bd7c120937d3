"""HP09: release planned for Fri 17 Jul 2026, so the plan is reviewed and handed on by Fri 24 Apr."""

from datetime import date

import pytest

from domain.facts.handover import HandoverReturned
from domain.facts.plan import PlanReviewed
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    accepted,
    acknowledged,
    at_large,
    initiated,
    moved,
    planned,
    received,
    released,
    sentenced,
)
from tests.story import Said, said, taken_back

SENTENCE = sentenced("2026-01-18 10:15", months=30).named("sentence")
INSIDE = (SENTENCE, received("2026-01-18 17:05"))
PLAN = planned("2026-02-17 09:20", "2026-07-17", kind="conditional").named("plan")
ARMED = (*INSIDE, PLAN)
ALIVE = heard("probation", "2026-05-20")
NOW = "2026-05-21 09:00"
DUE = date(2026, 4, 24)


def reviewed(time: str, kind: str = "resettlement") -> Said:
    return said("prison", time, PlanReviewed(kind))


ACK = acknowledged("2026-04-24 16:00", "HP09", "plan")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((reviewed("2026-04-24 23:59"), ACK), ("accepted", None)),
        ((reviewed("2026-04-25 00:00"), ACK), ("accepted", 1)),
        ((reviewed("2026-04-20"), accepted("2026-04-22", "HP09")), ("accepted", None)),
        ((reviewed("2026-04-20"),), ("overdue", None)),
        ((ACK,), ("overdue", None)),
        ((reviewed("2026-04-20", "learning"), ACK), ("overdue", None)),
        ((reviewed("2026-02-10"), ACK), ("overdue", None)),
        ((reviewed("2026-04-20"), acknowledged("2026-04-22", "HP08", "plan")), ("overdue", None)),
        ((released("2026-05-01"),), ("cancelled", None)),
        ((at_large("2026-04-01"),), ("cancelled", None)),
    ],
    ids=["last day", "a day late", "accepted", "nobody has it", "not reviewed", "another plan",
         "before the plan",
         "another point", "released", "at large"],
)  # fmt: skip
def test_reviewed_and_handed_on(items: tuple[Said, ...], expected: tuple[str, int | None]) -> None:
    (one,) = points("HP09", *ARMED, *items, ALIVE, now=NOW)
    assert (one.state.value, one.late_days) == expected
    assert one.state == "cancelled" or shown(one)["due"] == DUE


def test_confirmed_it_is_acknowledged_until_the_plan_is_reviewed() -> None:
    assert state("HP09", *ARMED, ACK, now="2026-04-24 18:00") == "acknowledged"


def test_sent_back_it_has_to_be_confirmed_anew() -> None:
    back = said("probation", "2026-04-21", HandoverReturned("HP09", "no plan"))
    first = acknowledged("2026-04-20", "HP09", "plan")
    assert state("HP09", *ARMED, first, back, reviewed("2026-04-22"), ALIVE, now=NOW) == "returned"
    assert state("HP09", *ARMED, first, back, reviewed("2026-04-22"), ACK, now=NOW) == "accepted"


def test_on_remand_it_begins_with_the_first_sentence() -> None:
    remand = received("2026-01-18 17:05", basis="remand")
    further = sentenced("2026-05-05 10:15", months=40)
    (one,) = points("HP09", remand, SENTENCE, PLAN, further, now=NOW)
    assert (shown(one)["due"], shown(one)["notice"]) == (DUE, False)


def test_not_on_remand_nor_before_may_2015() -> None:
    remand = received("2026-01-18 17:05", basis="remand")
    assert points("HP09", remand, PLAN, now=NOW) == []
    assert len(points("HP09", received("2026-01-18", basis="recall"), PLAN, now=NOW)) == 1

    def old(release_on: str) -> int:
        inside = (sentenced("2014-01-18 10:15", months=30), received("2014-01-18 17:05"))
        return len(points("HP09", *inside, planned("2014-10-01", release_on), now="2015-01-01"))

    assert (old("2015-04-30"), old("2015-05-01")) == (0, 1)


@pytest.mark.parametrize(
    ("items", "due", "notice"),
    [
        ((*INSIDE, PLAN.told("2026-04-27 09:00")), date(2026, 4, 29), True),
        ((SENTENCE.told("2026-04-27 09:00"), received("2026-01-18", basis="remand"), PLAN),
         date(2026, 4, 29), True),
        ((*ARMED, moved("2026-05-01", "2026-08-14", "2026-07-17")), date(2026, 5, 22), False),
        ((*ARMED, moved("2026-05-12", "2026-07-10", "2026-07-17")), DUE, False),
    ],
    ids=["plan told late", "sentence told late", "later", "earlier gives no more time"],
)  # fmt: skip
def test_short_notice_and_moves(items: tuple[Said, ...], due: date, notice: bool) -> None:
    (one,) = points("HP09", *items, now=NOW)
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)


def test_begun_without_a_plan_it_has_no_day() -> None:
    begun = initiated("2026-04-01", "HP09")
    (one,) = points("HP09", begun, reviewed("2026-04-20"), ACK, now=NOW)
    assert (one.state, shown(one)["due"]) == ("accepted", None)


def test_the_plan_taken_back_cancels() -> None:
    assert state("HP09", *ARMED, taken_back("plan", "2026-03-01"), now=NOW) == "cancelled"
