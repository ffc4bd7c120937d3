"""HP12: release planned for Fri 17 Jul 2026, so a bed is asked for by Fri 19 Jun and reached on the day."""

from datetime import date

import pytest

from domain.facts.accommodation import BedArrived
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    at_large,
    bed,
    bed_cancelled,
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

INSIDE = (sentenced("2026-01-18 10:15", months=30), received("2026-01-18 17:05"))
PLAN = planned("2026-02-17 09:20", "2026-07-17", kind="conditional").named("plan")
NEED = need_seen("2026-03-19 10:00", "accommodation", "homeless-risk").named("need")
ARMED = (*INSIDE, PLAN, NEED)
ASKED = referred("2026-06-01", "c3", "cas3")
BED = bed("2026-06-10", "b1", "2026-07-17")
ALIVE = heard("probation", "2026-07-20")
NOW = "2026-07-21 09:00"
ASK_BY, REACH_BY = date(2026, 6, 19), date(2026, 7, 17)


def arrived(time: str, ref: str = "b1") -> Said:
    return said("probation", time, BedArrived(ref))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((ASKED, BED, arrived("2026-07-17 23:59")), ("accepted", None, REACH_BY)),
        ((ASKED, BED, arrived("2026-07-18 09:00")), ("accepted", 1, REACH_BY)),
        ((BED, arrived("2026-07-17 15:00")), ("accepted", None, REACH_BY)),
        ((referred("2026-07-01", "c3", "cas3"), BED, arrived("2026-07-17 15:00")), ("accepted",
         None, REACH_BY)),
        ((), ("overdue", None, ASK_BY)),
        ((referred("2026-06-01", "c3", "lha"),), ("overdue", None, ASK_BY)),
        ((ASKED,), ("overdue", None, REACH_BY)),
        ((ASKED, BED), ("overdue", None, REACH_BY)),
        ((ASKED, bed("2026-06-10", "b2", "2026-07-17", "cas1"), arrived("2026-07-17", "b2")), ("overdue",
         None, REACH_BY)),
        ((BED, bed_cancelled("2026-06-12", "b1")), ("overdue", None, ASK_BY)),
        ((ASKED, at_large("2026-06-20")), ("cancelled", None, REACH_BY)),
        ((need_closed("2026-06-01", "accommodation", outcome="declined"),), ("cancelled", None, ASK_BY)),
    ],
    ids=["reached in time", "reached late", "booked is asked", "asked late", "silence", "asked the council",
         "none found", "not reached", "another scheme", "booked and called off", "at large", "need closed"],
)  # fmt: skip
def test_asked_and_reached(items: tuple[Said, ...], expected: tuple[object, ...]) -> None:
    (one,) = points("HP12", *ARMED, *items, ALIVE, now=NOW)
    assert (one.state.value, one.late_days, shown(one)["due"]) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), ("due", ASK_BY)),
        ((ASKED,), ("initiated", REACH_BY)),
        ((ASKED, BED), ("acknowledged", REACH_BY)),
        ((ASKED, BED, bed_cancelled("2026-06-12", "b1")), ("initiated", REACH_BY)),
    ],
    ids=["nothing yet", "asked", "booked", "called off"],
)
def test_its_stages(items: tuple[Said, ...], expected: tuple[str, date]) -> None:
    (one,) = points("HP12", *ARMED, *items, now="2026-06-15")
    assert (one.state.value, shown(one)["due"]) == expected


@pytest.mark.parametrize(
    ("release_on", "area", "count"),
    [
        ("2023-11-30", None, 0), ("2023-12-01", None, 1), ("2023-11-30", "region/london", 0),
        ("2022-05-31", "region/wales", 0), ("2022-06-01", "region/wales", 1),
        ("2021-07-18", "region/north-west", 0), ("2021-07-19", "region/north-west", 1),
        ("2021-07-19", "region/yorkshire-and-the-humber", 1),
    ],
)  # fmt: skip
def test_where_the_scheme_began_when(release_on: str, area: str | None, count: int) -> None:
    story = (
        sentenced("2021-01-18 10:15", months=60),
        received("2021-01-18 17:05"),
        planned("2021-02-17", release_on, area=area),
        need_seen("2021-03-19", "accommodation", "homeless-risk"),
    )
    assert len(points("HP12", *story, now="2021-05-01")) == count


def test_what_arms_it() -> None:
    nowhere = planned("2026-02-17", "2026-07-17", kind="conditional", destination="none")
    assert len(points("HP12", *INSIDE, nowhere, now=NOW)) == 1
    assert points("HP12", *INSIDE, PLAN, now=NOW) == []
    assert points("HP12", *INSIDE, NEED, now=NOW) == []
    unconditional = planned("2026-02-17", "2026-07-17", kind="unconditional")
    assert points("HP12", *INSIDE, unconditional, NEED, now=NOW) == []
    out = (released("2026-03-01"), NEED)
    assert points("HP12", *INSIDE, PLAN, *out, now=NOW) == []


@pytest.mark.parametrize(
    ("items", "due", "notice"),
    [
        ((PLAN, NEED.told("2026-06-22 09:00")), date(2026, 6, 24), True),
        ((PLAN, NEED, moved("2026-06-01", "2026-08-14", "2026-07-17")), date(2026, 7, 17), False),
        ((PLAN, NEED, moved("2026-06-16", "2026-07-10", "2026-07-17")), date(2026, 6, 18), True),
    ],
    ids=["told late", "later", "earlier on short notice"],
)
def test_short_notice_and_moves(items: tuple[Said, ...], due: date, notice: bool) -> None:
    (one,) = points("HP12", *INSIDE, *items, now="2026-06-22 12:00")
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)


def test_the_second_step_has_no_short_notice() -> None:
    (one,) = points(
        "HP12", *INSIDE, PLAN, NEED.told("2026-07-16 09:00"), ASKED, now="2026-07-16 12:00"
    )
    assert (shown(one)["due"], shown(one)["notice"]) == (REACH_BY, False)


def test_begun_without_a_need_it_has_no_day() -> None:
    begun = initiated("2026-05-01", "HP12")
    done = (ASKED, BED, arrived("2026-07-17"))
    assert state("HP12", begun, *done, now=NOW) == "accepted"
    assert state("HP12", begun, need_closed("2026-06-01", "accommodation"), now=NOW) == "cancelled"


@pytest.mark.parametrize("name", ["plan", "need"])
def test_what_arms_it_taken_back_cancels(name: str) -> None:
    assert state("HP12", *ARMED, taken_back(name, "2026-04-01"), ALIVE, now=NOW) == "cancelled"
