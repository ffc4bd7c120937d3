"""HP21, HP22 and HP35: to another area, up as the risk rises, and to a new officer."""

from datetime import date

import pytest

from domain.facts.handover import PackAcknowledged
from tests.domain.handovers.outside import escalated, meeting
from tests.domain.handovers.saying import heard, points, returned, shared, shown, state
from tests.people import (
    accepted,
    dated,
    initiated,
    lead,
    lead_ended,
    received,
    released,
    sentenced,
    supervision_ended,
)
from tests.story import Said, said, taken_back

ASKED = initiated("2026-06-01 09:30", "HP21", "probation").named("asked")
PACK = ("form", "risk", "enquiries", "address")
LATER = heard("probation", "2026-06-30 08:00")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "initiated"),
        ((accepted("2026-06-29 23:59", "HP21"), LATER), "accepted"),
        ((LATER,), "overdue"),
        ((returned("2026-06-08", "HP21"), LATER), "returned"),
        ((shared("2026-06-02", "HP21", "form", "risk"),), "shared-partial"),
        ((shared("2026-06-02", "HP21", *PACK),), "shared"),
        ((said("probation", "2026-06-02", PackAcknowledged("HP21", PACK)),), "acknowledged"),
        ((taken_back("asked", "2026-06-02"),), "cancelled"),
    ],
    ids=["silence", "last day", "never", "sent back", "half", "sent", "received", "taken back"],
)
def test_another_area_takes_over(items: tuple[Said, ...], expected: str) -> None:
    (one,) = points("HP21", ASKED, *items, now="2026-06-30 09:00")
    assert (one.state, shown(one)["due"]) == (expected, date(2026, 6, 29))


def test_asked_again_after_a_return_it_has_a_day_of_its_own() -> None:
    again = initiated("2026-06-15 09:30", "HP21")
    taken = accepted("2026-07-10", "HP21")
    found = points("HP21", ASKED, returned("2026-06-08", "HP21"), again, taken, now="2026-07-11")
    first, second = sorted(found, key=lambda one: one.armed_at)
    assert (first.state, second.state) == ("returned", "accepted")
    assert shown(second)["due"] == date(2026, 7, 13)


@pytest.mark.parametrize(("day", "due"), [("2022-02-28", None), ("2022-03-01", date(2022, 3, 29))])
def test_no_time_was_read_before_march_2022(day: str, due: date | None) -> None:
    alive = heard("probation", "2023-01-01")
    (one,) = points("HP21", initiated(day, "HP21"), alive, now="2023-01-02")
    assert shown(one)["due"] == due
    assert one.state == ("overdue" if due else "initiated")


def test_papers_before_any_request_stand_alone() -> None:
    early = (shared("2026-05-01", "HP21", *PACK), accepted("2026-05-02", "HP21"))
    (one,) = points("HP21", *early, now="2026-05-03")
    assert (one.state, one.deadline) == ("accepted", None)


RISE = escalated("2026-03-27 09:30").named("rise")
MONDAY = heard("probation", "2026-03-30 08:00")


@pytest.mark.parametrize(
    ("items", "expected", "late"),
    [
        ((), "due", None),
        ((accepted("2026-03-27 23:59", "HP22"), MONDAY), "accepted", None),
        ((MONDAY,), "overdue", None),
        ((accepted("2026-03-27 23:59", "HP21"), MONDAY), "overdue", None),
        ((accepted("2026-03-27 23:59", "HP27"), MONDAY), "overdue", None),
        ((MONDAY, accepted("2026-03-30 08:30", "HP22")), "accepted", 3),
        ((taken_back("rise", "2026-03-28", "probation"), MONDAY), "cancelled", None),
    ],
    ids=[
        "silence",
        "same day",
        "nobody",
        "another point",
        "a later one",
        "on Monday",
        "taken back",
    ],
)
def test_a_risk_that_rises_on_a_friday(
    items: tuple[Said, ...], expected: str, late: int | None
) -> None:
    (one,) = points("HP22", RISE, *items, now="2026-03-30 09:00")
    assert (one.state, one.late_days, shown(one)["due"]) == (expected, late, date(2026, 3, 27))


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("2026-04-03 10:00", date(2026, 4, 7)),  # Good Friday
        ("2026-03-28 10:00", date(2026, 3, 30)),  # a Saturday
        ("2014-06-02 10:00", date(2014, 6, 2)),
    ],
)
def test_on_a_day_off_the_next_working_day(time: str, due: date) -> None:
    (one,) = points("HP22", escalated(time, "very-high"), now=time.replace("10:00", "11:00"))
    assert shown(one)["due"] == due


def test_no_such_handover_within_one_trust_nor_for_lower_levels() -> None:
    assert points("HP22", escalated("2014-05-30 10:00"), now="2014-06-05") == []
    assert points("HP22", escalated("2014-05-31 10:00"), now="2014-06-05") == []  # a Saturday
    assert points("HP22", escalated("2026-03-27", "medium"), now="2026-03-30") == []


ORDER = (
    sentenced("2026-01-02 11:00", "community-order", months=24),
    lead("2026-01-05", "com", "com-1"),
)
GONE = lead_ended("2026-06-01 09:00", "com", "com-1").named("gone")
ALIVE = heard("probation", "2026-06-09 08:00")


def hp35(*items: Said, now: str = "2026-06-09 09:00") -> str:
    return state("HP35", *ORDER, *items, now=now)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((GONE,), "due"),
        ((GONE, ALIVE), "overdue"),
        ((GONE, accepted("2026-06-02", "HP35"), ALIVE), "overdue"),
        ((GONE, accepted("2026-06-02", "HP35")), "acknowledged"),
        ((GONE, accepted("2026-06-02", "HP35"), meeting("2026-06-08 23:59", "HP35"), ALIVE), "accepted"),
        ((GONE, accepted("2026-06-02", "HP35"), meeting("2026-06-08", "HP35", with_person=False), ALIVE),
         "overdue"),
        ((initiated("2026-05-20", "HP35"), GONE), "initiated"),
        ((accepted("2026-05-20", "HP35"), meeting("2026-05-27", "HP35"), GONE, ALIVE), "accepted"),
        ((GONE, accepted("2026-06-02", "HP35"), returned("2026-06-03", "HP35"),
          meeting("2026-06-04", "HP35")), "returned"),
        ((GONE, taken_back("gone", "2026-06-02", "probation")), "cancelled"),
    ],
    ids=["silence", "nobody", "on paper", "accepted so far", "introduced", "talked of", "begun before",
         "introduced before", "sent back before they met", "taken back"],
)  # fmt: skip
def test_a_new_officer_is_introduced(items: tuple[Said, ...], expected: str) -> None:
    found = points("HP35", *ORDER, *items, now="2026-06-09 09:00")
    assert [one.state for one in found] == [expected]
    assert shown(found[0])["due"] == date(2026, 6, 8)


def test_what_was_done_for_one_change_does_not_count_for_the_next() -> None:
    first = (GONE, accepted("2026-06-02", "HP35"), meeting("2026-06-03", "HP35"))
    then = (lead("2026-06-01 10:00", "com", "com-2"), lead_ended("2026-07-01", "com", "com-2"))
    alive = heard("probation", "2026-07-10")
    one, two = sorted(
        points("HP35", *ORDER, *first, *then, alive, now="2026-07-11"), key=lambda x: x.armed_at
    )
    assert (one.state, two.state) == ("accepted", "overdue")
    before = (accepted("2026-06-25", "HP35"), meeting("2026-06-26", "HP35"))
    one, two = sorted(
        points("HP35", *ORDER, *first, *then, *before, alive, now="2026-07-11"),
        key=lambda x: x.armed_at,
    )
    assert (one.state, two.state) == ("accepted", "accepted")


def test_what_is_done_after_the_next_change_is_the_nexts() -> None:
    then = (lead("2026-06-01 10:00", "com", "com-2"), lead_ended("2026-06-03", "com", "com-2"))
    done = (accepted("2026-06-04", "HP35"), meeting("2026-06-05", "HP35"))
    found = points("HP35", *ORDER, GONE, *then, *done, ALIVE, now="2026-06-09 09:00")
    one, two = sorted(found, key=lambda x: x.armed_at)
    assert (one.state, two.state) == ("overdue", "accepted")


@pytest.mark.parametrize(
    "items",
    [
        (lead("2026-01-06", "pom", "pom-1"), lead_ended("2026-06-01", "pom", "pom-1")),
        (lead("2026-01-06", "com", "com-9", co_working=True), lead_ended("2026-06-01", "com", "com-9")),
        (supervision_ended("2026-06-01 16:00", "order"), lead_ended("2026-06-01", "com", "com-1")),
        (supervision_ended("2026-05-01", "order"), lead_ended("2026-06-01", "com", "com-1")),
    ],
    ids=["the prison's", "a helper", "over that day", "over before"],
)  # fmt: skip
def test_ends_that_are_no_change_of_officer(items: tuple[Said, ...]) -> None:
    assert points("HP35", *ORDER, *items, now="2026-06-20") == []


def test_only_while_a_sentence_runs() -> None:
    assert points("HP35", lead("2026-01-05", "com", "com-1"), GONE, now="2026-06-02") == []
    served = (
        sentenced("2025-01-02 11:00", months=12),
        received("2025-01-02 17:00"),
        released("2025-07-01"),
        lead("2025-01-05", "com", "com-1"),
    )
    assert len(points("HP35", *served, GONE, now="2026-06-02")) == 1
    expired = dated("2025-01-05", sentence_expires_on="2026-01-01")
    assert points("HP35", *served, expired, GONE, now="2026-06-02") == []


def test_papers_where_nobody_has_left_stand_alone() -> None:
    story = (accepted("2026-05-20", "HP35"), meeting("2026-05-21", "HP35"))
    assert hp35(*story, now="2026-05-22") == "accepted"
