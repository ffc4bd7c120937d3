"""Rule 7: whoever comes in with a tenancy, for months only, has somebody see to it."""

import pytest

from domain.finding import Verdict
from domain.rules.tenancy import TENANCY_KEPT
from tests.homes import home
from tests.people import (
    action_started,
    dated,
    died,
    need_closed,
    need_seen,
    planned,
    received,
    released,
)
from tests.story import given, taken_back

# Received on Friday 24 April 2026; ten working days, over a bank holiday: Monday 11 May.
IN, DATES = received("2026-04-24 16:40"), dated("2026-04-27", conditional_release_on="2026-07-10")
SEEN = need_seen("2026-04-27 13:00", "accommodation", "tenancy", severity="medium")
STORY = (IN, DATES, SEEN)
DUE, PAST = "2026-05-11", "2026-05-12 00:00"


def acted(time):
    return action_started(time, "accommodation", "tenancy")


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [("2026-05-11 23:59", Verdict.AVERTED, None), ("2026-05-12 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
def test_acted_on(time, verdict, late_days):
    given(*STORY, acted(time)).then(TENANCY_KEPT, verdict, due_on=DUE, late_days=late_days)


def test_nobody_acts():
    given(*STORY).asked("2026-05-11 23:59").then(TENANCY_KEPT, Verdict.NOT_YET_DUE)
    given(*STORY).heard(prison=PAST).then(TENANCY_KEPT, Verdict.UNKNOWN)
    given(*STORY).heard(probation=PAST).then(TENANCY_KEPT, Verdict.OPEN)
    told = acted("2026-05-06").told("2026-05-18")
    given(*STORY, told).heard(probation="2026-05-13").then(TENANCY_KEPT, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize(
    ("lives", "arms"),
    [
        (home("2026-01-10", "tenancy", "2026-01-10"), True),
        (home("2026-01-10", "tenancy", "2026-01-10", "2026-04-25"), True),
        (home("2026-01-10", "tenancy", "2026-01-10", "2026-04-24"), False),
        (home("2026-01-10", "tenancy", "2026-04-25"), False),
        (home("2026-01-10", "family", "2026-01-10"), False),
    ],
    ids=["open end", "to the next day", "left that day", "begun after", "no tenancy"],
)
def test_a_tenancy_whose_dates_hold_that_day(lives, arms):
    story = given(lives, IN, DATES).heard(probation=PAST)
    if arms:
        story.then(TENANCY_KEPT, Verdict.OPEN, due_on=DUE)
    else:
        story.then_nothing(TENANCY_KEPT)


def test_held_for_something_else_first():
    """On an immigration hold when the sentence began: it counts from the sentence."""
    held = received("2026-04-20 10:00", basis="immigration")
    given(held, *STORY).heard(probation=PAST).then(TENANCY_KEPT, Verdict.OPEN, due_on=DUE)


def test_a_tenancy_from_before_an_earlier_custody_is_gone():
    earlier = (received("2026-02-02"), released("2026-03-02"))
    given(
        home("2026-01-10", "tenancy", "2026-01-10"),
        *earlier,
        IN,
        planned("2026-04-27", "2026-07-10"),
    ).heard(probation=PAST).then_nothing(TENANCY_KEPT)


@pytest.mark.parametrize(
    ("release_on", "arms"),
    [("2026-10-24", True), ("2026-10-25", False)],
    ids=["six months", "a day more"],
)
def test_only_where_release_is_near(release_on, arms):
    story = given(IN, planned("2026-04-27", release_on), SEEN).heard(probation=PAST)
    if arms:
        story.then(TENANCY_KEPT, Verdict.OPEN)
    else:
        story.then_nothing(TENANCY_KEPT)


@pytest.mark.parametrize(
    "story",
    [
        (IN, SEEN),
        (IN, DATES),
        (received("2026-04-24", "immigration"), DATES, SEEN),
        (IN, DATES, need_seen("2026-04-27", "accommodation", "homeless-risk")),
        (*STORY, released("2026-05-11 09:00")),
        (*STORY, died("2026-05-01")),
        (*STORY, need_closed("2026-05-11", "accommodation", "tenancy", "declined")),
    ],
    ids=["no date", "no tenancy", "held", "homeless", "released", "died", "closed"],
)
def test_no_tenancy_to_keep(story):
    given(*story).heard(probation=PAST).then_nothing(TENANCY_KEPT)


def test_it_ends_with_the_release_or_the_need():
    given(*STORY, released("2026-05-20")).heard(probation="2026-05-21").then(
        TENANCY_KEPT, Verdict.LAPSED, late_days=9
    )
    given(*STORY, need_closed("2026-05-13", "accommodation")).then(
        TENANCY_KEPT, Verdict.CLOSED, late_days=2
    )


def test_the_reception_or_the_need_is_taken_back():
    for arming in (0, 2):
        story = [*STORY]
        story[arming] = story[arming].named("x")
        given(*story, taken_back("x", "2026-05-14")).heard(probation="2026-05-15").then(
            TENANCY_KEPT, Verdict.VOIDED
        )
