"""Rule 38: probation's officer and the person have met before the gate."""

import pytest

from domain.finding import Verdict
from domain.rules.officer_met import OFFICER_MET
from tests.people import (
    arranged,
    at_large,
    attended,
    dated,
    died,
    moved,
    planned,
    received,
    released,
    sentenced,
)
from tests.story import given, taken_back

# Release on Friday 17 April 2026: fourteen days before is 3 April. Handover on 3 August 2025.
SENTENCED, IN = sentenced("2024-09-02 10:45", months=36), received("2024-09-02 16:20")
DATES = dated("2024-09-12", conditional_release_on="2026-04-17")
PLAN = planned("2025-12-01", "2026-04-17")
STORY = (SENTENCED, IN, DATES, PLAN)
DUE, PAST = "2026-04-03", "2026-04-04 00:00"


def meeting(time, kind="prerelease", role="com"):
    made = arranged("2026-03-01", "p1", "2026-04-03 14:00", kind, "video", role)
    return (made, attended(time, "p1"))


@pytest.mark.parametrize("role", ["com", "responsible-officer", None])
@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [("2026-04-03 23:59", Verdict.AVERTED, None), ("2026-04-04 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
def test_met(role, time, verdict, late_days):
    given(*STORY, *meeting(time, role=role)).then(
        OFFICER_MET, verdict, due_on=DUE, late_days=late_days
    )


def test_not_met():
    given(*STORY).asked("2026-04-03 23:59").then(OFFICER_MET, Verdict.NOT_YET_DUE)
    given(*STORY).heard(prison=PAST).then(OFFICER_MET, Verdict.UNKNOWN)
    given(*STORY).heard(probation=PAST).then(OFFICER_MET, Verdict.OPEN)
    for other in (
        meeting("2026-04-03", role="pom"),
        meeting("2026-04-03", kind="planned"),
        (attended("2026-04-03", "p9"),),
    ):
        given(*STORY, *other).heard(probation=PAST).then(OFFICER_MET, Verdict.OPEN)
    made, came = meeting("2026-03-20")
    given(*STORY, made, came.told("2026-04-20")).heard(probation=PAST).then(
        OFFICER_MET, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize("kind", ["first", "home-visit", "planned"])
def test_met_outside_at_last(kind):
    out = released("2026-04-17 09:00")
    given(*STORY, out, *meeting("2026-04-20", kind)).then(OFFICER_MET, Verdict.CLOSED, late_days=17)


def test_asked_from_the_handover_date_on():
    dates = dated("2024-09-12", conditional_release_on="2026-11-02")
    story = given(SENTENCED, IN, dates, planned("2025-12-01", "2026-04-17", kind="hdc"))
    story.asked("2026-02-15 23:59").then_nothing(OFFICER_MET)
    story.asked("2026-02-16 00:00").then(OFFICER_MET, Verdict.NOT_YET_DUE, due_on=DUE)


@pytest.mark.parametrize(
    "story",
    [
        (IN, PLAN),
        (SENTENCED, IN, DATES),
        (SENTENCED, IN, DATES, planned("2025-12-01", "2026-04-17", kind="unconditional")),
        (sentenced("2024-09-02", days=13), IN, planned("2024-09-02", "2024-09-09")),
        (*STORY, died("2026-03-01")),
        (*STORY, at_large("2026-03-01")),
    ],
    ids=["no sentence", "no plan", "unconditional", "13 days", "died", "at large"],
)
def test_nobody_to_meet(story):
    given(*story).heard(probation=PAST).then_nothing(OFFICER_MET)


def test_fourteen_days_are_enough():
    story = (sentenced("2024-09-02", days=14), received("2024-09-02"))
    given(*story, planned("2024-09-02 18:00", "2024-09-09")).heard(probation="2024-09-06").then(
        OFFICER_MET, Verdict.OPEN, due_on="2024-09-04", short_notice=True
    )


def test_a_release_that_moves():
    """Told ten days ahead, short notice; put back after the day had passed, not yet due again."""
    told = planned("2025-12-23", "2026-01-02")
    given(SENTENCED, IN, told).heard(probation="2025-12-30").then(
        OFFICER_MET, Verdict.OPEN, due_on="2025-12-29", short_notice=True
    )
    later = moved("2026-04-13", "2026-05-22", "2026-04-17")
    given(*STORY, later).heard(probation="2026-04-14").then(
        OFFICER_MET, Verdict.NOT_YET_DUE, due_on="2026-05-08"
    )


def test_the_plan_or_the_sentence_is_taken_back():
    given(SENTENCED, IN, DATES, PLAN.named("x"), taken_back("x", "2026-04-06")).heard(
        probation="2026-04-07"
    ).then(OFFICER_MET, Verdict.VOIDED)
    given(SENTENCED.named("x"), IN, PLAN, taken_back("x", "2026-04-06", "court")).heard(
        probation="2026-04-07"
    ).then(OFFICER_MET, Verdict.VOIDED)
