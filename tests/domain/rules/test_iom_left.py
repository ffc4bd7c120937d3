"""Rule 67: nobody is taken off a managed scheme with needs open and nobody there."""

import pytest

from domain.finding import Verdict
from domain.rules.iom_left import STEP_DOWN_PLANNED as RULE
from tests.people import died, lead, lead_ended, need_closed, need_seen, plan_completed
from tests.protected import deselected, selected
from tests.story import given, taken_back

ON = selected("2025-06-02")
NEED = need_seen("2025-07-01", "ete", severity="medium")
WORKER = lead("2025-06-03", "com", "w1")
LEFT = deselected("2025-09-08")  # Monday; five working days: Monday 15 September
DUE, HEARD = "2025-09-15", "2025-09-16 00:00"


@pytest.mark.parametrize(
    ("planned", "verdict", "late_days"),
    [
        ("2025-08-01", Verdict.AVERTED, None),
        ("2025-09-15 23:59", Verdict.AVERTED, None),
        ("2025-09-16 09:00", Verdict.CLOSED, 1),
    ],
    ids=["beforehand", "last day", "day after"],
)
def test_planned(planned, verdict, late_days):
    plan = plan_completed(planned, "step-down")
    given(ON, NEED, WORKER, LEFT, plan).asked("2025-09-16 12:00").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_unmet():
    story = given(ON, NEED, WORKER, LEFT)
    story.asked("2025-09-15 23:00").then(RULE, Verdict.NOT_YET_DUE)
    story.heard(probation="2025-09-20").then(RULE, Verdict.UNKNOWN)
    story.heard(police=HEARD).then(RULE, Verdict.OPEN, due_on=DUE)


def test_told_late():
    plan = plan_completed("2025-09-12", "step-down").told("2025-09-17 09:00")
    given(ON, NEED, WORKER, LEFT, plan).heard(police=HEARD).asked("2025-09-17 10:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


def test_a_plan_of_before_the_scheme_or_for_something_else():
    old = plan_completed("2025-06-01", "step-down")
    other = plan_completed("2025-09-10", "sentence")
    given(old, ON, NEED, WORKER, LEFT, other).heard(police=HEARD).then(RULE, Verdict.OPEN)


def test_what_arms():
    low = need_seen("2025-07-01", "ete", severity="low")
    own = lead("2025-06-03", "iom-lead", "w9")

    given(ON, low, WORKER, LEFT).heard(police=HEARD).then_nothing(RULE)
    given(ON, low, own, LEFT).heard(police=HEARD).then(RULE, Verdict.OPEN)
    gone = lead_ended("2025-09-01", "com", "w1")
    given(ON, WORKER, gone, LEFT).heard(police=HEARD).then(RULE, Verdict.OPEN)
    closed = need_closed("2025-09-01", "ete")
    given(ON, NEED, closed, WORKER, LEFT).heard(police=HEARD).then_nothing(RULE)


@pytest.mark.parametrize("reason", ["died", "moved"])
def test_gone(reason):
    given(ON, NEED, deselected("2025-09-08", reason)).heard(police=HEARD).then_nothing(RULE)


def test_no_such_need_left_and_a_worker_there():
    """Both, from the moment of the later one."""
    closed = need_closed("2025-09-10", "ete")
    given(ON, NEED, WORKER, LEFT, closed).then(RULE, Verdict.AVERTED)
    given(ON, NEED, LEFT, closed).heard(police=HEARD).then(RULE, Verdict.OPEN)
    late = lead("2025-09-17", "mentor", "w2")
    given(ON, NEED, LEFT, closed, late).heard(police=HEARD).asked("2025-09-18").then(
        RULE, Verdict.CLOSED, late_days=2
    )


def test_it_ends_with_a_new_selection_and_the_person():
    given(ON, NEED, LEFT, selected("2025-09-15")).heard(police=HEARD).then_nothing(RULE)
    given(ON, NEED, LEFT, died("2025-09-12")).heard(police=HEARD).then_nothing(RULE)
    given(ON, NEED, LEFT, selected("2025-09-18")).heard(police="2025-09-19").then(
        RULE, Verdict.LAPSED, late_days=3
    )


def test_taken_back():
    """The deselection, or the need that alone armed it."""
    given(ON, NEED, WORKER, LEFT.named("d"), taken_back("d", "2025-09-17", "police")).then(
        RULE, Verdict.VOIDED
    )
    given(ON, NEED.named("n"), WORKER, LEFT, taken_back("n", "2025-09-17")).then(
        RULE, Verdict.VOIDED
    )
    given(ON, NEED.named("n"), LEFT, taken_back("n", "2025-09-17")).heard(police="2025-09-18").then(
        RULE, Verdict.OPEN
    )
