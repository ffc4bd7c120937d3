"""HP07 and HP08 by their own rows."""

from datetime import date

import pytest

from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    accepted,
    allocated,
    dated,
    lead,
    lead_ended,
    received,
    released,
    responsible,
    sentenced,
)
from tests.story import Said

INSIDE = (
    sentenced("2024-02-05 10:15", months=48),
    received("2024-02-05 17:10", prison="LII"),
    dated("2024-02-07 10:00", conditional_release_on="2026-02-05"),
)
ALIVE = heard("probation", "2025-05-23 08:00")
AFTER = "2025-05-23 09:00"
HO = date(2025, 5, 22)


def hp07(*items: Said, now: str = AFTER) -> str:
    return state("HP07", *INSIDE, *items, now=now)


@pytest.mark.parametrize(
    ("officer", "expected"),
    [
        ((lead("2024-03-01", "com", "w1"),), "accepted"),
        ((lead("2024-01-01", "com", "w1"),), "accepted"),
        ((lead("2025-05-22 23:59", "offender-manager", "w1"),), "accepted"),
        ((lead("2024-03-01", "pom", "w1"),), "overdue"),
        ((lead("2024-03-01", "com", "w1", co_working=True),), "overdue"),
        ((lead("2024-03-01", "com", "w1"), lead_ended("2025-05-22", "com", "w1")), "overdue"),
        ((lead("2024-03-01", "com", "w1"), lead_ended("2025-05-23 00:00", "com", "w1")), "accepted"),
    ],
    ids=["named in time", "before custody", "on the last minute", "a pom", "co-working",
         "gone on the day", "gone the day after"],
)  # fmt: skip
def test_an_officer_is_there_when_the_day_is_over(officer: tuple[Said, ...], expected: str) -> None:
    assert hp07(*officer, ALIVE) == expected


def test_asked_before_the_day_an_officer_now_will_do() -> None:
    named = lead("2024-03-01", "com", "w1")
    assert hp07(named, now="2025-01-01") == "accepted"
    assert hp07(named, lead_ended("2025-01-02", "com", "w1"), now="2025-01-03") == "due"


def test_named_late_it_is_accepted_late_and_for_good() -> None:
    late = (lead("2025-06-02 09:00", "com", "w1"), lead_ended("2025-07-01", "com", "w1"))
    (one,) = points("HP07", *INSIDE, ALIVE, *late, now="2025-08-01")
    assert shown(one) == {"state": "accepted", "due": HO, "late": 11, "notice": False}


def test_short_notice_is_marked() -> None:
    late = (*INSIDE[:2], dated("2025-05-23 09:00", conditional_release_on="2026-02-05"))
    (one,) = points("HP07", *late, lead("2025-05-28 09:00", "com", "w1"), now="2025-05-29")
    assert shown(one) == {
        "state": "accepted",
        "due": date(2025, 5, 28),
        "late": None,
        "notice": True,
    }


def test_both_need_a_handover_date() -> None:
    for code in ("HP07", "HP08"):
        assert points(code, *INSIDE[:2], ALIVE, now=AFTER) == []


def test_one_a_custody_and_the_first_keeps_its_day_after_a_return() -> None:
    again = (
        released("2025-05-30", prison="LII"),
        sentenced("2025-09-01 10:00", months=60),
        received("2025-09-01 17:00"),
        dated("2025-09-02", conditional_release_on="2028-03-01"),
    )
    found = points("HP07", *INSIDE, ALIVE, *again, now="2025-10-01")
    assert [(one.state.value, one.deadline.due_on) for one in found if one.deadline] == [
        ("overdue", HO),
        ("due", date(2027, 6, 17)),
    ]


def test_responsibility_counts_from_the_later_of_told_and_its_day() -> None:
    done = accepted("2025-05-01", "HP08")
    ahead = responsible("prison", "2025-05-12", "community", "2025-05-23")
    behind = responsible("prison", "2025-05-24", "community", "2025-05-20")
    (late,) = points("HP08", *INSIDE, done, ahead, ALIVE, now="2025-05-24 08:00")
    assert (late.state, late.late_days) == ("accepted", 1)
    (told_late,) = points("HP08", *INSIDE, done, behind, ALIVE, now="2025-05-25")
    assert (told_late.state, told_late.late_days) == ("accepted", 2)


def test_responsibility_given_back_before_the_acceptance_is_not_in_place() -> None:
    story = (
        responsible("prison", "2025-05-01", "community", "2025-05-01"),
        responsible("prison", "2025-05-10", "custody-only", "2025-05-10"),
        accepted("2025-05-12", "HP08"),
    )
    assert state("HP08", *INSIDE, *story, now="2025-05-13") == "acknowledged"


@pytest.mark.parametrize("kind", ["custody-only", "custody-with-com"])
def test_only_responsibility_of_the_community_completes_it(kind: str) -> None:
    story = (
        accepted("2025-05-12", "HP08"),
        responsible("prison", "2025-05-12", kind, "2025-05-12"),
    )
    assert state("HP08", *INSIDE, *story, ALIVE, now=AFTER) == "overdue"


def test_what_was_done_before_the_custody_does_not_count() -> None:
    before = (
        responsible("prison", "2024-01-10", "community", "2024-01-10"),
        accepted("2024-01-10", "HP08"),
    )
    found = points("HP08", *INSIDE, *before, ALIVE, now=AFTER)
    assert "overdue" in {one.state.value for one in found if one.deadline}


def test_a_company_that_holds_the_case_tells() -> None:
    old = (
        sentenced("2019-11-06 10:15", months=36),
        received("2019-11-06 17:10"),
        dated("2019-11-08", conditional_release_on="2021-05-06"),
    )
    company = allocated("2019-12-01", "provider:crc-north")
    probation, crc = (
        heard(source, "2021-02-12 08:00") for source in ("probation", "/provider/crc-north")
    )
    (one,) = points("HP07", *old, company, probation, now="2021-02-12 09:00")
    assert (one.told_by, one.state) == ("/provider/crc-north", "due")
    assert state("HP07", *old, company, crc, now="2021-02-12 09:00") == "overdue"
