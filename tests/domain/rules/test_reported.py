"""Rules 75 and 85: the police hear of a failure to return, probation of an immigration hold."""

from datetime import datetime

import pytest

from domain.calendar import LONDON
from domain.facts.custody import (
    ImmigrationHoldServed,
    TemporaryReleaseFailed,
    TemporaryReleaseReturned,
)
from domain.facts.handover import PackAcknowledged
from domain.facts.recall import PoliceNotified
from domain.finding import Verdict
from domain.rules.immigration_hold import HOLD_TOLD
from domain.rules.temporary_release import FAILURE_REPORTED
from tests.people import accepted, died, received, sentenced
from tests.story import given, said, taken_back

BACK_BY = datetime(2026, 3, 2, 18, tzinfo=LONDON)
FAILED = said("prison", "2026-03-02 18:30", TemporaryReleaseFailed(return_due_at=BACK_BY))
DUE, HEARD = "2026-03-02 19:30", "2026-03-02 20:00"


def notified(time, reason="rotl-failure"):
    return said("prison", time, PoliceNotified(reason=reason))


@pytest.mark.parametrize(
    ("time", "verdict"),
    [
        ("2026-03-02 19:30", Verdict.AVERTED),
        ("2026-03-02 18:10", Verdict.AVERTED),
        ("2026-03-02 19:31", Verdict.CLOSED),
        ("2026-03-02 17:59", Verdict.OPEN),
    ],
    ids=["the last minute", "before it was written down", "a minute late", "before they were due"],
)
def test_reported(time, verdict):
    given(FAILED, notified(time)).heard(prison=HEARD).then(FAILURE_REPORTED, verdict, due_at=DUE)


def test_not_reported():
    given(FAILED).asked("2026-03-02 19:30").then(FAILURE_REPORTED, Verdict.NOT_YET_DUE)
    given(FAILED).heard(police=HEARD).then(FAILURE_REPORTED, Verdict.UNKNOWN)
    given(FAILED).heard(prison=HEARD).then(FAILURE_REPORTED, Verdict.OPEN)
    given(FAILED, notified("2026-03-02 19:00", "recall")).heard(prison=HEARD).then(
        FAILURE_REPORTED, Verdict.OPEN
    )


@pytest.mark.parametrize(
    "end",
    [
        said("prison", "2026-03-02 19:00", TemporaryReleaseReturned(prison="LEI")),
        received("2026-03-02 19:00", basis="return"),
        died("2026-03-02 19:00"),
    ],
    ids=["returned", "received", "died"],
)
def test_back_before_the_hour(end):
    given(FAILED, end).heard(prison=HEARD).then_nothing(FAILURE_REPORTED)


def test_the_failure_taken_back():
    given(FAILED.named("f"), taken_back("f", "2026-03-03")).then(FAILURE_REPORTED, Verdict.VOIDED)


# Served on Friday 6 March 2026: confirmed by Monday 9th.
SERVED = said("prison", "2026-03-06", ImmigrationHoldServed(document="is91"))
INSIDE = (received("2026-01-05"), sentenced("2026-01-05", months=12), SERVED)
PAST = "2026-03-10 00:00"


def confirmed(time, source="probation", point="HP31"):
    return said(source, time, PackAcknowledged(point=point, items=("is91",)))


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (confirmed("2026-03-09 23:59"), Verdict.AVERTED),
        (accepted("2026-03-09 23:59", "HP31"), Verdict.AVERTED),
        (confirmed("2026-03-10 09:00"), Verdict.CLOSED),
        (confirmed("2026-03-09", point="HP18"), Verdict.OPEN),
        (confirmed("2026-03-09", source="prison"), Verdict.OPEN),
    ],
    ids=["last day", "accepted", "day after", "another point", "the prison's own word"],
)
def test_the_hold_is_confirmed(told, verdict):
    given(*INSIDE, told).heard(probation=PAST).then(HOLD_TOLD, verdict, due_on="2026-03-09")


def test_the_hold_is_not_confirmed():
    given(*INSIDE).asked("2026-03-09 23:59").then(HOLD_TOLD, Verdict.NOT_YET_DUE)
    given(*INSIDE).heard(prison=PAST).then(HOLD_TOLD, Verdict.UNKNOWN)
    given(*INSIDE).heard(probation=PAST).then(HOLD_TOLD, Verdict.OPEN)


@pytest.mark.parametrize(
    ("reception", "armed"),
    [("sentence", True), ("recall", True), ("remand", False), ("immigration", False)],
)
def test_only_for_the_sentenced(reception, armed):
    story = given(received("2026-01-05", basis=reception), SERVED).heard(probation=PAST)
    story.then(HOLD_TOLD, *([Verdict.OPEN] if armed else []))


def test_the_paper_taken_back():
    given(*INSIDE[:2], SERVED.named("s"), taken_back("s", "2026-03-12")).then(
        HOLD_TOLD, Verdict.VOIDED
    )
