"""HP20: a mentor is asked on Tue 31 Mar 2026, before Easter; HP29: what is left when supervision ends."""

from datetime import date

import pytest

from tests.domain.handovers.outside import asked_of, supervised, taken_on
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    dated,
    declined,
    first_session,
    initiated,
    need_closed,
    need_seen,
    received,
    sentenced,
    supervision_ended,
)
from tests.story import Said, taken_back

ASKED = asked_of("2026-03-31 10:00", "m1").named("asked")


def harbour(time: str) -> Said:
    return heard("/voluntary/harbour", time)


@pytest.mark.parametrize(
    ("items", "now", "expected", "due"),
    [
        ((), "2026-04-09 23:00", "due", date(2026, 4, 9)),
        ((harbour("2026-04-10 01:00"),), "2026-04-10 09:00", "overdue", date(2026, 4, 9)),
        ((heard("probation", "2026-04-10 01:00"),), "2026-04-10 09:00", "due", date(2026, 4, 9)),
        ((taken_on("2026-04-02", "m1"),), "2026-04-10", "acknowledged", date(2026, 4, 20)),
        ((taken_on("2026-04-13", "m1"),), "2026-04-14", "acknowledged", date(2026, 4, 27)),
        ((taken_on("2026-04-02", "m1"), first_session("2026-04-20", "m1")), "2026-04-21", "accepted",
         date(2026, 4, 20)),
        ((taken_on("2026-04-02", "m1"), harbour("2026-04-21 01:00")), "2026-04-21", "overdue",
         date(2026, 4, 20)),
        ((declined("2026-04-02", "m1", "capacity"), harbour("2026-04-20")), "2026-04-21", "returned",
         date(2026, 4, 9)),
        ((taken_on("2026-04-02", "m1"), declined("2026-04-03", "m1"), harbour("2026-05-20")), "2026-05-21",
         "returned", date(2026, 4, 20)),
        ((declined("2026-04-02", "m1", "other"), taken_on("2026-04-03", "m1")), "2026-04-04",
         "acknowledged", date(2026, 4, 20)),
        ((taken_back("asked", "2026-04-01", "probation"),), "2026-04-02", "cancelled",
         date(2026, 4, 9)),
    ],
    ids=["last day", "no answer", "silence", "accepted", "accepted late", "seen", "never seen", "declined",
         "declined after all", "accepted after all", "taken back"],
)  # fmt: skip
def test_a_partner_answers_and_sees_the_person(
    items: tuple[Said, ...], now: str, expected: str, due: date
) -> None:
    (one,) = points("HP20", ASKED, *items, now=now)
    assert (one.state, shown(one)["due"]) == (expected, due)


def test_late_is_said_of_the_last_step() -> None:
    seen = (taken_on("2026-04-13", "m1"), first_session("2026-04-29", "m1"))
    (one,) = points("HP20", ASKED, *seen, now="2026-04-30")
    assert shown(one) == {
        "state": "accepted",
        "due": date(2026, 4, 27),
        "late": 2,
        "notice": False,
    }


def test_begun_anew_after_a_refusal_it_is_under_way_again() -> None:
    again = (declined("2026-04-02", "m1", "area"), initiated("2026-04-07", "HP20"))
    assert state("HP20", ASKED, *again, now="2026-04-08") == "initiated"


@pytest.mark.parametrize("service", ["lha", "cas1", "cas3", "reconnect", "treatment", "gp", "cmht"])
def test_services_with_points_of_their_own(service: str) -> None:
    assert points("HP20", asked_of("2026-03-31", "m1", service), now="2026-06-01") == []


def test_without_a_referral_there_is_no_day() -> None:
    alone = (initiated("2026-03-01", "HP20"), taken_on("2026-03-03", "m9"))
    (one,) = points("HP20", *alone, now="2026-06-01")
    assert (one.state, one.deadline) == ("initiated", None)


ORDER = sentenced("2025-07-01 10:00", "community-order", months=12)
STARTED = supervised("2025-07-02 09:00", "order", "2026-07-01").named("started")
NEED = need_seen("2025-12-13", "accommodation", severity="medium").named("need")
ALIVE = heard("probation", "2026-06-18 08:00")


def hp29(*items: Said, now: str = "2026-06-18 09:00") -> str:
    return state("HP29", ORDER, STARTED, *items, now=now)


def referral(pathway: str = "accommodation") -> Said:
    return asked_of("2026-05-20", "v1", pathway=pathway)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((NEED,), "due"),
        ((NEED, ALIVE), "overdue"),
        ((NEED, need_closed("2026-06-17", "accommodation", outcome="declined"), ALIVE), "accepted"),
        ((NEED, referral(), taken_on("2026-05-26", "v1"), ALIVE), "accepted"),
        ((NEED, referral("finance"), taken_on("2026-05-26", "v1"), ALIVE), "overdue"),
        ((NEED, referral(), ALIVE), "overdue"),
        ((NEED, need_seen("2026-01-10", "finance"), need_closed("2026-06-01", "finance"), ALIVE), "overdue"),
        ((NEED, taken_back("need", "2026-02-01"), ALIVE), "cancelled"),
    ],
    ids=["silence", "still open", "closed", "taken on", "another need", "asked, no answer", "one of two",
         "never was one"],
)  # fmt: skip
def test_what_is_left_has_found_a_home(items: tuple[Said, ...], expected: str) -> None:
    assert hp29(*items) == expected


def test_its_day_and_short_notice() -> None:
    (one,) = points("HP29", ORDER, STARTED, NEED, now="2026-03-01")
    assert (shown(one)["due"], shown(one)["notice"]) == (date(2026, 6, 17), False)
    late = need_seen("2026-06-22 10:00", "finance")
    (one,) = points("HP29", ORDER, STARTED, late, now="2026-06-23")
    assert (shown(one)["due"], shown(one)["notice"]) == (date(2026, 6, 24), True)
    closed = need_closed("2026-06-26", "finance")
    (one,) = points("HP29", ORDER, STARTED, late, closed, now="2026-06-27")
    assert (one.state, one.late_days) == ("accepted", 2)


def test_a_need_seen_once_all_others_are_met_begins_another() -> None:
    met = need_closed("2026-01-05", "accommodation")
    again = need_seen("2026-02-01", "accommodation")
    found = points("HP29", ORDER, STARTED, NEED, met, again, ALIVE, now="2026-06-18 09:00")
    first, second = sorted(found, key=lambda one: one.armed_at)
    assert (first.state, second.state) == ("accepted", "overdue")


def test_not_for_small_needs_or_without_an_end() -> None:
    low = need_seen("2025-12-13", "finance", severity="low")
    assert points("HP29", ORDER, STARTED, low, now="2026-06-18") == []
    endless = supervised("2025-07-02", "order")
    assert points("HP29", ORDER, endless, NEED, now="2026-06-18") == []
    before = (need_seen("2025-05-01", "finance"), need_closed("2025-06-01", "finance"))
    assert points("HP29", *before, ORDER, STARTED, now="2026-06-18") == []
    over = supervision_ended("2025-12-01", "order")
    assert points("HP29", ORDER, STARTED, over, NEED, now="2026-06-18") == []


def test_a_licence_that_gives_way_to_more_supervision_is_not_the_end() -> None:
    inside = (sentenced("2025-04-28", months=6), received("2025-04-28 17:00"))
    top_up = dated("2025-04-30", sentence_expires_on="2025-10-25", top_up_ends_on="2026-07-27")
    began = supervised("2025-07-28", "licence", "2025-10-25")
    assert (
        points("HP29", *inside, top_up, began, need_seen("2025-08-01", "ete"), now="2025-10-20")
        == []
    )
    assert (
        len(points("HP29", *inside, began, need_seen("2025-08-01", "ete"), now="2025-10-20")) == 1
    )


@pytest.mark.parametrize(
    ("told", "ends_on", "due", "notice"),
    [
        ("2026-03-01 10:00", "2026-07-10", date(2026, 6, 26), False),
        ("2026-06-16 10:00", "2026-06-24", date(2026, 6, 17), False),
        ("2026-06-10 10:00", "2026-06-20", date(2026, 6, 12), True),
        ("2026-06-18 10:00", "2026-07-01", date(2026, 6, 17), False),
    ],
    ids=["later", "earlier, the old day holds", "earlier, short notice", "the same"],
)
def test_an_end_that_is_corrected_moves_the_day(
    told: str, ends_on: str, due: date, notice: bool
) -> None:
    again = supervised("2025-07-02 09:00", "order", ends_on).instead_of("started").told(told)
    (one,) = points("HP29", ORDER, STARTED, NEED, again, now="2026-06-19")
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)
