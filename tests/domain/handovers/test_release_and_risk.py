"""HP33 and HP37, counted back from a day that may move; HP34 after a grave charge."""

from datetime import date

import pytest

from tests.domain.handovers.outside import checked, child_notice
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    at_large,
    dated,
    flag,
    flag_ended,
    initiated,
    licence,
    moved,
    planned,
    received,
    released,
    sentenced,
    sfo_charged,
    sfo_dropped,
    sfo_notified,
    sfo_reviewed,
)
from tests.story import Said, taken_back

INSIDE = (sentenced("2026-01-28 10:15", months=30), received("2026-01-28 17:05"))
PLAN = planned("2026-02-27 09:20", "2026-07-17", kind="conditional").named("plan")
CHILD = flag("2026-03-09 10:00", "child", "probation").named("flag")
COUNCIL = heard("local_authority", "2026-06-20 08:00")


def hp33(*items: Said, now: str = "2026-06-20 09:00") -> str:
    return state("HP33", *INSIDE, *items, now=now)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "due"),
        ((COUNCIL,), "overdue"),
        ((child_notice("2026-06-19 23:59", confirmed=True), COUNCIL), "accepted"),
        ((child_notice("2026-06-01", confirmed=False),), "shared"),
        ((child_notice("2026-06-01", confirmed=False), COUNCIL), "overdue"),
        ((child_notice("2026-03-01", confirmed=True), COUNCIL), "overdue"),
        ((flag_ended("2026-04-01", "child"), COUNCIL), "cancelled"),
        ((at_large("2026-04-01"), COUNCIL), "cancelled"),
        ((taken_back("flag", "2026-04-01", "probation"),), "cancelled"),
        ((taken_back("plan", "2026-04-01"),), "cancelled"),
    ],
    ids=["silence", "never", "last day", "sent", "sent, no word", "before the flag", "flag ended", "at large",
         "flag taken back", "plan taken back"],
)  # fmt: skip
def test_childrens_services_confirm(items: tuple[Said, ...], expected: str) -> None:
    (one,) = points("HP33", *INSIDE, PLAN, CHILD, *items, now="2026-06-20 09:00")
    assert (one.state, shown(one)["due"]) == (expected, date(2026, 6, 19))


@pytest.mark.parametrize(
    ("items", "due", "notice"),
    [
        ((CHILD.told("2026-06-22 09:00"),), date(2026, 6, 24), True),
        ((CHILD, moved("2026-04-01", "2026-08-14", "2026-07-17")), date(2026, 7, 17), False),
        ((CHILD, moved("2026-06-18", "2026-07-10", "2026-07-17")), date(2026, 6, 19), False),
        ((CHILD, moved("2026-06-10", "2026-07-02", "2026-07-17")), date(2026, 6, 12), True),
    ],
    ids=["told late", "later", "earlier, the old day holds", "earlier, short notice"],
)
def test_the_day_moves_with_the_release(items: tuple[Said, ...], due: date, notice: bool) -> None:
    (one,) = points("HP33", *INSIDE, PLAN, *items, now="2026-06-23 09:00")
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)


def test_not_for_other_flags_without_a_plan_or_once_out() -> None:
    assert points("HP33", *INSIDE, PLAN, flag("2026-03-09", "weapons"), now="2026-06-20") == []
    assert points("HP33", *INSIDE, CHILD, now="2026-06-20") == []
    out = (PLAN, released("2026-03-01"), CHILD)
    assert points("HP33", *INSIDE, *out, now="2026-06-20") == []


def test_raised_again_it_is_due_again() -> None:
    again = (flag_ended("2026-04-01", "child"), flag("2026-04-05", "child"))
    assert hp33(PLAN, CHILD, *again, COUNCIL) == "overdue"


CHARGED = sfo_charged("2025-10-04 10:00").named("charge")


@pytest.mark.parametrize(
    ("items", "now", "expected", "due"),
    [
        ((), "2025-10-17 23:00", "due", date(2025, 10, 17)),
        ((heard("probation", "2025-10-18 01:00"),), "2025-10-18 02:00", "overdue", date(2025, 10, 17)),
        ((sfo_notified("2025-10-20"),), "2025-10-21", "initiated", date(2026, 1, 4)),
        ((sfo_notified("2025-10-09"), heard("probation", "2026-01-05 01:00")), "2026-01-05 02:00", "overdue",
         date(2026, 1, 4)),
        ((sfo_notified("2025-10-09"), sfo_reviewed("2026-01-04 23:00")), "2026-01-05", "accepted",
         date(2026, 1, 4)),
        ((sfo_reviewed("2025-12-01"), heard("probation", "2026-01-05")), "2026-01-06", "overdue",
         date(2025, 10, 17)),
        ((sfo_notified("2025-10-09"), sfo_dropped("2026-02-01"), heard("probation", "2026-02-01")),
         "2026-02-02", "cancelled", date(2026, 1, 4)),
        ((taken_back("charge", "2025-10-06", "probation"),), "2025-10-07", "cancelled", date(2025, 10, 17)),
    ],
    ids=["last day", "never", "notified late", "no review", "reviewed", "never notified", "dropped",
         "taken back"],
)  # fmt: skip
def test_a_grave_charge(items: tuple[Said, ...], now: str, expected: str, due: date) -> None:
    (one,) = points("HP34", CHARGED, *items, now=now)
    assert (one.state, shown(one)["due"]) == (expected, due)


def test_two_charges_of_one_day_are_one() -> None:
    twice = (CHARGED, sfo_charged("2025-10-04 15:00"), sfo_charged("2025-10-06"))
    assert len(points("HP34", *twice, now="2025-10-07")) == 2


DATES = dated("2026-01-30 10:00", hdc_eligible_on="2026-06-11").named("dates")
READY = (checked("2026-05-20"), licence("2026-06-04 23:00", "approved"))
ALIVE = heard("probation", "2026-06-05 08:00")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "due"),
        ((ALIVE,), "overdue"),
        ((*READY, ALIVE), "accepted"),
        ((READY[0], ALIVE), "overdue"),
        ((READY[1], ALIVE), "overdue"),
        ((checked("2026-05-20", suitable=False), READY[1], ALIVE), "overdue"),
        ((licence("2026-05-20", "submitted"), READY[0], ALIVE), "overdue"),
        ((released("2026-06-01"), ALIVE), "cancelled"),
        ((at_large("2026-06-01"), ALIVE), "cancelled"),
        ((taken_back("dates", "2026-04-01"),), "cancelled"),
    ],
    ids=["silence", "nothing", "ready", "no licence", "no address", "unsuitable", "not approved", "released",
         "at large", "taken back"],
)  # fmt: skip
def test_ready_for_the_curfew(items: tuple[Said, ...], expected: str) -> None:
    (one,) = points("HP37", *INSIDE, DATES, *items, now="2026-06-05 09:00")
    assert (one.state, shown(one)["due"]) == (expected, date(2026, 6, 4))


@pytest.mark.parametrize(
    ("told", "due", "notice"),
    [
        ((DATES.told("2026-06-08 09:00"),), date(2026, 6, 10), True),
        ((DATES, dated("2026-04-01", hdc_eligible_on="2026-06-18")), date(2026, 6, 11), False),
        ((DATES, dated("2026-05-28", hdc_eligible_on="2026-06-03")), date(2026, 6, 1), True),
        ((DATES, dated("2026-04-01", hdc_eligible_on="2026-06-11")), date(2026, 6, 4), False),
    ],
    ids=["told late", "later", "earlier, short notice", "told again"],
)
def test_the_day_moves_with_the_date(told: tuple[Said, ...], due: date, notice: bool) -> None:
    (one,) = points("HP37", *INSIDE, *told, now="2026-06-09 09:00")
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)


@pytest.mark.parametrize(("day", "count"), [("2026-09-01", 1), ("2026-09-02", 0)])
def test_until_the_scheme_ends(day: str, count: int) -> None:
    found = points("HP37", *INSIDE, dated("2026-01-30", hdc_eligible_on=day), now="2026-08-20")
    assert len(found) == count


def test_an_earlier_sentences_date_is_none_of_this_custody() -> None:
    story = (*INSIDE, DATES, released("2026-06-01"), received("2026-07-01"))
    assert len(points("HP37", *story, now="2026-07-02")) == 1


def test_papers_alone_have_no_day() -> None:
    assert state("HP33", initiated("2026-05-01", "HP33"), now="2026-06-01") == "initiated"
    story = (initiated("2026-05-01", "HP37"), *READY)
    assert state("HP37", *story, now="2026-06-05") == "accepted"
    told = (initiated("2026-05-01", "HP34"), sfo_notified("2026-05-02"), sfo_reviewed("2026-05-03"))
    assert state("HP34", *told, now="2026-06-05") == "accepted"
