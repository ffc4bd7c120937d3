"""Rule 40: once a handover is begun, its papers are sent by the day it is due."""

import pytest

from domain.finding import Verdict
from domain.handovers.papers_sent import PAPERS_SENT
from tests.people import accepted, dated, died, initiated, received, released, sentenced
from tests.services import handover_cancelled, handover_returned, papers
from tests.story import given, taken_back

# Release on Friday 29 January 2027: the handover date is Friday 15 May 2026.
INSIDE = (
    sentenced("2024-10-07 10:00", months=60),
    received("2024-10-07 16:00"),
    dated("2024-10-17", conditional_release_on="2027-01-29"),
)
BEGUN = initiated("2026-05-11", "HP08", "probation")
STORY = (*INSIDE, BEGUN)
DUE, PAST = "2026-05-15", "2026-05-16 00:00"
REPORT = "handover-report"
RULE = PAPERS_SENT


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [
        ("2026-05-15 23:59", Verdict.AVERTED, None),
        ("2026-05-11 11:00", Verdict.AVERTED, None),
        ("2026-05-16 09:00", Verdict.CLOSED, 1),
    ],
    ids=["last day", "before it was begun", "day after"],
)
def test_sent(time, verdict, late_days):
    given(*STORY, papers(time, "HP08", REPORT)).heard(probation="2026-05-17").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_not_sent():
    given(*STORY).asked("2026-05-15 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(*STORY).heard(probation=PAST).then(RULE, Verdict.UNKNOWN)
    given(*STORY).heard(prison=PAST).then(RULE, Verdict.OPEN)
    for other in (papers("2026-05-12", "HP08", "flags"), papers("2026-05-12", "HP09", REPORT)):
        given(*STORY, other).heard(prison=PAST).then(RULE, Verdict.OPEN)
    late = papers("2026-05-14", "HP08", REPORT).told("2026-05-20")
    given(*STORY, late).heard(prison=PAST).then(RULE, Verdict.LATE_EVIDENCED)


def test_whoever_began_it_would_have_told():
    by_probation = BEGUN.by("probation")
    given(*INSIDE, by_probation).heard(prison=PAST).then(RULE, Verdict.UNKNOWN)
    given(*INSIDE, by_probation).heard(probation=PAST).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    "story",
    [
        INSIDE,
        (*STORY, handover_cancelled("2026-05-15", "HP08")),
        (*STORY, died("2026-05-12")),
        (*STORY, released("2026-05-13")),
        (BEGUN,),
        (*INSIDE, initiated("2026-05-11", "HP99")),
    ],
    ids=["not begun", "cancelled", "died", "released before", "no day known", "no such point"],
)
def test_no_papers_to_send(story):
    given(*story).heard(prison=PAST).then_nothing(RULE)


def test_called_off_too_late():
    given(*STORY, handover_cancelled("2026-05-18", "HP08")).heard(prison="2026-05-19").then(
        RULE, Verdict.LAPSED, late_days=3
    )


def test_begun_again():
    """While it is under way it is the same handover; after a return another, with papers of its own."""
    again = initiated("2026-05-13", "HP08", "probation")
    back = handover_returned("2026-05-12", "HP08")
    before, after = papers("2026-05-11 14:00", "HP08", REPORT), papers("2026-05-14", "HP08", REPORT)
    given(*STORY, again).heard(prison=PAST).then(RULE, Verdict.OPEN)
    given(*STORY, accepted("2026-05-12", "HP08"), again).heard(prison=PAST).then(RULE, Verdict.OPEN)
    given(*STORY, before, back, again).heard(prison=PAST).then(RULE, Verdict.AVERTED, Verdict.OPEN)
    given(*STORY, back, again, after).heard(prison=PAST).then(
        RULE, Verdict.AVERTED, Verdict.AVERTED
    )


def test_the_next_handover_of_the_point_has_its_own_papers():
    """What is sent with the second sentence's handover does not close the first one's."""
    second = (
        released("2027-01-29"),
        sentenced("2027-06-07 10:00", months=60),
        received("2027-06-07 16:00"),
        dated("2027-06-17", conditional_release_on="2029-12-03"),
        initiated("2029-03-05", "HP08", "probation"),
        papers("2029-03-06", "HP08", REPORT),
    )
    given(*STORY, *second).heard(prison="2029-03-07").then(RULE, Verdict.OPEN, Verdict.AVERTED)


def test_the_beginning_is_taken_back():
    given(*INSIDE, BEGUN.named("x"), taken_back("x", "2026-05-18")).heard(prison="2026-05-19").then(
        RULE, Verdict.VOIDED
    )
