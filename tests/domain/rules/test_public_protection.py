"""Rules 63 and 64: eligible for multi-agency public protection, referred in time, a level by the gate."""

import pytest

from domain.facts.risk import MappaLevelSet, MappaReferred
from domain.finding import Verdict
from domain.rules.public_protection import LEVEL_AT_RELEASE, REFERRED_IN_TIME
from tests.people import (
    allocated,
    at_large,
    died,
    flag,
    flag_ended,
    moved,
    planned,
    received,
    released,
)
from tests.story import given, said, taken_back

IN = received("2024-02-05")
PLAN = planned("2024-02-06", "2026-08-31")  # six months before: 28 February 2026
FLAG = flag("2024-02-15", "mappa-eligible", "probation")
HEARD = "2026-03-02 07:00"
OUT = released("2026-08-28 08:00", "parole")
AFTER = "2026-08-31 07:00"


def referred(time):
    return said("probation", time, MappaReferred())


def level(time, number):
    return said("probation", time, MappaLevelSet(number))


@pytest.mark.parametrize(
    ("word", "verdict", "late_days"),
    [
        (referred("2026-02-28 23:59"), Verdict.AVERTED, None),
        (referred("2026-03-01 00:00"), Verdict.CLOSED, 1),
        (level("2026-02-28 23:59", 2), Verdict.AVERTED, None),
        (level("2026-03-02 06:00", 3), Verdict.CLOSED, 2),
        (level("2026-03-02 06:00", 1), Verdict.CLOSED, 2),
        (referred("2024-02-04"), Verdict.OPEN, None),
    ],
    ids=["last good day", "a day late", "level 2", "level 3 late", "level 1 late", "before"],
)
def test_referred(word, verdict, late_days):
    given(IN, PLAN, FLAG, word).heard(probation=HEARD).then(
        REFERRED_IN_TIME, verdict, due_on="2026-02-28", late_days=late_days
    )


def test_not_referred():
    given(IN, PLAN, FLAG).asked("2026-02-28 23:59").then(REFERRED_IN_TIME, Verdict.NOT_YET_DUE)
    given(IN, PLAN, FLAG).heard(prison=HEARD).then(REFERRED_IN_TIME, Verdict.UNKNOWN)
    given(IN, PLAN, FLAG).heard(probation=HEARD).then(REFERRED_IN_TIME, Verdict.OPEN)
    given(IN, PLAN, FLAG, referred("2026-02-20").told("2026-03-03")).heard(probation=HEARD).then(
        REFERRED_IN_TIME, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    "story",
    [
        (IN, PLAN),
        (IN, FLAG),
        (IN, PLAN, flag("2024-02-15", "domestic-abuse")),
        (IN, PLAN, FLAG, flag_ended("2026-02-28", "mappa-eligible")),
        (IN, PLAN, FLAG, level("2026-02-01", 1)),
        (IN, PLAN, FLAG, died("2026-02-01")),
        (
            flag("2023-02-15", "mappa-eligible"),
            flag_ended("2024-01-01", "mappa-eligible"),
            IN,
            PLAN,
        ),
    ],
    ids=["no flag", "no plan", "other flag", "flag ended", "level 1", "died", "before"],
)
def test_no_referral_needed(story):
    given(*story).heard(probation=HEARD).then_nothing(REFERRED_IN_TIME)


def test_flag_ended_after_the_day_and_at_large():
    story = given(IN, PLAN, FLAG, flag_ended("2026-03-05", "mappa-eligible"))
    story.heard(probation="2026-03-06").then(REFERRED_IN_TIME, Verdict.LAPSED)
    given(IN, PLAN, FLAG, at_large("2026-02-01")).heard(probation=HEARD).then(
        REFERRED_IN_TIME, Verdict.OPEN
    )


def test_referral_at_short_notice():
    """The flag or the date, whichever came to be known later."""
    late_flag = flag("2026-04-01", "mappa-eligible", "probation")
    given(IN, PLAN, late_flag).then(
        REFERRED_IN_TIME, Verdict.NOT_YET_DUE, due_on="2026-04-07", short_notice=True
    )
    given(IN, FLAG, planned("2026-04-01", "2026-08-31")).then(
        REFERRED_IN_TIME, Verdict.NOT_YET_DUE, due_on="2026-04-07", short_notice=True
    )


@pytest.mark.parametrize(
    ("time", "verdict"),
    [("2026-09-10", Verdict.CLOSED), ("2026-10-02", Verdict.OPEN)],
    ids=["before the next custody", "in it"],
)
def test_referred_after_the_release(time, verdict):
    story = (IN, PLAN, FLAG, OUT, received("2026-10-01", basis="recall"), referred(time))
    found = given(*story).heard(probation="2026-10-03").findings(REFERRED_IN_TIME)
    assert found[0].verdict is verdict


def test_referral_moves_with_the_release():
    later = moved("2026-02-10", "2026-11-30", "2026-08-31")
    given(IN, PLAN, FLAG, later).heard(probation=HEARD).then(
        REFERRED_IN_TIME, Verdict.NOT_YET_DUE, due_on="2026-05-30"
    )
    given(IN, PLAN, FLAG, OUT).heard(probation=AFTER).then(
        REFERRED_IN_TIME, Verdict.OPEN, due_on="2026-02-28"
    )


@pytest.mark.parametrize("gone", ["flag", "plan"])
def test_referral_taken_back(gone):
    given(
        IN, PLAN.named("plan"), FLAG.by("prison").named("flag"), taken_back(gone, "2026-03-02")
    ).heard(probation=HEARD).then(REFERRED_IN_TIME, Verdict.VOIDED)


@pytest.mark.parametrize(
    ("time", "number", "verdict"),
    [
        ("2026-08-28 08:00", 1, Verdict.AVERTED),
        ("2026-08-28 08:01", 2, Verdict.BREACHED),
        ("2024-02-05 12:00", 3, Verdict.AVERTED),
        ("2024-02-05 11:59", 3, Verdict.BREACHED),
    ],
    ids=["at the gate", "a minute late", "at reception", "before this custody"],
)
def test_level(time, number, verdict):
    given(IN, FLAG, OUT, level(time, number)).heard(probation=AFTER).then(
        LEVEL_AT_RELEASE, verdict, due_at="2026-08-28 08:00"
    )


def test_no_level():
    given(IN, FLAG, OUT).heard(prison=AFTER).then(LEVEL_AT_RELEASE, Verdict.UNKNOWN)
    given(IN, FLAG, OUT).heard(probation=AFTER).then(LEVEL_AT_RELEASE, Verdict.BREACHED)
    given(IN, FLAG, OUT, level("2026-08-01", 2).told("2026-09-01")).heard(probation=AFTER).then(
        LEVEL_AT_RELEASE, Verdict.LATE_EVIDENCED
    )
    given(level("2020-01-01", 2), FLAG, OUT).heard(probation=AFTER).then(
        LEVEL_AT_RELEASE, Verdict.AVERTED
    )


@pytest.mark.parametrize(
    "story",
    [
        *(
            (IN, FLAG, released("2026-08-28 08:00", kind))
            for kind in ("bail", "court", "immigration")
        ),
        (IN, OUT),
        (IN, OUT, flag("2026-08-28 08:01", "mappa-eligible")),
        (IN, FLAG, flag_ended("2026-08-28 07:59", "mappa-eligible"), OUT),
        (IN, FLAG, died("2026-08-28 08:00"), OUT),
    ],
    ids=["bail", "court", "immigration", "no flag", "raised after", "ended before", "died"],
)
def test_no_level_needed(story):
    given(*story).heard(probation=AFTER).then_nothing(LEVEL_AT_RELEASE)


def test_a_flag_told_late_still_arms():
    given(IN, OUT, FLAG.told("2026-08-30")).heard(probation=AFTER).then(
        LEVEL_AT_RELEASE, Verdict.BREACHED
    )


@pytest.mark.parametrize("gone", ["flag", "out"])
def test_level_taken_back(gone):
    given(
        IN, FLAG.by("prison").named("flag"), OUT.named("out"), taken_back(gone, "2026-08-30")
    ).heard(probation=AFTER).then(LEVEL_AT_RELEASE, Verdict.VOIDED)


def test_the_company_with_the_case_tells():
    story = given(
        received("2019-02-04"), flag("2019-02-05", "mappa-eligible"), released("2019-11-14", "parole"),
        allocated("2019-02-06", "provider:crc-x"),
    )  # fmt: skip
    story.heard(probation="2019-11-20").then(LEVEL_AT_RELEASE, Verdict.UNKNOWN)
    story.heard(**{"/provider/crc-x": "2019-11-20"}).then(LEVEL_AT_RELEASE, Verdict.BREACHED)
