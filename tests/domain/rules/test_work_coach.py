"""Rule 23: the prison's work coach is seen in time."""

import pytest

from domain.finding import Verdict
from domain.rules.work_coach import WORK_COACH_SEEN as RULE
from tests.people import (
    arranged,
    at_large,
    attended,
    died,
    moved,
    planned,
    rearranged,
    received,
    released,
)
from tests.story import given, taken_back

IN, PLAN = received("2026-01-05"), planned("2026-01-12", "2026-06-12")
MADE = arranged("2026-05-28", "w1", "2026-06-05 11:00", "work-coach")
DUE, HEARD = "2026-06-05", "2026-06-06 00:00"


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [
        ("2026-06-05 23:59", Verdict.AVERTED, None),
        ("2026-06-06 00:00", Verdict.CLOSED, 1),
    ],
    ids=["last day", "day after"],
)
def test_seen(time, verdict, late_days):
    given(IN, PLAN, MADE, attended(time, "w1")).then(RULE, verdict, due_on=DUE, late_days=late_days)


def test_unmet():
    given(IN, PLAN, MADE).asked("2026-06-05 23:59").then(RULE, Verdict.NOT_YET_DUE, due_on=DUE)
    given(IN, PLAN, MADE).heard(probation=HEARD).then(RULE, Verdict.UNKNOWN)
    given(IN, PLAN, MADE).heard(prison=HEARD).then(RULE, Verdict.OPEN)


def test_seen_in_time_and_told_late():
    late = attended("2026-06-05", "w1").told("2026-06-11")
    given(IN, PLAN, MADE, late).heard(prison=HEARD).asked("2026-06-11 13:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


def test_the_window_opens_twelve_weeks_before():
    """84 days before 12 June: 20 March."""
    given(IN, PLAN).asked("2026-03-19 23:59").then_nothing(RULE)
    given(IN, PLAN).asked("2026-03-20 00:00").then(RULE, Verdict.NOT_YET_DUE)


@pytest.mark.parametrize(
    ("story", "verdict"),
    [
        ((arranged("2026-05-01", "p", "2026-05-04", "planned"), attended("2026-05-04", "p")), 0),
        ((attended("2026-05-04", "nobody-arranged"),), 0),
        (
            (
                arranged("2026-05-01", "p", "2026-05-04", "planned"),
                rearranged("2026-05-02", "p", "2026-05-04", "work-coach"),
                attended("2026-05-04", "p"),
            ),
            1,
        ),
        (
            (
                arranged("2025-10-01", "p", "2025-10-04", "work-coach"),
                attended("2025-10-04", "p"),
            ),
            0,
        ),
    ],
    ids=["somebody else", "kind not told", "became the coach's", "before this custody"],
)
def test_who_was_seen(story, verdict):
    given(IN, PLAN, *story).heard(prison=HEARD).then(
        RULE, Verdict.AVERTED if verdict else Verdict.OPEN
    )


def test_release_ends_it():
    """Out by the due day: nothing; later, what was open lapses."""
    given(IN, PLAN, released("2026-06-04")).heard(prison=HEARD).then_nothing(RULE)
    given(IN, PLAN, released("2026-06-12")).heard(prison="2026-06-13").then(
        RULE, Verdict.LAPSED, late_days=7
    )
    given(IN, PLAN, at_large("2026-06-01")).heard(prison=HEARD).then_nothing(RULE)
    given(IN, PLAN, died("2026-06-05")).heard(prison=HEARD).then_nothing(RULE)


def test_moved_nearer_gives_short_notice():
    """Known on Monday 1 June for the 5th: two working days."""
    nearer = moved("2026-06-01", "2026-06-05", "2026-06-12")
    given(IN, PLAN, nearer).asked("2026-06-01 18:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-06-03", short_notice=True
    )


def test_moved_away_is_counted_anew():
    later = moved("2026-06-08", "2026-06-26", "2026-06-12")
    given(IN, PLAN, later).heard(prison="2026-06-08 13:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-06-19", short_notice=False
    )


def test_the_plan_taken_back():
    story = given(IN, PLAN.named("plan"), taken_back("plan", "2026-06-07"))
    story.heard(prison="2026-06-08").then(RULE, Verdict.VOIDED)
