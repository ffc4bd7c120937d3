"""HP03 and HP04: in on Fri 27 Mar 2026 19:00, so screened by Mon 30 Mar 19:00 (summer time began)."""

from datetime import date

import pytest

from domain.facts.need import NeedAssessed
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import at_large, initiated, plan_completed, received, released, sentenced
from tests.story import Said, said, taken_back

SENTENCE = sentenced("2026-03-27 10:15", months=30).named("sentence")
IN = received("2026-03-27 18:00").named("in")
ARMED = (SENTENCE, IN)
ALIVE = heard("prison", "2026-04-20 08:00")
NOW = "2026-04-20 09:00"


def screened(time: str, tool: str = "bcst1", *, complete: bool = True) -> Said:
    return said("prison", time, NeedAssessed(tool, ("finance",), complete))


SCREEN = screened("2026-04-02 10:00").named("screen")
PROBATION = heard("probation", "2026-04-20 08:00")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((screened("2026-03-30 19:00"),), "accepted"),
        ((screened("2026-03-30 10:00", "immediate-needs"),), "accepted"),
        ((screened("2026-03-30 10:00", complete=False),), "overdue"),
        ((screened("2026-03-30 10:00", "oasys"),), "overdue"),
        ((screened("2026-03-27 09:00"),), "overdue"),
        ((), "overdue"),
        ((released("2026-03-29"),), "cancelled"),
        ((released("2026-04-10"),), "cancelled"),
        ((at_large("2026-03-29"),), "cancelled"),
    ],
    ids=["last instant", "today's tool", "unfinished", "another tool", "before", "silence",
         "released in time",
         "released later", "at large"],
)  # fmt: skip
def test_screened(items: tuple[Said, ...], expected: str) -> None:
    (one,) = points("HP03", *ARMED, *items, ALIVE, now=NOW)
    assert (one.state.value, shown(one)["due"]) == (expected, "2026-03-30 19:00")


def test_late_and_unheard() -> None:
    (late,) = points("HP03", *ARMED, screened("2026-03-30 19:01"), ALIVE, now=NOW)
    assert (late.state, late.late_days) == ("accepted", None)
    assert state("HP03", *ARMED, heard("prison", "2026-03-30 19:00"), now=NOW) == "due"
    assert state("HP03", *ARMED, heard("prison", "2026-03-30 19:01"), now=NOW) == "overdue"


@pytest.mark.parametrize(
    ("day", "basis", "tool", "expected"),
    [
        ("2026-03-27", "recall", "bcst1", ["accepted"]),
        ("2026-03-27", "remand", "bcst1", []),
        ("2015-05-01", "sentence", "bcst1", ["accepted"]),
        ("2015-04-30", "sentence", "bcst1", []),
        ("2021-06-25", "sentence", "immediate-needs", ["due"]),
        ("2021-06-26", "sentence", "immediate-needs", ["accepted"]),
    ],
)
def test_receptions_and_times(day: str, basis: str, tool: str, expected: list[str]) -> None:
    items = (received(f"{day} 10:00", basis=basis), screened(f"{day} 15:00", tool))
    found = points("HP03", *items, now=f"{day} 16:00")
    assert [one.state.value for one in found] == expected


def test_begun_without_a_reception_any_screen_completes_it() -> None:
    begun = initiated("2026-03-20", "HP03")
    assert state("HP03", begun, now=NOW) == "initiated"
    assert state("HP03", begun, SCREEN, now=NOW) == "accepted"


def test_the_reception_taken_back_cancels() -> None:
    assert state("HP03", *ARMED, taken_back("in", "2026-03-28"), ALIVE, now=NOW) == "cancelled"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((plan_completed("2026-04-13 23:59", "resettlement"),), ("accepted", None)),
        ((plan_completed("2026-04-14 00:00", "resettlement"),), ("accepted", 1)),
        ((plan_completed("2026-04-01 12:00", "resettlement"),), ("accepted", None)),
        ((plan_completed("2026-04-03 12:00", "sentence"),), ("overdue", None)),
        ((plan_completed("2026-03-20 12:00", "resettlement"),), ("overdue", None)),
        ((), ("overdue", None)),
        ((released("2026-04-15"),), ("cancelled", None)),
        ((at_large("2026-04-05"),), ("cancelled", None)),
    ],
    ids=["last day", "a day late", "before the screen", "another plan", "before this custody", "silence",
         "released", "at large"],
)  # fmt: skip
def test_planned_from_the_screen_before_easter(items: tuple[Said, ...], expected: object) -> None:
    (one,) = points("HP04", *ARMED, SCREEN, *items, PROBATION, now=NOW)
    assert (one.state.value, one.late_days) == expected
    assert shown(one)["due"] == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("length", "count"),
    [({"months": 48}, 1), ({"months": 48, "days": 1}, 0), ({"indeterminate": True}, 0), ({}, 0),
     ({"days": 90}, 1)],
)  # fmt: skip
def test_up_to_four_years(length: dict[str, int], count: int) -> None:
    sentence = sentenced("2026-03-27 10:15", **length)
    assert len(points("HP04", sentence, IN, SCREEN, now=NOW)) == count


def test_no_plan_before_may_2015_and_none_on_remand() -> None:
    old = (sentenced("2015-04-20", months=30), received("2015-04-27 18:00"), screened("2015-04-30"))
    assert points("HP04", *old, now="2015-05-20") == []
    on_remand = received("2026-03-27 18:00", basis="remand")
    assert points("HP04", SENTENCE, on_remand, SCREEN, now=NOW) == []


def test_only_the_first_screen_arms() -> None:
    again = screened("2026-04-10 10:00")
    (one,) = points("HP04", *ARMED, SCREEN, again, now=NOW)
    assert shown(one)["due"] == date(2026, 4, 13)


def test_while_companies_ran_it_any_of_them_tells() -> None:
    old = (sentenced("2016-03-01", months=30), received("2016-03-01 18:00"), screened("2016-03-02"))
    assert state("HP04", *old, heard("probation", "2016-03-20"), now="2016-03-21") == "due"
    company = heard("/provider/crc-x", "2016-03-20")
    assert state("HP04", *old, company, now="2016-03-21") == "overdue"


def test_begun_without_a_screen_a_plan_completes_it() -> None:
    begun = initiated("2026-03-20", "HP04")
    done = plan_completed("2026-04-13", "resettlement")
    assert state("HP04", begun, done, now=NOW) == "accepted"


@pytest.mark.parametrize("name", ["screen", "sentence"])
def test_what_arms_it_taken_back_cancels(name: str) -> None:
    back = taken_back(name, "2026-04-03", "court" if name == "sentence" else "prison")
    assert state("HP04", *ARMED, SCREEN, back, now=NOW) == "cancelled"


def test_a_stay_without_a_screen_leaves_the_next_its_plan() -> None:
    first = (received("2026-01-05 18:00"), released("2026-02-05 10:00"))
    (one,) = points("HP04", sentenced("2026-01-05", months=30), *first, IN, SCREEN, now=NOW)
    assert shown(one)["due"] == date(2026, 4, 13)
