"""HP13: asked for on Fri 1 May 2026 15:40, before a bank holiday: the clock runs from Tue 5 May 09:00."""

from dataclasses import replace

import pytest

from domain.facts.referral import ReferralAcknowledged, ReferralDeclined, ReferralMade
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import at_large, died, initiated, moved, planned, received, released, sentenced
from tests.story import Said, said, taken_back

INSIDE = (sentenced("2025-10-15 10:15", months=72), received("2025-10-15 17:05"))
PLAN = planned("2025-11-14 09:20", "2026-11-18", kind="conditional")


def asked(time: str, service: str = "cas1") -> Said:
    return said("probation", time, ReferralMade("ap", service, "statutory"))


ASKED = asked("2026-05-01 15:40").named("asked")
DUE = "2026-05-19 09:00"
NOW = "2026-05-25 09:00"
ALIVE = heard("probation", "2026-05-24")


def answered(time: str, ref: str = "ap", reason: str = "threshold") -> Said:
    return said("probation", time, ReferralDeclined(ref, reason))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((answered("2026-05-19 09:00"),), "accepted"),
        ((answered("2026-05-19 09:01"),), "accepted"),
        ((answered("2026-05-12", "other"),), "overdue"),
        ((said("probation", "2026-05-12", ReferralAcknowledged("ap")),), "overdue"),
        ((), "overdue"),
        ((died("2026-05-12"),), "cancelled"),
        ((at_large("2026-05-12"),), "overdue"),
    ],
    ids=[
        "refused at the last instant",
        "late",
        "another's",
        "only confirmed",
        "silence",
        "died",
        "at large",
    ],
)
def test_assessed(items: tuple[Said, ...], expected: str) -> None:
    (one,) = points("HP13", *INSIDE, PLAN, ASKED, *items, ALIVE, now=NOW)
    assert (one.state.value, shown(one)["due"]) == (expected, DUE)


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("2026-05-05 10:00", "2026-05-19 10:00"),
        ("2026-05-05 12:59", "2026-05-19 12:59"),
        ("2026-05-05 13:00", "2026-05-20 09:00"),
        ("2026-05-05 07:10", "2026-05-19 07:10"),
        ("2026-05-02 10:00", "2026-05-19 09:00"),
        ("2026-03-20 10:00", "2026-04-07 10:00"),
    ],
    ids=[
        "morning",
        "just before",
        "afternoon",
        "early",
        "a Saturday",
        "across the change of clocks",
    ],
)
def test_when_the_clock_runs(time: str, due: str) -> None:
    (one,) = points("HP13", *INSIDE, PLAN, asked(time), now=NOW)
    assert shown(one)["due"] == due


def test_known_to_the_day_only_it_counts_from_the_next() -> None:
    day = replace(asked("2026-05-05"), day_only=True)
    (one,) = points("HP13", day, now=NOW)
    assert shown(one)["due"] == "2026-05-20 09:00"


@pytest.mark.parametrize(
    ("items", "due"),
    [
        ((planned("2025-11-14", "2026-06-02"),), "2026-05-19 10:00"),
        ((planned("2025-11-14", "2026-06-01"),), "2026-05-12 10:00"),
        ((planned("2025-11-14", "2026-11-01"), moved("2026-05-20", "2026-05-22", "2026-11-01")),
         "2026-05-12 10:00"),
        ((planned("2025-11-14", "2026-05-10"), released("2026-04-01")), "2026-05-19 10:00"),
        ((), "2026-05-19 10:00"),
    ],
    ids=["28 days", "27 days", "moved near", "released before it was asked", "no plan"],
)  # fmt: skip
def test_near_release_it_is_five_days(items: tuple[Said, ...], due: str) -> None:
    (one,) = points("HP13", *INSIDE, *items, asked("2026-05-05 10:00"), now=NOW)
    assert shown(one)["due"] == due


def test_only_applications_for_approved_premises() -> None:
    assert points("HP13", *INSIDE, PLAN, asked("2026-05-05", "cas3"), now=NOW) == []


def test_begun_before_the_application_its_assessment_completes_it() -> None:
    begun = initiated("2026-04-01", "HP13")
    first, _ = points("HP13", begun, ASKED, answered("2026-05-12"), now=NOW)
    assert (first.state, shown(first)["due"]) == ("accepted", None)
    assert state("HP13", begun, now=NOW) == "initiated"


def test_the_application_taken_back_cancels() -> None:
    back = taken_back("asked", "2026-05-02", "probation")
    assert state("HP13", ASKED, back, ALIVE, now=NOW) == "cancelled"
