"""Rule 22: whoever has no income on release claims at once."""

from datetime import date

import pytest

from domain.facts.finance import ClaimPrepared, ClaimSubmitted, EmploymentRecorded
from domain.facts.identity import PersonSeen
from domain.finding import Verdict
from domain.rules.claims import BENEFIT_CLAIMED as RULE
from tests.people import allocated, at_large, died, need_closed, need_seen, received, released
from tests.story import given, said, taken_back

IN, OUT = received("2026-01-05"), released("2026-04-02 10:00")
SEEN = need_seen("2026-02-09", "finance", "benefit-eligible")
# One working day after Maundy Thursday, over Easter: Tuesday 7 April.
DUE, HEARD = "2026-04-07", "2026-04-08 00:00"


def claimed(time):
    return said("probation", time, ClaimSubmitted("uc"))


def job(time, starts_on, status="employed"):
    day = date.fromisoformat(starts_on) if starts_on else None
    return said("prison", time, EmploymentRecorded(status, day))


def born(day):
    born_on = date.fromisoformat(day)
    return said("prison", "2026-01-05", PersonSeen("Ann", "Lee", date_of_birth_on=born_on))


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [
        ("2026-04-02 10:00", Verdict.AVERTED, None),
        ("2026-04-07 23:59", Verdict.AVERTED, None),
        ("2026-04-08 00:00", Verdict.CLOSED, 1),
        ("2026-04-02 09:59", Verdict.OPEN, None),
    ],
    ids=["at the gate", "last day", "day after", "before the gate"],
)
def test_claimed(time, verdict, late_days):
    given(IN, SEEN, OUT, claimed(time)).heard(probation="2026-04-08 09:00").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_unmet():
    given(IN, SEEN, OUT).asked("2026-04-07 23:59").then(RULE, Verdict.NOT_YET_DUE, due_on=DUE)
    given(IN, SEEN, OUT).heard(prison=HEARD).then(RULE, Verdict.UNKNOWN)
    given(IN, SEEN, OUT).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    prepared = said("prison", "2026-04-03", ClaimPrepared("uc"))
    given(IN, SEEN, OUT, prepared).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_claimed_in_time_and_told_late():
    late = claimed("2026-04-07").told("2026-04-10")
    given(IN, SEEN, OUT, late).heard(probation=HEARD).asked("2026-04-10 13:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    "more",
    [
        (job("2026-03-01", "2026-04-07"),),
        (born("1960-04-02"),),
        (need_closed("2026-04-07", "finance", "benefit-eligible", "not-required"),),
        (received("2026-04-07", "recall"),),
        (died("2026-04-07"),),
    ],
    ids=["a job by then", "sixty-six that day", "need closed", "back inside", "dead"],
)
def test_exempt(more):
    given(IN, SEEN, OUT, *more).heard(probation=HEARD).then_nothing(RULE)


@pytest.mark.parametrize(
    "more",
    [
        (job("2026-03-01", "2026-04-08"),),
        (job("2026-03-01", None),),
        (job("2026-03-01", "2026-04-07", "training"),),
        (job("2026-03-01", "2026-04-07"), job("2026-03-20", None, "unemployed")),
        (born("1960-04-03"),),
        (need_closed("2026-04-07", "finance", "debt"),),
    ],
    ids=["a job later", "no day told", "a course", "job lost", "sixty-five", "another need"],
)
def test_not_exempt(more):
    given(IN, SEEN, OUT, *more).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    ("seen", "armed"),
    [
        (need_seen("2026-04-02 23:59", "finance", "benefit-eligible"), True),
        (need_seen("2026-04-03 00:00", "finance", "benefit-eligible"), False),
        (need_seen("2026-01-04", "finance", "benefit-eligible"), False),
        (need_seen("2026-02-09", "finance"), False),
    ],
    ids=["that evening", "the next day", "before this custody", "no kind"],
)
def test_what_arms(seen, armed):
    story = given(IN, seen, OUT).heard(probation=HEARD)
    story.then(RULE, *([Verdict.OPEN] if armed else []))


def test_after_the_deadline_it_closes_or_lapses():
    story = given(IN, SEEN, OUT).heard(probation=HEARD)
    closed = need_closed("2026-04-10", "finance", "benefit-eligible", "declined")
    story.when(closed).then(RULE, Verdict.CLOSED, late_days=3)
    back = received("2026-04-14", "recall")
    story.when(back, claimed("2026-04-15")).then(RULE, Verdict.LAPSED, late_days=7)
    story.when(at_large("2026-04-10")).then(RULE, Verdict.LAPSED, late_days=3)


@pytest.mark.parametrize("what", ["out", "need"])
def test_taken_back(what):
    story = given(IN, SEEN.named("need"), OUT.named("out"), taken_back(what, "2026-04-09"))
    story.heard(probation=HEARD).then(RULE, Verdict.VOIDED)


def test_the_company_with_the_case_tells():
    story = given(
        received("2016-01-05"),
        need_seen("2016-02-09", "finance", "benefit-eligible"),
        allocated("2016-02-10", "provider:crc-north"),
        released("2016-03-01 10:00"),
    )
    story.heard(probation="2016-03-05").then(RULE, Verdict.UNKNOWN)
    beat = said("/provider/crc-north", "2016-03-05", ClaimPrepared())
    story.when(beat).then(RULE, Verdict.OPEN)
