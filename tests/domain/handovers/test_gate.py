"""HP18: out of the gate on Thu 2 Apr 2026, before Easter: the first meeting is due by Tue 7 Apr."""

from datetime import date

import pytest

from tests.domain.handovers.saying import heard, points, shared, shown, state
from tests.people import (
    arranged,
    at_large,
    attended,
    called_off,
    dated,
    licence,
    rearranged,
    received,
    released,
    sentenced,
    supervision_started,
    tier,
)
from tests.story import Said

INSIDE = (sentenced("2025-12-03 10:15", months=10), received("2025-12-03 17:05"))
OUT = (*INSIDE, released("2026-04-02 09:30"))
ALIVE = heard("probation", "2026-04-08 08:00")
NEXT = "2026-04-08 09:00"
SEEN = (arranged("2026-03-30", "a1", "2026-04-07 14:00"), attended("2026-04-07 16:00", "a1"))


@pytest.mark.parametrize(
    ("items", "now", "expected"),
    [
        ((), "2026-04-07 23:59", {"state": "due", "due": date(2026, 4, 7), "late": None, "notice": False}),
        (SEEN, NEXT, {"state": "accepted", "due": date(2026, 4, 7), "late": None, "notice": False}),
        (
            (*SEEN[:1], attended("2026-04-09 10:00", "a1"), ALIVE),
            "2026-04-10",
            {"state": "accepted", "due": date(2026, 4, 7), "late": 2, "notice": False},
        ),
        ((ALIVE,), NEXT, {"state": "overdue", "due": date(2026, 4, 7), "late": None, "notice": False}),
    ],
    ids=["last day", "seen", "seen late", "silence"],
)  # fmt: skip
def test_its_days(items: tuple[Said, ...], now: str, expected: dict[str, object]) -> None:
    (one,) = points("HP18", *OUT, *items, now=now)
    assert shown(one) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((arranged("2026-03-30", "a1", "2026-04-07 23:30"),), "acknowledged"),
        ((arranged("2026-04-03", "a1", "2026-04-07 10:00"),), "acknowledged"),
        ((arranged("2026-03-30", "a1", "2026-04-08 00:00"),), "due"),
        ((arranged("2026-03-30", "a1", "2026-04-01 10:00"),), "due"),
        ((arranged("2026-03-30", "a1", "2026-04-07 10:00", kind="planned"),), "due"),
        ((arranged("2026-03-30", "a1", "2026-04-07 10:00"), called_off("2026-04-03", "a1")), "due"),
        (
            (
                arranged("2026-03-30", "a1", "2026-04-07 10:00"),
                rearranged("2026-04-03", "a1", "2026-04-09 10:00"),
            ),
            "due",
        ),
        ((shared("2026-04-02 10:00", "HP18", "release-time", "destination", "licence"),), "shared-partial"),
        ((shared("2026-04-02 10:00", "HP18", "release-time", "destination", "licence", "flags"),), "shared"),
    ],
    ids=["for the last day", "arranged after", "for a day too late", "for a day before", "no first one",
         "called off", "moved too far", "part of the pack", "the pack"],
)  # fmt: skip
def test_its_stages(items: tuple[Said, ...], expected: str) -> None:
    assert state("HP18", *OUT, *items, now="2026-04-06") == expected


def test_only_a_first_appointment_of_this_custody_meets_it() -> None:
    other = (
        arranged("2026-04-03", "a1", "2026-04-07 14:00", kind="home-visit"),
        attended("2026-04-07", "a1"),
    )
    unknown = attended("2026-04-07", "a2")
    old = (arranged("2025-11-01", "a3", "2025-11-03 10:00"), attended("2025-11-03", "a3"))
    assert state("HP18", *old, *OUT, *other, unknown, ALIVE, now=NEXT) == "overdue"


def test_back_in_custody_ends_it_whenever() -> None:
    early, late = (received(time, basis="recall") for time in ("2026-04-05", "2026-04-20"))
    assert state("HP18", *OUT, early, ALIVE, now=NEXT) == "cancelled"
    assert state("HP18", *OUT, ALIVE, late, now="2026-04-21") == "cancelled"
    assert state("HP18", *OUT, *SEEN, late, now="2026-04-21") == "accepted"
    assert state("HP18", *OUT, received("2026-04-05", basis="return"), ALIVE, now=NEXT) == "overdue"


def test_at_large_ends_it() -> None:
    assert state("HP18", *OUT, at_large("2026-04-04"), ALIVE, now=NEXT) == "cancelled"


@pytest.mark.parametrize(
    ("kind", "more", "count"),
    [
        ("hdc", (), 1), ("parole", (), 1), ("recall-end", (), 1), ("early", (), 1),
        ("unconditional", (), 0), ("bail", (), 0), ("immigration", (), 0), ("time-served", (), 0),
        ("time-served", (licence("2026-04-02 14:00", "activated"),), 1),
        ("court", (supervision_started("2026-04-02 15:00"),), 1),
        ("court", (supervision_started("2026-04-03 15:00"),), 0),
    ],
)  # fmt: skip
def test_which_releases_are_supervised(kind: str, more: tuple[Said, ...], count: int) -> None:
    items = (*INSIDE, released("2026-04-02 09:30", kind=kind), *more)
    assert len(points("HP18", *items, now=NEXT)) == count


def test_never_once_the_licence_has_run_out_or_for_a_short_old_sentence() -> None:
    over = dated("2026-01-01", licence_expires_on="2026-04-02")
    assert points("HP18", *INSIDE, over, *OUT[2:], now=NEXT) == []
    old = (
        sentenced("2015-06-01 10:00", months=10, offence_on="2015-01-31"),
        received("2015-06-01 17:00"),
        released("2015-09-01"),
    )
    assert points("HP18", *old, now="2015-09-03") == []


def test_before_june_2014_five_working_days_and_two_for_the_top_tier() -> None:
    old = (sentenced("2012-01-10 10:00", months=24), received("2012-01-10 17:00"))
    gone = released("2014-05-30 10:00")
    (plain,) = points("HP18", *old, gone, now="2014-06-01")
    (top,) = points("HP18", *old, tier("2014-01-01", "4"), gone, now="2014-06-01")
    (other,) = points(
        "HP18", *old, tier("2014-01-01", "4"), tier("2014-02-01", "3"), gone, now="2014-06-01"
    )
    (next_day,) = points(
        "HP18", *old, tier("2014-01-01", "4"), released("2014-06-02"), now="2014-06-03"
    )
    days = [shown(one)["due"] for one in (plain, top, other, next_day)]
    assert days == [date(2014, 6, 6), date(2014, 6, 3), date(2014, 6, 6), date(2014, 6, 3)]
