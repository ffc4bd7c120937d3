"""HP24 and HP25: a recall agreed, and the way back out."""

from datetime import date
from typing import Any

import pytest

from domain.facts.recall import LicenceRevoked, PoliceNotified, RecallAgreed, ReferredToParole
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    dated,
    pack_sent,
    plan_completed,
    recall_rescinded,
    recalled,
    received,
    released,
    sentenced,
)
from tests.story import Said, said

SERVED = (
    sentenced("2024-05-24 10:15", months=30),
    received("2024-05-24 17:05"),
    released("2025-08-07 09:30"),
)
AGREED = "2025-10-03 10:00"


def fixed(time: str = AGREED, days: int | None = 28) -> Said:
    return said("probation", time, RecallAgreed("fixed", emergency=False, days=days))


def revoked(time: str) -> Said:
    return said("probation", time, LicenceRevoked())


def police(time: str, reason: Any = "recall") -> Said:
    return said("probation", time, PoliceNotified(reason))


def parole(time: str) -> Said:
    return said("probation", time, ReferredToParole())


@pytest.mark.parametrize(
    ("items", "now", "expected"),
    [
        ((), "2025-10-04 10:00", "due"),
        ((), "2025-10-04 11:30", "overdue"),
        ((pack_sent("2025-10-04 10:00"),), "2025-10-04 11:30", "shared"),
        ((pack_sent("2025-10-04 11:00"),), "2025-10-04 11:30", "shared"),
        ((pack_sent("2025-10-03 12:00"), revoked("2025-10-03 13:00")), "2025-10-09", "shared"),
        ((pack_sent("2025-10-03 12:00"), revoked("2025-10-03 13:00"), police("2025-10-03 13:30", "release")),
         "2025-10-09", "shared"),
        ((pack_sent("2025-10-03 12:00"), revoked("2025-10-03 13:00"), police("2025-10-05 13:30")),
         "2025-10-09", "accepted"),
        ((revoked("2025-10-03 13:00"), police("2025-10-05 13:30")), "2025-10-09", "overdue"),
    ],
    ids=["the very hour", "an hour late", "sent at the very instant", "sent late", "police not told",
         "told of something else", "all done", "no pack"],
)  # fmt: skip
def test_the_papers_of_a_recall(items: tuple[Said, ...], now: str, expected: str) -> None:
    alive = heard("probation", "2025-10-04 11:00")
    assert state("HP24", *SERVED, recalled(AGREED), *items, alive, now=now) == expected


def test_the_second_step_has_no_deadline_and_no_late_days() -> None:
    done = (pack_sent("2025-10-05 12:00"), revoked("2025-10-05 13:00"), police("2025-10-06 13:30"))
    (one,) = points("HP24", *SERVED, recalled(AGREED), *done, now="2025-10-09")
    assert (one.state, one.deadline, one.late_days) == ("accepted", None, None)


@pytest.mark.parametrize(
    ("life", "emergency", "due"),
    [
        (False, False, "2025-10-04 10:00"),
        (False, True, "2025-10-03 12:00"),
        (True, False, "2025-10-03 12:00"),
    ],
)
def test_two_hours_in_an_emergency_and_for_every_lifer(
    life: bool, emergency: bool, due: str
) -> None:
    length: dict[str, Any] = {"indeterminate": True} if life else {"months": 30}
    served = (
        sentenced("2020-01-01", **length),
        received("2020-01-01 17:00"),
        released("2025-01-01"),
    )
    (one,) = points("HP24", *served, recalled(AGREED, emergency=emergency), now="2025-10-03 10:05")
    assert shown(one)["due"] == due


def test_hours_are_elapsed_whatever_the_wall_clock_does() -> None:
    # the clocks go forward at 01:00 on Sun 29 Mar 2026: two hours after 00:30 is 03:30
    (one,) = points(
        "HP24", *SERVED, recalled("2026-03-29 00:30", emergency=True), now="2026-03-29 03:31"
    )
    assert shown(one)["due"] == "2026-03-29 03:30"


def test_rescinded_it_is_cancelled() -> None:
    story = (recalled(AGREED), recall_rescinded("2025-10-03 18:00"))
    assert state("HP24", *SERVED, *story, now="2025-10-09") == "cancelled"


def test_a_pack_belongs_to_the_last_recall_agreed_before_it() -> None:
    story = (
        recalled("2025-09-01 10:00"),
        pack_sent("2025-09-01 11:00"),
        recall_rescinded("2025-09-02 10:00"),
        recalled(AGREED),
    )
    found = points("HP24", *SERVED, *story, heard("probation", "2025-10-05"), now="2025-10-06")
    assert sorted(one.state.value for one in found) == ["cancelled", "overdue"]


def test_told_by_two_agencies_it_is_one_recall() -> None:
    again = recalled("2025-10-03 15:00").by("/prison/nomis")
    assert len(points("HP24", *SERVED, recalled(AGREED), again, now="2025-10-04")) == 1
    other = said("probation", "2025-10-03 15:00", RecallAgreed("fixed", emergency=False))
    assert len(points("HP24", *SERVED, recalled(AGREED), other, now="2025-10-04")) == 2


BACK = received("2025-10-06 19:00", basis="recall")


@pytest.mark.parametrize(
    ("items", "now", "expected"),
    [
        ((), "2025-10-26", {"state": "due", "due": date(2025, 10, 26), "late": None, "notice": False}),
        ((plan_completed("2025-10-26 20:00", "rerelease"),), "2025-10-27",
         {"state": "accepted", "due": date(2025, 10, 26), "late": None, "notice": False}),
        ((plan_completed("2025-10-27 11:00", "rerelease"),), "2025-10-28",
         {"state": "accepted", "due": date(2025, 10, 26), "late": 1, "notice": False}),
        ((plan_completed("2025-10-20", "resettlement"),), "2025-10-27",
         {"state": "overdue", "due": date(2025, 10, 26), "late": None, "notice": False}),
        ((parole("2025-10-20"),), "2025-10-27",
         {"state": "overdue", "due": date(2025, 10, 26), "late": None, "notice": False}),
    ],
    ids=["last day", "planned", "a day late", "another plan", "parole is not asked"],
)  # fmt: skip
def test_a_fixed_term_has_a_plan_before_it_ends(
    items: tuple[Said, ...], now: str, expected: dict[str, object]
) -> None:
    alive = heard("probation", "2025-10-27 08:00")
    (one,) = points("HP25", *SERVED, fixed(), BACK, *items, alive, now=now)
    assert shown(one) == expected


@pytest.mark.parametrize(
    ("months", "back_on", "days", "due"),
    [
        (10, "2019-12-20", None, date(2019, 12, 26)),
        (12, "2019-12-20", None, date(2020, 1, 9)),
        (30, "2026-03-30", None, date(2026, 4, 19)),
        (30, "2026-03-31", None, date(2026, 5, 18)),
        (10, "2026-04-08", None, date(2026, 5, 26)),
        (30, "2026-04-08", 28, date(2026, 4, 28)),
    ],
    ids=["14 days", "28 days", "28 to the last", "56 since", "56 for all", "told days win"],
)
def test_how_long_a_fixed_term_is(months: int, back_on: str, days: int | None, due: date) -> None:
    year = int(back_on[:4])
    served = (
        sentenced(f"{year - 2}-01-10", months=months),
        received(f"{year - 2}-01-10 17:00"),
        released(f"{year - 1}-01-10"),
    )
    agreed = fixed(f"{back_on} 00:30", days)
    (one,) = points(
        "HP25",
        *served,
        agreed,
        received(f"{back_on} 19:00", basis="recall"),
        now=f"{back_on} 23:00",
    )
    assert shown(one)["due"] == due


@pytest.mark.parametrize(
    ("told", "due", "notice"),
    [
        (dated("2025-10-08", post_recall_release_on="2025-11-12"), date(2025, 11, 5), False),
        (dated("2025-10-08", post_recall_release_on="2025-10-12"), date(2025, 10, 10), True),
        (dated("2025-10-01", post_recall_release_on="2025-11-12"), date(2025, 10, 26), False),
        (dated("2025-06-01", sentence_expires_on="2025-10-20"), date(2025, 10, 13), False),
        (dated("2025-06-01", sentence_expires_on="2025-10-08"), date(2025, 10, 8), True),
    ],
    ids=["a later day told", "an earlier day told", "told before the return", "sentence expires first",
         "expires within days"],
)  # fmt: skip
def test_the_end_of_a_fixed_term(told: Said, due: date, notice: bool) -> None:
    (one,) = points("HP25", *SERVED, fixed(), BACK, told, now="2025-10-10")
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)


def test_a_standard_recall_goes_to_the_parole_board_in_28_days() -> None:
    story = (*SERVED, recalled(AGREED), BACK)
    (one,) = points("HP25", *story, parole("2025-11-03 20:00"), now="2025-11-04")
    assert shown(one) == {
        "state": "accepted",
        "due": date(2025, 11, 3),
        "late": None,
        "notice": False,
    }
    alive = heard("probation", "2025-11-04 08:00")
    plan = plan_completed("2025-10-20", "rerelease")
    assert state("HP25", *story, plan, alive, now="2025-11-04 09:00") == "overdue"


def test_no_recall_no_point_and_one_taken_back_cancels_it() -> None:
    assert points("HP25", *SERVED, BACK, now="2025-10-10") == []
    before = (fixed(), recall_rescinded("2025-10-04"), BACK)
    assert points("HP25", *SERVED, *before, now="2025-10-10") == []
    after = (fixed(), BACK, recall_rescinded("2025-10-07"))
    assert state("HP25", *SERVED, *after, now="2025-10-10") == "cancelled"
    since_released = (fixed("2025-08-01"), released("2025-08-07 09:30"), BACK)
    assert points("HP25", *SERVED[:2], *since_released, now="2025-10-10") == []


def test_released_it_is_over() -> None:
    assert (
        state("HP25", *SERVED, fixed(), BACK, released("2025-10-20"), now="2025-10-30")
        == "cancelled"
    )
