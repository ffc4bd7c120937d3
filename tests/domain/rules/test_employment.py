"""Rules 12 and 13: an offer of work is known outside, and so is what came of work."""

from datetime import date

import pytest

from domain.facts.finance import EmploymentRecorded
from domain.facts.sentence import ContactSuspended
from domain.finding import Verdict
from domain.rules.employment import EMPLOYMENT_KNOWN, OFFER_CARRIED
from tests.people import (
    acknowledged,
    died,
    moved,
    planned,
    received,
    released,
    supervision_ended,
)
from tests.story import given, said, taken_back


def work(time, status="employed", starts_on=None, source="prison"):
    day = date.fromisoformat(starts_on) if starts_on else None
    return said(source, time, EmploymentRecorded(status, day))


IN, PLAN = received("2026-01-05"), planned("2026-01-15", "2026-06-08")
OFFER = work("2026-03-20", starts_on="2026-06-15")
# 35 days before 8 June: 4 May.
DUE, HEARD = "2026-05-04", "2026-05-05 00:00"


@pytest.mark.parametrize(
    ("known", "verdict", "late_days"),
    [
        (acknowledged("2026-05-04 23:59", "HP09", "ete", "housing"), Verdict.AVERTED, None),
        (acknowledged("2026-05-05 00:00", "HP08", "ete"), Verdict.CLOSED, 1),
        (acknowledged("2026-05-04", "HP09", "housing"), Verdict.OPEN, None),
        (acknowledged("2026-03-20 11:59", "HP09", "ete"), Verdict.OPEN, None),
    ],
    ids=["last day", "day after", "other papers", "before the offer"],
)
def test_offer_known(known, verdict, late_days):
    given(IN, PLAN, OFFER, known).heard(probation="2026-05-05 09:00").then(
        OFFER_CARRIED, verdict, due_on=DUE, late_days=late_days
    )


def test_offer_unmet():
    given(IN, PLAN, OFFER).asked("2026-05-04 23:59").then(OFFER_CARRIED, Verdict.NOT_YET_DUE)
    given(IN, PLAN, OFFER).heard(prison=HEARD).then(OFFER_CARRIED, Verdict.UNKNOWN)
    given(IN, PLAN, OFFER).heard(probation=HEARD).then(OFFER_CARRIED, Verdict.OPEN)
    late = acknowledged("2026-05-04", "HP09", "ete").told("2026-05-07")
    given(IN, PLAN, OFFER, late).heard(probation=HEARD).asked("2026-05-07 13:00").then(
        OFFER_CARRIED, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    ("story", "armed"),
    [
        ((PLAN, work("2026-03-20", starts_on="2026-06-08")), True),
        ((PLAN, work("2026-03-20", "training", "2026-06-22")), True),
        ((PLAN, work("2026-03-20", starts_on="2026-06-07")), False),
        ((PLAN, work("2026-03-20", starts_on="2026-06-23")), False),
        ((PLAN, work("2026-03-20")), False),
        ((PLAN, work("2026-03-20", "unavailable", "2026-06-15")), False),
        ((PLAN, work("2026-03-20", starts_on="2026-06-15", source="probation")), False),
        ((PLAN, OFFER, work("2026-04-01", "unemployed")), False),
        ((PLAN, work("2026-01-04", starts_on="2026-06-15")), False),
        ((planned("2026-01-15", "2026-06-08", kind="unconditional"), OFFER), False),
        ((OFFER,), False),
        ((PLAN, OFFER, died("2026-05-04")), False),
    ],
)
def test_offers_that_arm(story, armed):
    asked = given(IN, *story).heard(probation=HEARD)
    asked.then(OFFER_CARRIED, *([Verdict.OPEN] if armed else []))


def test_an_offer_known_late_and_a_moved_release():
    """Told on Friday 22 May: two working days, over the bank holiday, are Wednesday 27 May."""
    late = work("2026-05-22", starts_on="2026-06-15")
    given(IN, PLAN, late).asked("2026-05-22 18:00").then(
        OFFER_CARRIED, Verdict.NOT_YET_DUE, due_on="2026-05-27", short_notice=True
    )
    later = moved("2026-04-20", "2026-06-12", "2026-06-08")
    given(IN, PLAN, OFFER, later).asked("2026-05-06").then(
        OFFER_CARRIED, Verdict.NOT_YET_DUE, due_on="2026-05-08", short_notice=False
    )


def test_offer_over():
    story = given(IN, PLAN, OFFER, released("2026-06-08")).heard(probation="2026-06-09")
    story.then(OFFER_CARRIED, Verdict.OPEN)
    story.when(received("2026-06-20", "recall")).then(OFFER_CARRIED, Verdict.LAPSED, late_days=47)
    taken = given(IN, PLAN, OFFER.named("o"), taken_back("o", "2026-05-06"))
    taken.heard(probation="2026-05-07").then(OFFER_CARRIED, Verdict.VOIDED)


OUT = released("2026-02-13 09:30")
WEEKS, MONTHS = "2026-03-27", "2026-08-13"
MET, BREACHED, AHEAD = Verdict.AVERTED, Verdict.BREACHED, Verdict.NOT_YET_DUE


@pytest.mark.parametrize(
    ("records", "verdicts"),
    [
        (("2026-02-13 08:00", "2026-08-13 23:59"), (MET, MET)),
        (("2026-03-27 23:59", "2026-08-14 00:00"), (MET, BREACHED)),
        (("2026-03-28 00:00",), (BREACHED, MET)),
        (("2026-02-12 23:59",), (BREACHED, BREACHED)),
    ],
    ids=["first and last", "second late", "first late", "before release"],
)
def test_work_known(records, verdicts):
    told = [work(time, "unavailable", source="probation") for time in records]
    given(IN, OUT, *told).heard(probation="2026-08-14 09:00").then(EMPLOYMENT_KNOWN, *verdicts)


def test_work_unknown():
    days = {str(f.deadline.due_on) for f in given(IN, OUT).findings(EMPLOYMENT_KNOWN)}
    assert days == {WEEKS, MONTHS}
    given(IN, OUT).asked("2026-03-27 23:59").then(EMPLOYMENT_KNOWN, AHEAD, AHEAD)
    given(IN, OUT).heard(prison="2026-03-28").then(EMPLOYMENT_KNOWN, Verdict.UNKNOWN, AHEAD)
    given(IN, OUT).heard(probation="2026-03-28 00:00").then(EMPLOYMENT_KNOWN, BREACHED, AHEAD)
    late = work("2026-03-20").told("2026-03-30")
    given(IN, OUT, late).heard(probation="2026-03-28").asked("2026-03-30 13:00").then(
        EMPLOYMENT_KNOWN, Verdict.LATE_EVIDENCED, AHEAD
    )


def suspended(time, reason=None):
    return said("probation", time, ContactSuspended("reset", reason))


@pytest.mark.parametrize(
    ("over", "verdicts"),
    [
        (suspended("2026-03-27"), ()),
        (suspended("2026-04-10"), (BREACHED,)),
        (suspended("2026-03-20", "mappa"), (BREACHED, BREACHED)),
        (supervision_ended("2026-03-27"), ()),
        (received("2026-03-05", "recall"), ()),
        (died("2026-04-10"), (BREACHED,)),
    ],
    ids=["suspended", "suspended later", "left out of it", "ended", "back inside", "dead later"],
)
def test_nobody_left_to_ask(over, verdicts):
    given(IN, OUT, over).heard(probation="2026-08-14 00:00").then(EMPLOYMENT_KNOWN, *verdicts)


def test_only_after_supervised_releases_that_stand():
    free = given(IN, released("2026-02-13", "unconditional")).heard(probation="2026-08-14")
    free.then_nothing(EMPLOYMENT_KNOWN)
    back = given(IN, OUT.named("out"), taken_back("out", "2026-04-01")).heard(
        probation="2026-04-02"
    )
    back.then(EMPLOYMENT_KNOWN, Verdict.VOIDED, Verdict.VOIDED)
