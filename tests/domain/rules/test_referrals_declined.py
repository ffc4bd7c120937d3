"""Rule 44: a service that declines is not the end of the story."""

import pytest

from domain.finding import Verdict
from domain.rules.referrals_declined import ALTERNATIVE_FOUND as RULE
from tests.people import (
    declined,
    died,
    need_closed,
    need_seen,
    referred,
    supervision_ended,
    supervision_started,
)
from tests.story import given, taken_back

# Declined on Thursday 28 March 2024; five working days over Easter: Monday 8 April.
NEED = need_seen("2024-03-01", "health")
MADE = referred("2024-03-11", "r1", "gp", "health")
NO = declined("2024-03-28", "r1", "threshold")
CASE = (NEED, MADE, NO)
DUE, HEARD = "2024-04-08", "2024-04-09 00:00"


def test_the_last_good_day():
    """Good Friday and Easter Monday are no working days."""
    (found,) = given(*CASE).asked("2024-03-28 18:00").findings(RULE)

    assert found.verdict is Verdict.NOT_YET_DUE
    assert found.deadline.due_on.isoformat() == DUE


@pytest.mark.parametrize(
    ("when", "verdict", "late_days"),
    [("2024-04-08 23:59", Verdict.AVERTED, None), ("2024-04-09 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
def test_asked_again_or_closed(when, verdict, late_days):
    for met in (
        referred(when, "r2", "crs", "health"),
        referred(when, "r2", "crs"),
        need_closed(when, "health", outcome="declined"),
    ):
        given(*CASE, met).then(RULE, verdict, due_on=DUE, late_days=late_days)


def test_unmet():
    given(*CASE).heard(health=HEARD).then(RULE, Verdict.UNKNOWN)
    given(*CASE).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    "story",
    [
        (NEED, MADE, declined("2024-03-28", "r1", "person")),
        (MADE, NO),
        (need_seen("2024-03-01", "finance"), MADE, NO),
        (NEED, need_closed("2024-03-20", "health"), MADE, NO),
        (*CASE, referred("2024-03-12", "r2", "crs", "health")),
    ],
    ids=["the person's choice", "no need", "another need", "closed before", "asked elsewhere"],
)
def test_no_duty(story):
    given(*story).heard(probation=HEARD).then_nothing(RULE)


def test_elsewhere_said_no_before():
    """Another referral that was declined itself doesn't help."""
    other = (referred("2024-03-12", "r2", "crs", "health"), declined("2024-03-20", "r2", "person"))
    given(*CASE, *other).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_a_referral_we_were_never_told_of_is_for_any_need():
    given(need_seen("2024-03-01", "finance"), NO).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_it_ends_with_supervision_and_with_the_person():
    begun = supervision_started("2024-01-02")
    given(begun, *CASE, supervision_ended("2024-04-08")).heard(probation=HEARD).then_nothing(RULE)
    given(begun, *CASE, supervision_ended("2024-04-10")).heard(probation="2024-04-11").then(
        RULE, Verdict.LAPSED, late_days=2
    )
    given(*CASE, died("2024-04-01")).heard(probation=HEARD).then_nothing(RULE)


def test_taken_back():
    gone = (NEED, MADE, NO.named("no"), taken_back("no", "2024-04-02", "health"))
    given(*gone).heard(probation=HEARD).then(RULE, Verdict.VOIDED)
