"""HP11: release planned for Fri 17 Jul 2026, so the council answers by Fri 22 May."""

from datetime import date

import pytest

from domain.facts.referral import ReferralAccepted, ReferralAcknowledged
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    at_large,
    declined,
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
ALIVE = heard("local_authority", "2026-05-26 09:00")
NOW = "2026-05-26 11:00"
DUE = date(2026, 5, 22)


def answered(time: str, ref: str = "r1") -> Said:
    return said("local_authority", time, ReferralAcknowledged(ref))


def hp11(*items: Said, now: str = NOW) -> str:
    return state("HP11", *items, now=now)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "overdue"),
        ((referred("2026-05-08", "r1", "lha"),), "overdue"),
        ((referred("2026-05-08", "r1", "lha"), answered("2026-05-22 23:59")), "accepted"),
        ((referred("2026-05-08", "r1", "lha"), said("local_authority", "2026-05-12", ReferralAccepted("r1"))),
         "accepted"),
        ((referred("2026-05-08", "r1", "lha"), declined("2026-05-12", "r1", "area")), "overdue"),
        ((referred("2026-05-08", "r1", "cas3"), answered("2026-05-12")), "overdue"),
        ((answered("2026-05-12", "r9"),), "overdue"),
    ],
    ids=["never referred", "no answer", "answered", "accepted", "refused", "another service", "no referral"],
)  # fmt: skip
def test_the_council_answers(items: tuple[Said, ...], expected: str) -> None:
    assert hp11(*ARMED, *items, ALIVE) == expected


def test_referred_it_is_begun_and_answered_late_it_says_by_how_much() -> None:
    assert hp11(*ARMED, referred("2026-05-08", "r1", "lha"), now="2026-05-20") == "initiated"
    late = (referred("2026-05-08", "r1", "lha"), answered("2026-05-25"))
    (one,) = points("HP11", *ARMED, *late, ALIVE, now=NOW)
    assert shown(one) == {"state": "accepted", "due": DUE, "late": 3, "notice": False}


def test_nowhere_to_go_arms_it_as_well() -> None:
    nowhere = planned("2026-02-17 09:20", "2026-07-17", destination="unknown")
    home = planned("2026-03-01", "2026-07-17", destination="family")
    assert hp11(*INSIDE, nowhere, ALIVE) == "overdue"
    assert points("HP11", *INSIDE, nowhere, home, ALIVE, now=NOW) == []
    assert len(points("HP11", *INSIDE, nowhere, NEED, now=NOW)) == 1


def test_not_without_a_plan_a_need_or_custody() -> None:
    assert points("HP11", *INSIDE, PLAN, now=NOW) == []
    assert points("HP11", *INSIDE, NEED, now=NOW) == []
    out = (released("2026-05-01"), need_seen("2026-05-10", "accommodation", "homeless-risk"))
    assert points("HP11", *INSIDE, PLAN, *out, now=NOW) == []
    other = need_seen("2026-03-19", "accommodation", "tenancy")
    assert points("HP11", *INSIDE, PLAN, other, now=NOW) == []


def test_wales_and_the_time_before_the_duty_have_none() -> None:
    wales = planned("2026-02-17 09:20", "2026-07-17", area="region/wales")
    assert points("HP11", *INSIDE, wales, NEED, now=NOW) == []

    def old(release_on: str) -> int:
        inside = (sentenced("2018-01-18 10:15", months=30), received("2018-01-18 17:05"))
        need = need_seen("2018-02-01", "accommodation", "homeless-risk")
        plan = planned("2018-02-01", release_on)
        return len(points("HP11", *inside, need, plan, now="2018-09-01"))

    assert (old("2018-09-30"), old("2018-10-01")) == (0, 1)


def test_a_need_closed_ends_it_whatever_came_of_it() -> None:
    for outcome in ("met", "declined", "not-required"):
        closed = need_closed("2026-04-01", "accommodation", outcome=outcome)
        assert hp11(*ARMED, closed, ALIVE) == "cancelled"
    late = need_closed("2026-05-25", "accommodation", "homeless-risk")
    assert hp11(*ARMED, late, ALIVE) == "cancelled"
    other = need_closed("2026-04-01", "finance")
    assert hp11(*ARMED, other, ALIVE) == "overdue"


def test_seen_again_after_it_was_closed_it_is_due_again() -> None:
    again = (
        need_closed("2026-04-01", "accommodation"),
        need_seen("2026-04-10", "accommodation", "homeless-risk"),
    )
    assert hp11(*ARMED, *again, ALIVE) == "overdue"


def test_closed_before_the_plan_there_is_none() -> None:
    story = (
        need_seen("2026-02-01", "accommodation", "homeless-risk"),
        need_closed("2026-02-10", "accommodation"),
        PLAN,
    )
    assert points("HP11", *INSIDE, *story, now=NOW) == []


def test_at_large_ends_it() -> None:
    assert hp11(*ARMED, at_large("2026-04-01"), ALIVE) == "cancelled"


@pytest.mark.parametrize(
    ("items", "due", "notice"),
    [
        ((PLAN, NEED.told("2026-05-26 09:00")), date(2026, 5, 28), True),
        ((PLAN, NEED.told("2026-05-22 09:00")), DUE, False),
        ((PLAN.told("2026-05-26 09:00"), NEED), date(2026, 5, 28), True),
        ((PLAN, NEED, moved("2026-04-01", "2026-08-14", "2026-07-17")), date(2026, 6, 19), False),
        ((PLAN, NEED, moved("2026-05-20", "2026-07-10", "2026-07-17")), DUE, False),
        ((PLAN, NEED, moved("2026-05-18", "2026-06-30", "2026-07-17")), date(2026, 5, 20), True),
        ((PLAN, NEED, moved("2026-04-01", "2026-07-10", "2026-07-17")), date(2026, 5, 15), False),
    ],
    ids=["need told late", "told on the day", "plan told late", "later", "earlier, too late to matter",
         "earlier, on short notice", "earlier in time"],
)  # fmt: skip
def test_short_notice_and_moves(items: tuple[Said, ...], due: date, notice: bool) -> None:
    (one,) = points("HP11", *INSIDE, *items, now="2026-05-26 12:00")
    assert (shown(one)["due"], shown(one)["notice"]) == (due, notice)


def test_release_on_the_planned_day_changes_nothing_and_does_not_end_it() -> None:
    gone = released("2026-07-17 09:00")
    (one,) = points("HP11", *ARMED, gone, ALIVE, now="2026-08-01")
    assert (one.state, shown(one)["due"]) == ("overdue", DUE)


def test_the_plan_or_the_need_taken_back_cancels() -> None:
    assert hp11(*ARMED, taken_back("plan", "2026-04-01")) == "cancelled"
    assert hp11(*ARMED, taken_back("need", "2026-04-01")) == "cancelled"
