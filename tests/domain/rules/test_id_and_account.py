"""Rule 24: proof of identity and a bank account, ahead of release and on the day."""

import pytest

from domain.facts.finance import AccountOpened, IdSecured
from domain.finding import Verdict
from domain.rules.id_and_account import ID_AND_ACCOUNT as RULE
from tests.people import died, moved, need_closed, planned, received, released
from tests.story import given, said, taken_back

IN, PLAN = received("2025-06-10"), planned("2026-01-12", "2026-05-08")
OUT = released("2026-05-08 09:20")
# Window from 13 February; asked for by 10 April, judged at the end of 8 May.
HEARD, AFTER = "2026-04-11 00:00", "2026-05-09 00:00"
AHEAD, OPEN, CLOSED = Verdict.NOT_YET_DUE, Verdict.OPEN, Verdict.CLOSED
MET, BREACHED, UNKNOWN = Verdict.AVERTED, Verdict.BREACHED, Verdict.UNKNOWN


def identified(time):
    return said("prison", time, IdSecured())


def account(time):
    return said("prison", time, AccountOpened())


def lifted(time, kind=None, outcome="declined"):
    return need_closed(time, "finance", kind, outcome)


@pytest.mark.parametrize(
    ("time", "verdicts"),
    [
        ("2026-02-13 00:00", (MET, MET)),
        ("2026-04-10 23:59", (MET, MET)),
        ("2026-04-11 00:00", (CLOSED, MET)),
        ("2026-05-08 23:59", (CLOSED, MET)),
        ("2026-05-09 00:00", (CLOSED, BREACHED)),
        ("2026-02-12 23:59", ()),
    ],
    ids=["window opens", "28 days", "27 days", "that night", "day after", "before the window"],
)
def test_both_there(time, verdicts):
    story = given(IN, PLAN, identified("2024-01-01"), account(time), OUT)
    story.heard(prison="2026-05-09 09:00").then(RULE, *verdicts)


def days(story):
    """The last good day of each face, and whether it is by short notice."""
    found = {f.kind: f.deadline for f in story.findings(RULE)}
    return {kind: (str(d.due_on), d.short_notice) for kind, d in found.items()}


def test_the_faces_and_their_days():
    assert days(given(IN, PLAN).heard(prison=HEARD)) == {
        "OPEN": ("2026-04-10", False),
        "PIT": ("2026-05-08", False),
    }


def test_unmet():
    given(IN, PLAN).asked("2026-02-12 23:59").then_nothing(RULE)
    given(IN, PLAN).asked("2026-02-13 00:00").then(RULE, AHEAD, AHEAD)
    given(IN, PLAN).heard(probation=HEARD).then(RULE, UNKNOWN, AHEAD)
    given(IN, PLAN, identified("2026-03-01")).heard(prison=HEARD).then(RULE, OPEN, AHEAD)
    given(IN, PLAN, OUT).heard(prison=AFTER).then(RULE, OPEN, BREACHED)
    given(IN, OUT).heard(prison=AFTER).then_nothing(RULE)


def test_there_in_time_and_told_late():
    both = (identified("2026-03-01"), account("2026-04-10").told("2026-04-14"))
    given(IN, PLAN, *both).heard(prison=HEARD).asked("2026-04-14 13:00").then(
        RULE, Verdict.LATE_EVIDENCED, MET
    )


@pytest.mark.parametrize(
    ("more", "verdicts"),
    [
        ((lifted("2026-04-10"),), ()),
        ((lifted("2026-04-10", outcome="met"),), (OPEN, BREACHED)),
        ((lifted("2026-04-12"),), (CLOSED,)),
        ((lifted("2026-04-10"), lifted("2026-04-12")), ()),
        ((lifted("2026-03-01", "no-id"),), (OPEN, BREACHED)),
        ((lifted("2026-03-01", "no-id"), account("2026-03-02")), (MET, MET)),
        ((lifted("2026-03-01", "no-id"), lifted("2026-03-02", "no-bank", "not-required")), ()),
        ((lifted("2024-03-01"),), (OPEN, BREACHED)),
    ],
    ids=[
        "both",
        "met is no fact",
        "after the first",
        "said again",
        "half",
        "half and half",
        "each",
        "of old",
    ],
)
def test_not_wanted(more, verdicts):
    given(IN, PLAN, *more, OUT).heard(prison=AFTER).then(RULE, *verdicts)


def test_a_plan_known_late_gives_short_notice():
    """Known on Wednesday 22 April for 8 May: Friday 24 April, and the day itself."""
    late = planned("2026-04-22", "2026-05-08")
    assert days(given(IN, late)) == {"OPEN": ("2026-04-24", True), "PIT": ("2026-05-08", False)}


def test_the_day_moves():
    later = moved("2026-04-20", "2026-06-08", "2026-05-08")
    assert days(given(IN, PLAN, later)) == {
        "OPEN": ("2026-05-11", False),
        "PIT": ("2026-06-08", False),
    }


def test_death_and_the_plan_taken_back():
    given(IN, PLAN, died("2026-04-10")).heard(prison=HEARD).then_nothing(RULE)
    given(IN, PLAN, died("2026-04-12")).heard(prison="2026-04-13").then(RULE, Verdict.LAPSED)
    story = given(IN, PLAN.named("p"), taken_back("p", "2026-04-15")).heard(prison="2026-04-16")
    story.then(RULE, Verdict.VOIDED, Verdict.VOIDED)
