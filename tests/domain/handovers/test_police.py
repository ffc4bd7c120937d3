"""HP19, HP27 and HP36: the release on Fri 12 Jun 2026, a selection on a Tuesday, an arrest."""

from datetime import date

import pytest

from tests.domain.handovers.outside import arrest, deselected, police_told, selected
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    accepted,
    acknowledged,
    allocated,
    flag,
    flag_ended,
    initiated,
    moved,
    planned,
    recalled,
    received,
    released,
    sentenced,
    supervision_ended,
    supervision_started,
)
from tests.story import Said, taken_back

INSIDE = (sentenced("2026-01-13 10:15", months=40), received("2026-01-13 17:05"))
PLAN = planned("2026-02-12 09:20", "2026-06-12", kind="conditional").named("plan")
RSO = flag("2026-03-12 10:00", "rso", "probation").named("flag")
AHEAD = (*INSIDE, PLAN, RSO)
OUT = released("2026-06-12 09:10")
ALIVE = heard("probation", "2026-06-12 11:00")


def hp19(*items: Said, now: str = "2026-06-12 12:00") -> str:
    return state("HP19", *items, now=now)


@pytest.mark.parametrize(
    ("items", "expected", "late"),
    [
        ((police_told("2026-06-12 09:10"), OUT, ALIVE), "accepted", None),
        ((OUT, ALIVE, police_told("2026-06-12 11:30")), "accepted", None),
        ((OUT, ALIVE), "overdue", None),
        ((OUT,), "due", None),
        ((police_told("2026-06-01", acknowledged=None), OUT, ALIVE), "overdue", None),
    ],
    ids=["at the very instant", "later that day", "never", "silence", "never confirmed"],
)
def test_the_police_confirm_before_the_release(
    items: tuple[Said, ...], expected: str, late: int | None
) -> None:
    (one,) = points("HP19", *AHEAD, *items, now="2026-06-12 12:00")
    assert (one.state, one.late_days) == (expected, late)
    assert shown(one)["due"] == "2026-06-12 09:10"


def test_until_released_it_is_due_by_the_end_of_the_planned_day() -> None:
    told = police_told("2026-06-01", acknowledged=False)
    (one,) = points("HP19", *AHEAD, told, now="2026-06-12 23:30")
    assert (one.state, shown(one)["due"]) == ("shared", date(2026, 6, 12))
    next_day = heard("probation", "2026-06-13 01:00")
    assert hp19(*AHEAD, told, next_day, now="2026-06-13 02:00") == "overdue"
    later = moved("2026-06-13 01:30", "2026-06-19", "2026-06-12")
    assert hp19(*AHEAD, told, next_day, later, now="2026-06-13 02:00") == "shared"


@pytest.mark.parametrize("name", ["mappa-eligible", "rso", "iom", "domestic-abuse"])
def test_flags_that_arm_it(name: str) -> None:
    assert hp19(*INSIDE, PLAN, flag("2026-03-12", name), now="2026-04-01") == "due"


def test_the_scheme_arms_it_and_leaving_it_ends_it() -> None:
    on = (*INSIDE, PLAN, selected("2026-03-12"))
    assert hp19(*on, now="2026-04-01") == "due"
    assert hp19(*on, deselected("2026-04-01"), now="2026-04-02") == "cancelled"


def test_only_the_last_flag_to_end_ends_it() -> None:
    two = (*AHEAD, flag("2026-03-20", "domestic-abuse"))
    one_less = (*two, flag_ended("2026-04-01", "rso"))
    assert hp19(*one_less, OUT, ALIVE) == "overdue"
    assert hp19(*one_less, flag_ended("2026-04-02", "domestic-abuse"), OUT, ALIVE) == "cancelled"
    again = flag("2026-05-01", "rso")
    none = flag_ended("2026-04-02", "domestic-abuse")
    assert hp19(*one_less, none, again, OUT, ALIVE) == "overdue"


def test_not_for_other_flags_without_a_plan_or_once_they_are_out() -> None:
    assert points("HP19", *INSIDE, PLAN, flag("2026-03-12", "weapons"), now="2026-04-01") == []
    assert points("HP19", *INSIDE, RSO, now="2026-04-01") == []
    after = (*INSIDE, PLAN, OUT, flag("2026-06-20", "rso"))
    assert points("HP19", *after, now="2026-06-21") == []
    over = (*INSIDE, flag("2026-01-20", "rso"), flag_ended("2026-01-25", "rso"), PLAN)
    assert points("HP19", *over, now="2026-04-01") == []


def test_the_flag_taken_back_cancels() -> None:
    assert (
        hp19(*AHEAD, taken_back("flag", "2026-04-01", "probation"), now="2026-04-02") == "cancelled"
    )


CHOSEN = selected("2026-02-10 14:00")
WEDNESDAY = heard("probation", "2026-02-12 08:00")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "due"),
        ((acknowledged("2026-02-11 23:59", "HP27", "rag"), WEDNESDAY), "accepted"),
        ((accepted("2026-02-11", "HP27"), WEDNESDAY), "accepted"),
        ((WEDNESDAY,), "overdue"),
        ((acknowledged("2026-02-09", "HP27", "rag"), WEDNESDAY), "overdue"),
        ((acknowledged("2026-02-11", "HP36", "rag"), WEDNESDAY), "overdue"),
    ],
    ids=["silence", "papers", "accepted", "nothing", "before it", "another point"],
)
def test_probation_confirms_a_selection(items: tuple[Said, ...], expected: str) -> None:
    found = points("HP27", CHOSEN, *items, now="2026-02-12 09:00")
    (one,) = (one for one in found if one.deadline is not None)
    assert (one.state, shown(one)["due"]) == (expected, date(2026, 2, 11))


def test_a_word_answers_only_the_latest_change() -> None:
    off = deselected("2026-02-10 16:00")
    word = acknowledged("2026-02-11", "HP27", "reason")
    found = points("HP27", CHOSEN, off, word, WEDNESDAY, now="2026-02-12 09:00")
    first, second = sorted(found, key=lambda one: one.armed_at)
    assert (first.state, second.state) == ("overdue", "accepted")


def test_while_companies_hold_cases_theirs_is_the_silence() -> None:
    chosen = (allocated("2016-02-01", "provider:crc-mersey"), selected("2016-02-10"))
    alive = heard("probation", "2016-02-12 08:00")
    company = heard("/provider/crc-mersey", "2016-02-12 08:00")
    assert state("HP27", *chosen, alive, now="2016-02-12 09:00") == "due"
    assert state("HP27", *chosen, alive, company, now="2016-02-12 09:00") == "overdue"


OUTSIDE = (
    sentenced("2024-08-12 10:15", months=30),
    received("2024-08-12 17:05"),
    released("2025-10-24 09:30"),
)
ARRESTED = arrest("2025-12-24 02:30").named("arrest")
AFTER = heard("probation", "2025-12-30 08:00")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((acknowledged("2025-12-29 23:59", "HP36", "arrest"), AFTER), "accepted"),
        ((accepted("2025-12-29", "HP36"), AFTER), "accepted"),
        ((recalled("2025-12-24 15:00"), AFTER), "accepted"),
        ((AFTER,), "overdue"),
        ((), "due"),
        ((taken_back("arrest", "2025-12-25", "police"), AFTER), "cancelled"),
    ],
    ids=["papers", "accepted", "recall", "nothing", "silence", "taken back"],
)
def test_probation_confirms_an_arrest(items: tuple[Said, ...], expected: str) -> None:
    (one,) = points("HP36", *OUTSIDE, ARRESTED, *items, now="2025-12-30 09:00")
    assert (one.state, shown(one)["due"]) == (expected, date(2025, 12, 29))


@pytest.mark.parametrize(
    ("items", "count"),
    [
        ((), 0),
        ((supervision_started("2025-11-01", "order"),), 1),
        ((supervision_started("2025-11-01", "order"), supervision_ended("2025-12-01", "order")), 0),
        (OUTSIDE, 1),
        ((*OUTSIDE, received("2025-12-01", "recall")), 0),
        ((*OUTSIDE, received("2025-12-01", "remand"), released("2025-12-10", "bail")), 0),
        ((*OUTSIDE[:2], released("2025-10-24", "unconditional")), 0),
    ],
    ids=["unknown", "order", "order over", "licence", "back inside", "back and bailed", "free"],
)
def test_only_of_whoever_is_supervised(items: tuple[Said, ...], count: int) -> None:
    assert len(points("HP36", *items, ARRESTED, now="2025-12-26")) == count


def test_a_handover_fact_alone_has_no_day() -> None:
    (one,) = points("HP36", initiated("2025-12-01", "HP36"), now="2025-12-26")
    assert (one.state, one.deadline) == ("initiated", None)
    told = (initiated("2025-12-01", "HP36"), acknowledged("2025-12-02", "HP36", "arrest"))
    assert state("HP36", *told, now="2025-12-26") == "accepted"
    notice = (initiated("2026-06-01", "HP19"), police_told("2026-06-02"))
    assert hp19(*notice, now="2026-06-03") == "accepted"
