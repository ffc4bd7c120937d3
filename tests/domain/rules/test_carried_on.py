"""Rules 29 and 39: a programme broken off goes on, a mentor lost at the gate is followed."""

import pytest

from domain.facts.custody import PersonTransferred
from domain.finding import Verdict
from domain.rules.carried_on import MENTOR_FOLLOWED, PROGRAMME_CONTINUED
from tests.people import (
    at_large,
    declined,
    died,
    first_session,
    need_closed,
    need_seen,
    received,
    referred,
    released,
)
from tests.services import asked_for, service_ended, taken_on
from tests.story import given, said, taken_back

# Released on Friday 19 December 2025; ten working days, over Christmas: Wednesday 7 January.
IN, OUT = received("2024-03-04"), released("2025-12-19 09:20")
STOPPED = service_ended("2025-12-19 08:00", "programme")
STORY = (IN, STOPPED, OUT)
DUE, PAST = "2026-01-07", "2026-01-08 00:00"
RULE = PROGRAMME_CONTINUED


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [
        ("2026-01-07 23:59", Verdict.AVERTED, None),
        ("2025-12-18 09:00", Verdict.AVERTED, None),
        ("2026-01-08 09:00", Verdict.CLOSED, 1),
    ],
    ids=["last day", "before it stopped", "day after"],
)
def test_taken_up_again(time, verdict, late_days):
    asked = asked_for("2025-12-10", "c1", "continuation")
    given(*STORY, asked, taken_on(time, "c1")).heard(probation="2026-01-09").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        (asked_for("2025-09-26 00:00", "c1", "continuation"), Verdict.AVERTED),
        (asked_for("2025-09-25 23:59", "c1", "continuation"), Verdict.OPEN),
        (asked_for("2025-12-10", "c1", "crs"), Verdict.OPEN),
        (referred("2025-12-10", "c1", "continuation", "attitudes"), Verdict.AVERTED),
        (referred("2025-12-10", "c1", "continuation", "family"), Verdict.OPEN),
    ],
    ids=["84 days before", "85 days before", "other service", "pathway", "other pathway"],
)
def test_which_referral_carries_it_on(made, verdict):
    stopped = service_ended("2025-12-19 08:00", "programme", pathway="attitudes")
    given(IN, stopped, OUT, made, taken_on("2025-12-22", "c1")).heard(probation=PAST).then(
        RULE, verdict
    )


def test_nobody_carries_it_on():
    """The provider that was asked speaks for itself; else the holder of the case."""
    named = asked_for("2025-12-22", "c1", "continuation", "provider:crs-north")
    given(*STORY).asked("2026-01-07 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(*STORY).heard(prison=PAST).then(RULE, Verdict.UNKNOWN)
    given(*STORY).heard(probation=PAST).then(RULE, Verdict.OPEN)
    given(*STORY, named).heard(probation=PAST).then(RULE, Verdict.UNKNOWN)
    late = taken_on("2026-01-05", "c1").told("2026-01-20")
    asked = asked_for("2025-12-22", "c1", "continuation")
    given(*STORY, asked, late).heard(probation=PAST).then(RULE, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize(
    ("stopped", "arms"),
    [
        (service_ended("2025-12-05", "programme"), True),
        (service_ended("2025-12-04", "programme"), False),
        (service_ended("2025-12-19 18:00", "programme"), True),
        (service_ended("2025-12-20", "programme"), False),
        (service_ended("2025-12-19", "programme", "completed"), False),
        (service_ended("2025-12-19", "programme", "withdrawn"), False),
        (service_ended("2025-12-19", "mentor"), False),
    ],
    ids=["14 days", "15 days", "that evening", "after", "completed", "withdrawn", "other"],
)
def test_which_end_the_release_brought(stopped, arms):
    story = given(IN, stopped, OUT).heard(probation=PAST)
    if arms:
        story.then(RULE, Verdict.OPEN, due_on=DUE)
    else:
        story.then_nothing(RULE)


def test_broken_by_a_transfer():
    """Ten working days, over Easter: Tuesday 6 May 2025. The first move counts."""
    away = said("prison", "2025-04-17", PersonTransferred(from_prison="LEI", to_prison="HLI"))
    stopped = service_ended("2025-04-16", "programme")
    given(IN, stopped, away, released("2025-04-22")).asked("2025-05-06 12:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2025-05-06"
    )


def test_from_one_custody_into_another_breaks_nothing_off():
    """A move into immigration detention is no release; what follows it may be one."""
    detained = released("2025-12-19 09:20", "immigration")
    given(IN, STOPPED, detained).heard(probation=PAST).then_nothing(RULE)
    given(IN, STOPPED, detained, released("2025-12-22 09:20", "bail")).asked("2025-12-23").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-01-08"
    )


def test_back_inside():
    given(*STORY, received("2026-01-07", "recall")).heard(probation=PAST).then_nothing(RULE)
    given(*STORY, received("2026-01-09", "recall")).heard(probation="2026-01-10").then(
        RULE, Verdict.LAPSED, late_days=2
    )
    given(*STORY, died("2025-12-30")).heard(probation=PAST).then_nothing(RULE)
    given(*STORY, at_large("2025-12-30")).heard(probation=PAST).then(RULE, Verdict.OPEN)


def test_the_end_is_taken_back():
    given(IN, STOPPED.named("x"), OUT, taken_back("x", "2026-01-09")).heard(
        probation="2026-01-10"
    ).then(RULE, Verdict.VOIDED)


# Released on Wednesday 20 August 2025; five working days, over a bank holiday: Thursday 28 August.
NEED = need_seen("2025-06-02", "ete", severity="low", source="probation")
LEFT, GATE = service_ended("2025-08-20 08:00", "mentor", "completed"), released("2025-08-20 09:20")
LOST = (received("2024-10-01"), NEED, LEFT, GATE)
GATE_DUE, GATE_PAST = "2025-08-28", "2025-08-29 00:00"
ASKED = asked_for("2025-08-06", "m1", "mentor")


@pytest.mark.parametrize("service", ["mentor", "keywork", "continuation", "crs"])
@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [("2025-08-28 23:59", Verdict.AVERTED, None), ("2025-08-29 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
def test_seen_outside(service, time, verdict, late_days):
    asked = asked_for("2025-08-06", "m1", service)
    given(*LOST, asked, first_session(time, "m1")).then(
        MENTOR_FOLLOWED, verdict, due_on=GATE_DUE, late_days=late_days
    )


def test_not_seen_outside():
    named = asked_for("2025-08-06", "m1", "mentor", "voluntary")
    given(*LOST).asked("2025-08-28 23:59").then(MENTOR_FOLLOWED, Verdict.NOT_YET_DUE)
    given(*LOST).heard(probation=GATE_PAST).then(MENTOR_FOLLOWED, Verdict.OPEN)
    given(*LOST, named).heard(probation=GATE_PAST).then(MENTOR_FOLLOWED, Verdict.UNKNOWN)
    given(*LOST, ASKED, first_session("2025-08-20 09:00", "m1")).heard(probation=GATE_PAST).then(
        MENTOR_FOLLOWED, Verdict.OPEN
    )
    late = first_session("2025-08-27", "m1").told("2025-09-10")
    given(*LOST, ASKED, late).heard(probation=GATE_PAST).then(
        MENTOR_FOLLOWED, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    "story",
    [
        (NEED, service_ended("2025-08-05", "keywork", "completed"), GATE),
        (NEED, service_ended("2025-08-20", "mentor", "withdrawn"), GATE),
        (LEFT, GATE),
        (NEED, need_closed("2025-08-01", "ete"), LEFT, GATE),
        (*LOST, ASKED, declined("2025-08-28", "m1")),
        (*LOST, need_closed("2025-08-28", "ete", outcome="declined")),
        (*LOST, received("2025-08-28", "recall")),
        (*LOST, at_large("2025-08-25")),
        (*LOST, died("2025-08-25")),
    ],
    ids=["long before", "withdrew", "no need", "closed", "refused", "declined", "back", "gone", "died"],
)  # fmt: skip
def test_nobody_lost(story):
    given(*story).heard(probation=GATE_PAST).then_nothing(MENTOR_FOLLOWED)


def test_what_ends_it_later():
    given(*LOST, ASKED, declined("2025-09-01", "m1")).then(
        MENTOR_FOLLOWED, Verdict.CLOSED, late_days=4
    )
    given(*LOST, received("2025-09-01", "recall")).heard(probation="2025-09-02").then(
        MENTOR_FOLLOWED, Verdict.LAPSED, late_days=4
    )
    given(*LOST, ASKED, declined("2025-08-25", "m1", "capacity")).heard(probation=GATE_PAST).then(
        MENTOR_FOLLOWED, Verdict.OPEN
    )


def test_one_finding_a_release_and_it_goes_with_its_service():
    both = service_ended("2025-08-19", "keywork", "completed")
    given(*LOST, both).heard(probation=GATE_PAST).then(MENTOR_FOLLOWED, Verdict.OPEN)
    given(NEED, LEFT.named("x"), GATE, taken_back("x", "2025-08-30")).heard(
        probation="2025-08-31"
    ).then(MENTOR_FOLLOWED, Verdict.VOIDED)
