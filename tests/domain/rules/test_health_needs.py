"""Rules 16 and 17: needs of health seen inside are taken up outside."""

from datetime import date

import pytest

from domain.facts.identity import PersonSeen
from domain.facts.referral import ServiceStarted
from domain.finding import Verdict
from domain.rules.health_needs import MENTAL_HEALTH_BOOKED, RECONNECT_REFERRED
from tests.people import (
    arranged,
    at_large,
    called_off,
    died,
    need_closed,
    need_seen,
    planned,
    rearranged,
    received,
    referred,
    released,
)
from tests.story import given, said, taken_back

IN, PLAN = received("2026-01-05"), planned("2026-01-12", "2026-03-27", area="region/london")
OUT = released("2026-03-27 10:00")
ILL = need_seen("2026-02-02", "health", "mental-health", "medium")
FRAIL = need_seen("2026-02-02", "health", "vulnerability", "low")
# Rule 16 is good to 27 March, for a day up to 10 April; rule 17 to 24 April.
HEARD, HEARD_17 = "2026-03-28 00:00", "2026-04-25 00:00"


def booked(time, starts_at="2026-04-10 23:00", kind="cmht"):
    return arranged(time, "p1", starts_at, kind)


@pytest.mark.parametrize(
    ("story", "verdict"),
    [
        ((booked("2026-03-27 23:59"),), Verdict.AVERTED),
        ((booked("2026-03-28 00:00"),), Verdict.CLOSED),
        ((booked("2026-03-28 00:00", "2026-06-01 10:00"),), Verdict.CLOSED),
        ((booked("2026-03-01", "2026-03-27 08:00", "gp"),), Verdict.AVERTED),
        ((booked("2026-03-01", "2026-03-26 08:00"),), Verdict.OPEN),
        ((booked("2026-03-01", "2026-04-11 00:00"),), Verdict.OPEN),
        ((booked("2026-03-01", kind="planned"),), Verdict.OPEN),
        ((booked("2026-03-01"), called_off("2026-03-27 23:00", "p1")), Verdict.OPEN),
        ((booked("2026-03-01"), called_off("2026-03-28 09:00", "p1")), Verdict.AVERTED),
        (
            (booked("2026-03-01"), rearranged("2026-03-20", "p1", "2026-04-11 10:00", "cmht")),
            Verdict.OPEN,
        ),
        (
            (
                booked("2026-03-01", "2026-04-20 10:00"),
                rearranged("2026-03-20", "p1", "2026-04-06 10:00", "cmht"),
            ),
            Verdict.AVERTED,
        ),
    ],
    ids=[
        "that night",
        "day after",
        "day after, for later",
        "for the day itself",
        "for the day before",
        "for day 15",
        "another kind",
        "called off in time",
        "called off later",
        "moved out of reach",
        "moved into reach",
    ],
)
def test_booked(story, verdict):
    given(IN, PLAN, ILL, *story, OUT).heard(health="2026-03-28 12:00").then(
        MENTAL_HEALTH_BOOKED, verdict, due_on="2026-03-27"
    )


def test_booking_unmet():
    rule = MENTAL_HEALTH_BOOKED
    given(IN, ILL).heard(health=HEARD).then_nothing(rule)
    given(IN, PLAN, ILL).asked("2026-03-27 23:59").then(rule, Verdict.NOT_YET_DUE)
    given(IN, PLAN, ILL, OUT).heard(prison=HEARD).then(rule, Verdict.UNKNOWN)
    given(IN, ILL, OUT).heard(health=HEARD).then(rule, Verdict.OPEN)
    late = booked("2026-03-20").told("2026-03-30")
    given(IN, PLAN, ILL, OUT, late).heard(health=HEARD).asked("2026-03-30 13:00").then(
        rule, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    "story",
    [
        (IN, need_seen("2026-02-02", "health", "mental-health", "low"), OUT),
        (IN, ILL, need_seen("2026-02-09", "health", "mental-health", "low"), OUT),
        (IN, need_seen("2026-02-02", "health", None), OUT),
        (need_seen("2026-01-04", "health", "mental-health"), IN, OUT),
        (IN, ILL, released("2026-03-27 10:00", "court")),
        (IN, ILL, OUT, need_closed("2026-03-27", "health", "mental-health", "declined")),
        (IN, ILL, OUT, received("2026-03-27 20:00", "recall")),
        (IN, ILL, OUT, died("2026-03-27 20:00")),
    ],
    ids=["low", "lower now", "no kind", "before", "court", "closed", "back inside", "dead"],
)
def test_no_booking_duty(story):
    given(*story).heard(health=HEARD).then_nothing(MENTAL_HEALTH_BOOKED)


@pytest.mark.parametrize(
    ("time", "verdict"),
    [
        ("2026-04-24 23:59", Verdict.AVERTED),
        ("2026-04-25 00:00", Verdict.CLOSED),
        ("2026-01-05 12:00", Verdict.AVERTED),
        ("2026-01-04", Verdict.OPEN),
    ],
    ids=["last evening", "day after", "on reception", "of an earlier time"],
)
def test_reconnect(time, verdict):
    made = referred(time, "r1", "reconnect")
    given(IN, PLAN, FRAIL, OUT, made).heard(health="2026-04-25 12:00").then(
        RECONNECT_REFERRED, verdict, due_on="2026-04-24"
    )


def test_reconnect_unmet():
    """The window opens 84 days before 27 March: on 2 January, so with the need itself."""
    rule, far = RECONNECT_REFERRED, planned("2026-01-12", "2026-06-01")
    given(IN, far, FRAIL).asked("2026-03-08 23:59").then_nothing(rule)
    given(IN, far, FRAIL).asked("2026-03-09 00:00").then(
        rule, Verdict.NOT_YET_DUE, due_on="2026-06-29"
    )
    given(IN, PLAN, FRAIL, OUT).asked("2026-04-24 23:59").then(rule, Verdict.NOT_YET_DUE)
    given(IN, PLAN, FRAIL, OUT).heard(prison=HEARD_17).then(rule, Verdict.UNKNOWN)
    given(IN, FRAIL, OUT).heard(health=HEARD_17).then(rule, Verdict.OPEN)
    late = referred("2026-04-20", "r1", "reconnect").told("2026-04-27")
    given(IN, FRAIL, OUT, late).heard(health=HEARD_17).asked("2026-04-27 13:00").then(
        rule, Verdict.LATE_EVIDENCED
    )


def enhanced(time):
    return said("health", time, ServiceStarted("reconnect-enhanced"))


def born(day):
    seen = PersonSeen("Ash", "Marlow", date_of_birth_on=date.fromisoformat(day))
    return said("prison", "2026-01-05", seen)


@pytest.mark.parametrize(
    "more",
    [
        (born("2008-03-28"),),
        (planned("2026-01-13", "2026-03-27", area="region/wales"),),
        (enhanced("2026-04-24"),),
        (need_closed("2026-04-24", "health", "vulnerability", "met"),),
        (received("2026-04-20", "recall"),),
        (at_large("2026-04-20"),),
    ],
    ids=["a child", "Wales", "enhanced service", "need closed", "back inside", "at large"],
)
def test_no_reconnect_duty(more):
    given(IN, PLAN, FRAIL, OUT, *more).heard(health=HEARD_17).then_nothing(RECONNECT_REFERRED)


def test_after_the_deadline():
    story = given(IN, PLAN, FRAIL, born("2008-03-27"), OUT).heard(health=HEARD_17)
    story.then(RECONNECT_REFERRED, Verdict.OPEN)
    story.when(enhanced("2026-04-27")).then(RECONNECT_REFERRED, Verdict.LAPSED, late_days=3)
    closed = need_closed("2026-04-27", "health", "vulnerability", "declined")
    story.when(closed).then(RECONNECT_REFERRED, Verdict.CLOSED, late_days=3)


@pytest.mark.parametrize("rule", [MENTAL_HEALTH_BOOKED, RECONNECT_REFERRED], ids=["16", "17"])
def test_taken_back_and_seen_anew(rule):
    seen = (ILL if rule is MENTAL_HEALTH_BOOKED else FRAIL).named("need")
    story = given(IN, PLAN, seen, OUT, taken_back("need", "2026-04-26")).heard(health="2026-04-27")
    story.then(rule, Verdict.VOIDED)
    kind = seen.fact.kind
    closed = need_closed("2026-02-10", "health", kind)
    again = need_seen("2026-02-20", "health", kind)
    given(IN, PLAN, seen, closed, again, OUT).heard(health="2026-04-27").then(rule, Verdict.OPEN)
