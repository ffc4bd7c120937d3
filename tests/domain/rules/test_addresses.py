"""Rule 8: an address proposed for release is checked in time."""

import pytest

from domain.finding import Verdict
from domain.rules.addresses import ADDRESS_CHECKED
from tests.homes import checked, proposed
from tests.people import bed, bed_cancelled, died, moved, planned, received
from tests.story import given, taken_back

# Proposed on Tuesday 24 March 2026; ten days on is Good Friday.
ASKED, DUE, PAST = proposed("2026-03-24 14:00"), "2026-04-03", "2026-04-04 00:00"


@pytest.mark.parametrize("suitable", [True, False])
@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [("2026-04-03 23:59", Verdict.AVERTED, None), ("2026-04-04 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
def test_checked(suitable, time, verdict, late_days):
    given(ASKED, checked(time, suitable=suitable)).then(
        ADDRESS_CHECKED, verdict, due_on=DUE, late_days=late_days
    )


def test_unchecked():
    given(ASKED).asked("2026-04-03 23:59").then(ADDRESS_CHECKED, Verdict.NOT_YET_DUE)
    given(ASKED).heard(prison=PAST).then(ADDRESS_CHECKED, Verdict.UNKNOWN)
    given(ASKED).heard(probation=PAST).then(ADDRESS_CHECKED, Verdict.OPEN, due_on=DUE)
    for other in (checked("2026-03-30", "a2"), checked("2026-03-24 13:59")):
        given(ASKED, other).heard(probation=PAST).then(ADDRESS_CHECKED, Verdict.OPEN)
    late = checked("2026-04-02").told("2026-04-10")
    given(ASKED, late).heard(probation=PAST).then(ADDRESS_CHECKED, Verdict.LATE_EVIDENCED)


def test_each_address_has_its_own():
    given(ASKED, proposed("2026-03-24 15:00", "a2"), checked("2026-03-30", "a2")).heard(
        probation=PAST
    ).then(ADDRESS_CHECKED, Verdict.OPEN, Verdict.AVERTED)


IN = received("2026-01-05")


@pytest.mark.parametrize(
    ("release_on", "due_on"),
    [("2026-04-05", DUE), ("2026-04-04", DUE), ("2026-04-03", "2026-04-02"), ("2026-03-24", DUE)],
    ids=["later", "the day after", "sooner", "no day left"],
)
def test_sooner_before_a_near_release(release_on, due_on):
    given(IN, planned("2026-02-02", release_on), ASKED).asked("2026-03-24 15:00").then(
        ADDRESS_CHECKED, Verdict.NOT_YET_DUE, due_on=due_on, short_notice=False
    )


def test_a_release_that_moves():
    plan = planned("2026-02-02", "2026-06-30")
    nearer = moved("2026-03-30", "2026-03-28", "2026-06-30")
    away = moved("2026-03-30", "2026-06-30", "2026-03-31")
    given(IN, plan, ASKED, nearer).asked("2026-03-30 18:00").then(
        ADDRESS_CHECKED, Verdict.NOT_YET_DUE, due_on="2026-04-01", short_notice=True
    )
    given(IN, planned("2026-02-02", "2026-03-31"), ASKED, away).asked("2026-03-30 18:00").then(
        ADDRESS_CHECKED, Verdict.NOT_YET_DUE, due_on=DUE
    )


def test_a_bed_for_bail_and_curfew_makes_it_needless():
    """Known by the due day, and not called off by then."""
    needless = bed("2026-03-30", "b1", "2026-05-01", "cas2")
    given(ASKED, needless).heard(probation=PAST).then_nothing(ADDRESS_CHECKED)
    given(ASKED, needless, bed_cancelled("2026-04-10", "b1")).heard(
        probation="2026-04-11"
    ).then_nothing(ADDRESS_CHECKED)
    for bed_known in (
        (needless, bed_cancelled("2026-04-01", "b1")),
        (needless.told("2026-04-05"),),
        (bed("2026-03-30", "b1", "2026-05-01", "cas3"),),
    ):
        given(ASKED, *bed_known).heard(probation="2026-04-11").then(ADDRESS_CHECKED, Verdict.OPEN)


def test_it_ends_with_the_person_and_goes_with_the_proposal():
    given(ASKED, died("2026-04-01")).heard(probation=PAST).then_nothing(ADDRESS_CHECKED)
    given(ASKED, died("2026-04-08")).heard(probation="2026-04-09").then(
        ADDRESS_CHECKED, Verdict.LAPSED, late_days=5
    )
    given(ASKED, received("2026-03-30")).heard(probation=PAST).then(ADDRESS_CHECKED, Verdict.OPEN)
    given(ASKED.named("p"), taken_back("p", "2026-04-06", "probation")).heard(
        probation="2026-04-07"
    ).then(ADDRESS_CHECKED, Verdict.VOIDED)
