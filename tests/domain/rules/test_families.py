"""Rules 27 and 28: children are planned for, and a family in need is offered help before release."""

import pytest

from domain.finding import Verdict
from domain.rules.families import CHILDREN_PLANNED_FOR, FAMILY_SUPPORTED
from tests.people import (
    action_started,
    died,
    moved,
    need_closed,
    need_seen,
    plan_completed,
    planned,
    received,
    released,
)
from tests.services import notice_acknowledged
from tests.story import given, taken_back

# Received on Tuesday 31 March 2026; five working days, over Easter: Thursday 9 April.
IN, CHILDREN = (
    received("2026-03-31 16:00", "remand"),
    need_seen("2026-03-31 18:00", "family", "dependants"),
)
DUE, PAST = "2026-04-09", "2026-04-10 00:00"
RULE = CHILDREN_PLANNED_FOR


@pytest.mark.parametrize(
    "meeting",
    [
        lambda time: plan_completed(time, "family"),
        notice_acknowledged,
        lambda time: need_closed(time, "family", "dependants"),
        lambda time: need_closed(time, "family", outcome="not-required"),
    ],
    ids=["plan", "children's services", "met", "not required"],
)
@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [("2026-04-09 23:59", Verdict.AVERTED, None), ("2026-04-10 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
def test_planned_for(meeting, time, verdict, late_days):
    given(IN, CHILDREN, meeting(time)).then(RULE, verdict, due_on=DUE, late_days=late_days)


def test_nobody_plans():
    given(IN, CHILDREN).asked("2026-04-09 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(IN, CHILDREN).heard(probation=PAST).then(RULE, Verdict.UNKNOWN)
    given(IN, CHILDREN).heard(prison=PAST).then(RULE, Verdict.OPEN)
    for other in (
        plan_completed("2026-04-01", "sentence", "family"),
        plan_completed("2026-03-30", "family"),
        notice_acknowledged("2026-03-31 15:59"),
        need_closed("2026-04-02", "family", outcome="declined"),
    ):
        given(IN, CHILDREN, other).heard(prison=PAST).then(RULE, Verdict.OPEN)
    late = plan_completed("2026-04-08", "family").told("2026-04-16")
    given(IN, CHILDREN, late).heard(prison=PAST).then(RULE, Verdict.LATE_EVIDENCED)


def test_a_need_of_before_and_one_seen_later():
    """Open at the reception it counts; seen after the last good day it has five days of its own."""
    before = need_seen("2026-01-10", "family", "dependants")
    later = need_seen("2026-04-10", "family", "dependants")
    given(before, IN).heard(prison=PAST).then(RULE, Verdict.OPEN, due_on=DUE)
    given(before, need_closed("2026-02-01", "family"), IN).heard(prison=PAST).then_nothing(RULE)
    given(IN, later).asked("2026-04-17 12:00").then(RULE, Verdict.NOT_YET_DUE, due_on="2026-04-17")
    given(IN, need_seen("2026-04-02", "family")).heard(prison=PAST).then_nothing(RULE)


def test_it_ends_at_the_gate_and_goes_with_its_need():
    given(IN, CHILDREN, released("2026-04-09", "bail")).heard(prison=PAST).then_nothing(RULE)
    given(IN, CHILDREN, died("2026-04-08")).heard(prison=PAST).then_nothing(RULE)
    given(IN, CHILDREN, released("2026-04-14", "bail")).heard(prison="2026-04-15").then(
        RULE, Verdict.LAPSED, late_days=5
    )
    given(IN, CHILDREN.named("n"), taken_back("n", "2026-04-13")).heard(prison="2026-04-14").then(
        RULE, Verdict.VOIDED
    )


# Release planned for Friday 26 June 2026: 28 days before is 29 May.
INSIDE, HOME = received("2025-07-01"), planned("2026-02-09", "2026-06-26", destination="family")
NEED = need_seen("2026-03-03", "family", severity="low", source="probation")
STORY = (INSIDE, HOME, NEED)
AGAIN = planned("2026-03-09", "2026-06-26", destination="family")
HOME_DUE, HOME_PAST = "2026-05-29", "2026-05-30 00:00"


@pytest.mark.parametrize(
    "meeting",
    [
        lambda time: action_started(time, "family"),
        lambda time: need_closed(time, "family"),
        lambda time: need_closed(time, "family", outcome="not-required"),
    ],
    ids=["action", "met", "not required"],
)
@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [("2026-05-29 23:59", Verdict.AVERTED, None), ("2026-05-30 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
def test_help_is_offered(meeting, time, verdict, late_days):
    given(*STORY, meeting(time)).then(
        FAMILY_SUPPORTED, verdict, due_on=HOME_DUE, late_days=late_days
    )


def test_no_help_is_offered():
    given(*STORY).asked("2026-05-29 23:59").then(FAMILY_SUPPORTED, Verdict.NOT_YET_DUE)
    given(*STORY).heard(prison=HOME_PAST).then(FAMILY_SUPPORTED, Verdict.UNKNOWN)
    given(*STORY).heard(probation=HOME_PAST).then(FAMILY_SUPPORTED, Verdict.OPEN)
    given(*STORY, action_started("2026-03-03 11:00", "family")).heard(probation=HOME_PAST).then(
        FAMILY_SUPPORTED, Verdict.OPEN
    )
    late = action_started("2026-05-20", "family").told("2026-06-10")
    given(*STORY, late).heard(probation=HOME_PAST).then(FAMILY_SUPPORTED, Verdict.LATE_EVIDENCED)


def test_each_need_has_its_own():
    other = need_seen("2026-03-04", "family", "contact", severity="high")
    given(*STORY, other, action_started("2026-03-05", "family", "contact")).heard(
        probation=HOME_PAST
    ).then(FAMILY_SUPPORTED, Verdict.AVERTED, Verdict.AVERTED)
    closed = need_closed("2026-03-05", "family", "contact")
    again = need_seen("2026-04-05", "family", "contact")
    given(INSIDE, HOME, other, closed, again).heard(probation=HOME_PAST).then(
        FAMILY_SUPPORTED, Verdict.AVERTED, Verdict.OPEN
    )


def test_declined():
    """In time nobody owes anything; later it is owed no longer."""
    given(*STORY, need_closed("2026-05-29", "family", outcome="declined")).heard(
        probation=HOME_PAST
    ).then_nothing(FAMILY_SUPPORTED)
    given(*STORY, need_closed("2026-06-01", "family", outcome="declined")).then(
        FAMILY_SUPPORTED, Verdict.CLOSED, late_days=3
    )


@pytest.mark.parametrize(
    "story",
    [
        (INSIDE, HOME),
        (INSIDE, planned("2026-02-09", "2026-06-26", destination="tenancy"), NEED),
        (INSIDE, NEED, need_closed("2026-03-05", "family"), AGAIN),
        (*STORY, planned("2026-05-20", "2026-06-26", destination="hostel")),
        (*STORY, died("2026-05-20")),
        (INSIDE, HOME, released("2026-06-26"), need_seen("2026-06-27", "family")),
    ],
    ids=["no need", "elsewhere", "closed before", "replanned", "died", "seen outside"],
)
def test_no_family_to_support(story):
    given(*story).heard(probation="2026-06-30").then_nothing(FAMILY_SUPPORTED)


def test_replanned_elsewhere_too_late():
    elsewhere = planned("2026-06-05", "2026-06-26", destination="hostel")
    given(*STORY, elsewhere).heard(probation="2026-06-06").then(
        FAMILY_SUPPORTED, Verdict.LAPSED, late_days=7
    )


def test_short_notice_and_a_release_that_moves():
    """A need seen three weeks before, on the Friday before a bank holiday; a release brought forward."""
    plan = planned("2025-02-10", "2025-06-13", destination="family")
    seen = need_seen("2025-05-23 10:00", "family", severity="low", source="probation")
    given(received("2024-07-01"), plan, seen).heard(probation="2025-05-29").then(
        FAMILY_SUPPORTED, Verdict.OPEN, due_on="2025-05-28", short_notice=True
    )
    nearer = moved("2026-04-24", "2026-06-05", "2026-06-26")
    given(*STORY, nearer).heard(probation="2026-05-09").then(
        FAMILY_SUPPORTED, Verdict.OPEN, due_on="2026-05-08", short_notice=False
    )


def test_the_need_or_the_plan_is_taken_back():
    for arming in (1, 2):
        story = [*STORY]
        source = "prison" if arming == 1 else "probation"
        story[arming] = story[arming].named("x")
        given(*story, taken_back("x", "2026-06-02", source)).heard(probation="2026-06-03").then(
            FAMILY_SUPPORTED, Verdict.VOIDED
        )
