"""Rules 51 and 52: a missed appointment is followed up and decided upon."""

from collections.abc import Callable

import pytest

from domain.finding import Verdict
from domain.rules.missed import ABSENCE_DECIDED, FIRST_FOLLOWED_UP
from domain.rules.rule import Rule
from tests.overseen import absence_decided, breach, contact, contact_tried, enforced
from tests.people import (
    allocated,
    arranged,
    attended,
    died,
    missed,
    recalled,
    received,
    released,
    supervision_ended,
    supervision_started,
)
from tests.story import Said, given, taken_back

BOTH = pytest.mark.parametrize("rule", [FIRST_FOLLOWED_UP, ABSENCE_DECIDED], ids=["51", "52"])
# Missed on the Thursday before Easter: a working day on is Tuesday 7 April, five are Monday 13 April.
STORY = (
    received("2025-11-03"),
    released("2026-04-01"),
    arranged("2026-03-30", "a1", "2026-04-02 10:00"),
)
GONE = missed("2026-04-02 10:00", "a1")
HEARD = "2026-04-08 00:00"
LATER = "2026-04-14 00:00"


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (contact("2026-04-02 10:00"), Verdict.AVERTED),
        (contact("2026-04-07 23:59", "video", "mentor"), Verdict.AVERTED),
        (contact_tried("2026-04-07 09:00", "in-person"), Verdict.AVERTED),
        (enforced("2026-04-07 09:00"), Verdict.AVERTED),
        (recalled("2026-04-07 09:00"), Verdict.AVERTED),
        (attended("2026-04-07 09:00", "a2"), Verdict.AVERTED),
        (contact("2026-04-08 00:00"), Verdict.CLOSED),
        (absence_decided("2026-04-08 09:00", "a1"), Verdict.CLOSED),
        (absence_decided("2026-04-07 09:00", "a1", acceptable=False), Verdict.OPEN),
        (contact_tried("2026-04-07 09:00", "phone"), Verdict.OPEN),
        (contact("2026-04-02 09:59"), Verdict.OPEN),
    ],
)
def test_the_first_is_followed_up(answer: Said, verdict: Verdict) -> None:
    """Reached, sought in person, or a step taken by the end of the next working day."""
    given(*STORY, GONE, answer).heard(probation="2026-04-08 12:00").then(
        FIRST_FOLLOWED_UP, verdict, due_on="2026-04-07"
    )


def test_an_absence_found_acceptable_in_time_needs_no_chase() -> None:
    excused = absence_decided("2026-04-07 23:00", "a1")
    given(*STORY, GONE, excused).heard(probation=HEARD).then_nothing(FIRST_FOLLOWED_UP)


def test_only_the_first_is_chased() -> None:
    planned = arranged("2026-03-30", "a1", "2026-04-02 10:00", "planned")
    given(STORY[1], planned, GONE).heard(probation=HEARD).then_nothing(FIRST_FOLLOWED_UP)
    given(STORY[1], GONE).heard(probation=LATER).then_nothing(FIRST_FOLLOWED_UP)
    given(STORY[1], GONE).heard(probation=LATER).then_nothing(ABSENCE_DECIDED)


@pytest.mark.parametrize("step", [enforced, lambda at: breach(at, at[:10]), recalled])
@pytest.mark.parametrize(
    ("decided", "followed", "verdict", "late_days"),
    [
        ("2026-04-07 09:00", "2026-04-13 23:59", Verdict.AVERTED, None),
        ("2026-04-07 09:00", "2026-04-14 00:00", Verdict.CLOSED, 1),
        ("2026-04-15 09:00", "2026-04-07 00:00", Verdict.CLOSED, 2),
        ("2026-04-07 09:00", "2026-04-02 09:00", Verdict.OPEN, None),
    ],
    ids=["last day", "step late", "decision late", "step before the miss"],
)
def test_not_acceptable_needs_a_step(
    step: Callable[[str], Said],
    decided: str,
    followed: str,
    verdict: Verdict,
    late_days: int | None,
) -> None:
    no = absence_decided(decided, "a1", acceptable=False)
    given(*STORY, GONE, no, step(followed)).heard(probation="2026-04-16").then(
        ABSENCE_DECIDED, verdict, due_on="2026-04-13", late_days=late_days
    )


def test_acceptable_settles_it() -> None:
    given(*STORY, GONE, absence_decided("2026-04-13 23:59", "a1")).then(
        ABSENCE_DECIDED, Verdict.AVERTED
    )
    given(*STORY, GONE, absence_decided("2026-04-07", "another")).heard(probation=LATER).then(
        ABSENCE_DECIDED, Verdict.OPEN
    )


def test_which_absences_count() -> None:
    """Contacts outside custody; not a treatment appointment, not one missed inside."""
    other = arranged("2026-03-30", "a1", "2026-04-02 10:00", "treatment")
    given(STORY[1], other, GONE).heard(probation=LATER).then_nothing(ABSENCE_DECIDED)
    inside = (received("2025-11-03"), STORY[2])
    given(*inside, GONE).heard(probation=LATER).then_nothing(ABSENCE_DECIDED)


@BOTH
def test_unmet(rule: Rule) -> None:
    given(*STORY, GONE).asked("2026-04-07 23:59").then(rule, Verdict.NOT_YET_DUE)
    given(*STORY, GONE).heard(prison=LATER).then(rule, Verdict.UNKNOWN)
    given(*STORY, GONE).heard(probation=LATER).then(rule, Verdict.OPEN)


@BOTH
@pytest.mark.parametrize(
    "over",
    [
        died("2026-04-07 10:00"),
        received("2026-04-07 10:00", "recall"),
        supervision_ended("2026-04-07 10:00"),
    ],
    ids=["died", "back inside", "supervision over"],
)
def test_nobody_is_chased_who_is_gone(rule: Rule, over: Said) -> None:
    given(*STORY, GONE, over).heard(probation=LATER).then_nothing(rule)


@BOTH
def test_gone_too_late_it_lapses(rule: Rule) -> None:
    given(*STORY, GONE, received("2026-04-15", "recall")).heard(probation="2026-04-16").then(
        rule,
        Verdict.LAPSED,
    )
    still = (supervision_ended("2026-04-07 10:00"), supervision_started("2026-04-08", "pss"))
    given(*STORY, GONE, *still).heard(probation=LATER).then(rule, Verdict.OPEN)


@BOTH
def test_told_twice_taken_back_and_told_late(rule: Rule) -> None:
    twice = GONE.by("/provider/crc-north")
    given(*STORY, GONE, twice).heard(probation=LATER).then(rule, Verdict.OPEN)
    given(*STORY, GONE.named("m"), taken_back("m", "2026-04-20", "probation")).heard(
        probation="2026-04-21"
    ).then(rule, Verdict.VOIDED)
    steps = (
        absence_decided("2026-04-07 08:00", "a1", acceptable=False).told("2026-04-15"),
        enforced("2026-04-07 09:00").told("2026-04-15"),
    )
    given(*STORY, GONE, *steps).heard(probation=LATER).then(rule, Verdict.LATE_EVIDENCED)


@BOTH
def test_the_company_with_the_case_is_heard(rule: Rule) -> None:
    case = (
        allocated("2016-01-05", "provider:crc-north"),
        received("2015-11-03"),
        released("2016-02-26"),
        arranged("2016-02-26", "a1", "2016-03-01 10:00"),
        missed("2016-03-01 10:00", "a1"),
    )
    given(*case).heard(probation="2016-03-12").then(rule, Verdict.UNKNOWN)
    given(*case).heard(**{"/provider/crc-north": "2016-03-12"}).then(rule, Verdict.OPEN)


def test_one_missed_inside_leaves_the_next_its_answer() -> None:
    inside = missed("2026-03-31 10:00", "a1")
    given(
        *STORY,
        inside,
        missed("2026-04-02 10:00", "a2"),
        arranged("2026-03-30", "a2", "2026-04-02 10:00"),
    ).heard(probation=LATER).then(ABSENCE_DECIDED, Verdict.OPEN)
