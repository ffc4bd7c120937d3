"""Rules 26 and 31: a debt, and any need of some weight, is acted on."""

import pytest

from domain.finding import Verdict
from domain.rules.needs_acted import DEBT_ACTED_ON_RULE, NEED_ACTED_ON_RULE
from tests.people import (
    action_started,
    died,
    moved,
    need_closed,
    need_seen,
    planned,
    received,
)
from tests.story import Said, given, taken_back

RULES = (DEBT_ACTED_ON_RULE, NEED_ACTED_ON_RULE)
RULE = NEED_ACTED_ON_RULE
# 20 working days after Monday 12 May 2025, over the late May holiday: Tuesday 10 June.
NEED = need_seen("2025-05-12", "finance", "debt", severity="medium")
DUE, HEARD = "2025-06-10", "2025-06-11 00:00"


@pytest.mark.parametrize("rule", RULES, ids=["26", "31"])
@pytest.mark.parametrize(
    ("acted", "verdict", "late_days"),
    [
        ("2025-05-12 12:00", Verdict.AVERTED, None),
        ("2025-06-10 23:59", Verdict.AVERTED, None),
        ("2025-06-11 09:00", Verdict.CLOSED, 1),
    ],
    ids=["at once", "last day", "day after"],
)
def test_acted_on_in_time(rule, acted, verdict, late_days):
    given(NEED, action_started(acted, "finance")).then(
        rule, verdict, due_on=DUE, late_days=late_days
    )


@pytest.mark.parametrize("rule", RULES, ids=["26", "31"])
def test_unmet(rule):
    """Silence is unknown; the prison does not speak for probation."""
    given(NEED).asked("2025-06-10 23:59").then(rule, Verdict.NOT_YET_DUE)
    given(NEED).heard(prison="2025-06-12").then(rule, Verdict.UNKNOWN)
    given(NEED).heard(probation=HEARD).then(rule, Verdict.OPEN)


@pytest.mark.parametrize("rule", RULES, ids=["26", "31"])
@pytest.mark.parametrize(
    ("outcome", "in_time", "late"),
    [
        ("met", Verdict.AVERTED, Verdict.CLOSED),
        ("not-required", Verdict.AVERTED, Verdict.CLOSED),
        ("declined", None, Verdict.OPEN),
    ],
)
def test_the_need_closed(rule, outcome, in_time, late):
    """Met or gone is an answer; declined in time exempts."""
    early = given(NEED, need_closed("2025-06-10 23:00", "finance", outcome=outcome))
    if in_time is None:
        early.heard(probation=HEARD).then_nothing(rule)
    else:
        early.then(rule, in_time)
    given(NEED, need_closed("2025-06-11 09:00", "finance", outcome=outcome)).heard(
        probation="2025-06-12"
    ).then(rule, late)


@pytest.mark.parametrize(
    "other",
    [
        action_started("2025-05-20", "health"),
        action_started("2025-05-20", "finance", "no-bank"),
        action_started("2025-05-12 11:59", "finance"),
    ],
    ids=["another pathway", "another kind", "before it was seen"],
)
def test_what_does_not_answer(other: Said) -> None:
    given(NEED, other).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_low_needs_arm_only_debts():
    low = need_seen("2025-05-12", "finance", "debt", severity="low")
    other = need_seen("2025-05-12", "health", severity="high")

    given(low).heard(probation=HEARD).then_nothing(RULE)
    given(low).heard(probation=HEARD).then(DEBT_ACTED_ON_RULE, Verdict.OPEN)
    given(other).heard(probation=HEARD).then_nothing(DEBT_ACTED_ON_RULE)


@pytest.mark.parametrize("rule", RULES, ids=["26", "31"])
def test_seen_again_adds_none_until_it_was_answered(rule):
    again = need_seen("2025-05-20", "finance", "debt")
    answered = action_started("2025-05-15", "finance")

    given(NEED, again).heard(probation=HEARD).then(rule, Verdict.OPEN, due_on=DUE)
    given(NEED, answered, again).heard(probation="2025-06-20").then(
        rule, Verdict.AVERTED, Verdict.OPEN
    )


@pytest.mark.parametrize("rule", RULES, ids=["26", "31"])
def test_it_ends_with_the_person_and_goes_with_its_need(rule):
    given(NEED, died("2025-06-10")).heard(probation=HEARD).then_nothing(rule)
    given(NEED, died("2025-06-15")).heard(probation="2025-06-16").then(
        rule, Verdict.LAPSED, late_days=5
    )
    given(NEED.named("n"), taken_back("n", "2025-06-20")).heard(probation="2025-06-21").then(
        rule, Verdict.VOIDED
    )


INSIDE = received("2025-05-01")


@pytest.mark.parametrize(
    ("release_on", "due_on"),
    [("2025-06-09", "2025-05-19"), ("2025-06-10", DUE), ("2025-05-12", "2025-05-19")],
    ids=["28 days off", "29 days off", "the same day"],
)
def test_sooner_where_release_is_near(release_on, due_on):
    """Five working days where the release is known to be at most 28 days away."""
    plan = planned("2025-05-02", release_on)
    given(INSIDE, plan, NEED).asked("2025-05-12 18:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on=due_on, short_notice=False
    )


def test_a_release_brought_near_gives_short_notice():
    """Known on Monday 26 May, a bank holiday, after the five days had passed: two working days."""
    plan = planned("2025-05-02", "2025-09-01")
    nearer = moved("2025-05-26", "2025-06-05", "2025-09-01")

    given(INSIDE, plan, NEED, nearer).asked("2025-05-26 18:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2025-05-28", short_notice=True
    )


def test_a_release_moved_away_again_gives_the_time_back():
    plan = planned("2025-05-02", "2025-06-05")
    away = moved("2025-05-14", "2025-09-01", "2025-06-05")

    given(INSIDE, plan, NEED, away).asked("2025-05-14 18:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on=DUE, short_notice=False
    )
