"""Rule 81: a youth case passes to adult services prepared."""

import pytest

from domain.finding import Verdict
from domain.rules.youth_prepared import PREPARED as RULE
from tests.people import died, initiated, plan_completed, supervision_ended
from tests.protected import kept, meeting, person, plan_reviewed, youth_case
from tests.story import given, taken_back

# Eighteen on Tuesday 4 November 2025: begun by 4 May, complete by 7 October.
BORN, CASE = person("2024-09-02", "2007-11-04"), youth_case("2024-09-03")
YOUNG = (BORN, CASE)
HEARD = "2025-10-08 00:00"


def leg(story, name):
    """The finding of one leg: verdict, last good day, days late, mark."""
    found = next(f for f in story.findings(RULE) if f.id.endswith(name))
    due = found.deadline
    return found.verdict, str(due.due_on), found.late_days, due.short_notice


def test_only_from_half_a_year_before():
    given(*YOUNG).asked("2025-05-03 23:59").then_nothing(RULE)
    given(*YOUNG).asked("2025-05-04 00:00").then(RULE, Verdict.NOT_YET_DUE, Verdict.NOT_YET_DUE)


@pytest.mark.parametrize(
    ("moment", "verdict", "late_days"),
    [
        ("2025-01-10", Verdict.AVERTED, None),
        ("2025-05-04 23:00", Verdict.AVERTED, None),
        ("2025-05-05 09:00", Verdict.CLOSED, 1),
    ],
    ids=["earlier", "last day", "day after"],
)
@pytest.mark.parametrize(
    "begin",
    [
        lambda time: initiated(time, "HP26"),
        lambda time: meeting(time, "HP26"),
        lambda time: plan_reviewed(time, "transition"),
    ],
    ids=["initiated", "met", "plan reviewed"],
)
def test_begun(begin, moment, verdict, late_days):
    story = given(*YOUNG, begin(moment)).asked("2025-05-06")
    assert leg(story, "begun") == (verdict, "2025-05-04", late_days, False)
    assert leg(story, "complete")[:2] == (Verdict.NOT_YET_DUE, "2025-10-07")


@pytest.mark.parametrize(
    ("moment", "verdict", "late_days"),
    [
        ("2025-10-07 22:00", Verdict.AVERTED, None),
        ("2025-10-08 09:00", Verdict.CLOSED, 1),
    ],
)
def test_complete(moment, verdict, late_days):
    story = given(*YOUNG, plan_completed(moment, "transition")).asked("2025-10-09")
    assert leg(story, "complete") == (verdict, "2025-10-07", late_days, False)
    other = given(*YOUNG, plan_completed("2025-10-01", "sentence"), meeting("2025-10-01", "HP08"))
    assert leg(other.heard(local_authority=HEARD), "complete")[0] is Verdict.OPEN
    assert leg(other.heard(local_authority=HEARD), "begun")[0] is Verdict.OPEN


def test_unmet():
    given(*YOUNG).heard(probation="2025-10-10").then(RULE, Verdict.UNKNOWN, Verdict.UNKNOWN)
    given(*YOUNG).heard(local_authority=HEARD).then(RULE, Verdict.OPEN, Verdict.OPEN)


def test_told_late():
    late = plan_completed("2025-10-01", "transition").told("2025-10-09 09:00")
    story = given(*YOUNG, late).heard(local_authority=HEARD).asked("2025-10-09 10:00")
    assert leg(story, "complete")[0] is Verdict.LATE_EVIDENCED


def test_known_late():
    """A case taken over weeks before the birthday: two working days from then."""
    story = given(BORN, youth_case("2025-10-20 10:00"))
    assert leg(story, "begun") == (Verdict.NOT_YET_DUE, "2025-10-22", None, True)
    assert leg(story, "complete") == (Verdict.NOT_YET_DUE, "2025-10-22", None, True)


def test_who_is_meant():
    given(BORN, youth_case("2025-11-04")).heard(local_authority="2025-11-10").then_nothing(RULE)
    given(CASE, person("2024-09-02")).heard(local_authority="2025-11-10").then_nothing(RULE)
    given(*YOUNG, youth_case("2025-06-01")).heard(local_authority=HEARD).then(
        RULE, Verdict.OPEN, Verdict.OPEN
    )


def test_it_ends():
    stays = kept("2025-05-02", "2025-11-04")
    given(*YOUNG, stays).heard(local_authority=HEARD).then_nothing(RULE)
    shorter = kept("2025-05-02", "2025-11-03")
    given(*YOUNG, shorter).heard(local_authority=HEARD).then(RULE, Verdict.OPEN, Verdict.OPEN)
    over = supervision_ended("2025-05-20", "order")
    given(*YOUNG, over).heard(local_authority=HEARD).then(RULE, Verdict.LAPSED)
    given(*YOUNG, died("2025-05-01")).heard(local_authority=HEARD).then_nothing(RULE)


def test_taken_back():
    given(BORN, CASE.named("c"), taken_back("c", "2025-06-01", "local_authority")).then(
        RULE, Verdict.VOIDED, Verdict.VOIDED
    )
