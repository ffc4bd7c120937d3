"""Rule 37: a new community officer is introduced to the person."""

import pytest

from domain.finding import Verdict
from domain.rules.introductions import INTRODUCTION
from tests.people import allocated, died, lead, lead_ended, supervision_ended
from tests.services import met_together
from tests.story import given, taken_back

# Changed on Monday 15 December 2025; ten working days, over Christmas: Wednesday 31 December.
FIRST = lead("2025-06-02", "com", "w1")
CHANGE = (lead_ended("2025-12-15 08:30", "com", "w1"), lead("2025-12-15 09:00", "com", "w2"))
STORY = (FIRST, *CHANGE)
DUE, PAST = "2025-12-31", "2026-01-01 00:00"


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [
        ("2025-12-31 23:59", Verdict.AVERTED, None),
        ("2025-11-17 00:00", Verdict.AVERTED, None),
        ("2026-01-02 09:00", Verdict.CLOSED, 2),
    ],
    ids=["last day", "28 days ahead", "two days late"],
)
def test_introduced(time, verdict, late_days):
    given(*STORY, met_together(time, "w1", "w2")).heard(probation="2026-01-03").then(
        INTRODUCTION, verdict, due_on=DUE, late_days=late_days
    )


def test_not_introduced():
    given(*STORY).asked("2025-12-31 23:59").then(INTRODUCTION, Verdict.NOT_YET_DUE)
    given(*STORY).heard(prison=PAST).then(INTRODUCTION, Verdict.UNKNOWN)
    given(*STORY).heard(probation=PAST).then(INTRODUCTION, Verdict.OPEN)
    for meeting in (
        met_together("2025-12-16", "w1"),
        met_together("2025-12-16", "w1", "w2", with_person=False),
        met_together("2025-11-16 23:59", "w1", "w2"),
    ):
        given(*STORY, meeting).heard(probation=PAST).then(INTRODUCTION, Verdict.OPEN)
    late = met_together("2025-12-22", "w2").told("2026-01-04")
    given(*STORY, late).heard(probation=PAST).then(INTRODUCTION, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize(
    "story",
    [
        (FIRST,),
        (FIRST, lead("2025-12-15", "pom", "w2")),
        (FIRST, lead("2025-12-15", "com", "w2", co_working=True)),
        (*STORY, lead_ended("2025-12-31 17:00", "com", "w2")),
        (FIRST, supervision_ended("2025-12-01"), *CHANGE),
        (*STORY, supervision_ended("2025-12-31")),
        (*STORY, died("2025-12-20")),
    ],
    ids=["first", "other side", "co-working", "cover", "new case", "over", "died"],
)
def test_nobody_to_introduce(story):
    given(*story).heard(probation=PAST).then_nothing(INTRODUCTION)


def test_somebody_who_comes_back_needs_no_introduction():
    before = (lead("2025-01-02", "com", "w2"), FIRST, met_together("2025-06-02", "w1"))
    given(*before, *CHANGE).heard(probation=PAST).then(INTRODUCTION, Verdict.AVERTED)


def test_cover_that_lasted_too_long():
    back = (lead_ended("2026-01-01 17:00", "com", "w2"), lead("2026-01-01 17:05", "com", "w1"))
    given(*STORY, *back).heard(probation="2026-02-12").then(
        INTRODUCTION, Verdict.LAPSED, late_days=1
    )


def test_a_company_tells_it_while_it_holds_the_case():
    story = (
        lead("2017-06-01", "responsible-officer", "w1"),
        allocated("2017-06-01", "provider:crc-x"),
        lead("2017-07-03", "responsible-officer", "w2"),
    )
    given(*story).heard(probation="2017-07-19").then(INTRODUCTION, Verdict.UNKNOWN)


def test_the_change_is_taken_back():
    given(FIRST, CHANGE[0], CHANGE[1].named("x"), taken_back("x", "2026-01-05", "probation")).heard(
        probation="2026-01-06"
    ).then(INTRODUCTION, Verdict.VOIDED)
