"""Rule 87: where two agencies contradict each other, somebody decides."""

import pytest

from domain.finding import Verdict
from domain.rules.conflicts import CONFLICT_DECIDED as RULE
from tests.people import flag, flag_ended, lead, lead_ended, moved, planned, received, released
from tests.protected import decided
from tests.story import given, taken_back

PRISON = planned("2026-02-02", "2026-05-15")
# Two working days after Wednesday 1 April 2026, over Easter: Tuesday 7 April.
PROBATION = planned("2026-04-01", "2026-05-29").by("probation")
DIFFER = (PRISON, PROBATION)
DUE = "2026-04-07"


@pytest.mark.parametrize(
    ("moment", "verdict", "late_days"),
    [("2026-04-07 23:00", Verdict.AVERTED, None), ("2026-04-08 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
@pytest.mark.parametrize(
    "end",
    [
        lambda time: decided(time, "date"),
        lambda time: moved(time, "2026-05-29", "2026-05-15"),
        lambda time: released(time),
    ],
    ids=["decided", "agreed", "released"],
)
def test_settled(end, moment, verdict, late_days):
    given(received("2026-02-01"), *DIFFER, end(moment)).asked("2026-04-08 12:00").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_unmet():
    """Our own clock: never unknown."""
    given(*DIFFER).asked("2026-04-07 23:00").then(RULE, Verdict.NOT_YET_DUE)
    given(*DIFFER).asked("2026-04-08").then(RULE, Verdict.OPEN, due_on=DUE)
    given(*DIFFER, decided("2026-04-02", "address")).asked("2026-04-08").then(RULE, Verdict.OPEN)
    given(decided("2026-03-01", "date"), *DIFFER).asked("2026-04-08").then(RULE, Verdict.OPEN)


def test_what_counts_is_when_we_knew():
    late = planned("2026-03-01", "2026-05-29").by("probation").told("2026-04-01 09:00")
    given(PRISON, late).asked("2026-04-02").then(RULE, Verdict.NOT_YET_DUE, due_on=DUE)
    told = decided("2026-04-02", "date").told("2026-04-09 09:00")
    given(*DIFFER, told).asked("2026-04-10").then(RULE, Verdict.CLOSED, late_days=2)


def test_one_agency_may_change_its_mind():
    given(PRISON, moved("2026-03-02", "2026-05-22", "2026-05-15")).asked("2026-04-20").then_nothing(
        RULE
    )


def test_one_finding_until_they_agree():
    """More words don't start it anew; another difference after agreeing does."""
    more = moved("2026-04-20", "2026-06-05", "2026-05-15")
    given(*DIFFER, more).asked("2026-04-21").then(RULE, Verdict.OPEN, due_on=DUE)
    same = moved("2026-04-07", "2026-05-29", "2026-05-15")
    given(*DIFFER, same, more).asked("2026-04-21").then(RULE, Verdict.AVERTED, Verdict.NOT_YET_DUE)


def test_addresses():
    prison = planned("2026-02-02", "2026-05-15", postcode="LS1 1AA")
    probation = planned("2026-04-01", "2026-05-15", postcode="LS2 2BB").by("probation")
    silent = planned("2026-04-01", "2026-05-15").by("probation")
    given(prison, probation).asked("2026-04-08").then(RULE, Verdict.OPEN, due_on=DUE)
    given(prison, silent).asked("2026-04-08").then_nothing(RULE)


def test_workers():
    """Of one role; an end told by anybody settles it."""
    ours = lead("2026-03-01", "com", "w1")
    theirs = lead("2026-04-01", "com", "w2").by("prison")
    given(ours, theirs).asked("2026-04-08").then(RULE, Verdict.OPEN, due_on=DUE)
    ended = lead_ended("2026-04-07", "com", "w1").by("prison")
    given(ours, theirs, ended).asked("2026-04-08").then(RULE, Verdict.AVERTED)
    given(ours, lead_ended("2026-03-20", "com", "w1"), theirs).asked("2026-04-08").then_nothing(
        RULE
    )
    given(ours, lead("2026-04-01", "pom", "w3")).asked("2026-04-08").then_nothing(RULE)
    beside = lead("2026-04-01", "com", "w2", co_working=True).by("prison")
    given(ours, beside).asked("2026-04-08").then_nothing(RULE)


def test_flags():
    """Both raised it, and one of them has ended it."""
    ours, theirs = flag("2026-03-01", "child"), flag("2026-03-02", "child", "police")
    over = flag_ended("2026-04-01", "child")
    given(ours, theirs, over).asked("2026-04-08").then(RULE, Verdict.OPEN, due_on=DUE)
    given(ours, theirs, over, decided("2026-04-07", "flag")).then(RULE, Verdict.AVERTED)
    given(ours, theirs, over, flag_ended("2026-04-02", "child", "police")).then(
        RULE, Verdict.AVERTED
    )
    given(ours, theirs, over, flag("2026-04-09", "child")).then(RULE, Verdict.CLOSED, late_days=2)
    given(theirs, over).asked("2026-04-08").then_nothing(RULE)
    given(ours, theirs).asked("2026-04-08").then_nothing(RULE)


def test_either_word_taken_back():
    given(PRISON, PROBATION.named("p"), taken_back("p", "2026-04-15", "probation")).then(
        RULE, Verdict.VOIDED
    )
    given(PRISON.named("p"), PROBATION, taken_back("p", "2026-04-15")).then(RULE, Verdict.VOIDED)
