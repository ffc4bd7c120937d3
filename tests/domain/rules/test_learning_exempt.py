"""Rules 10 and 11 while somebody is exempt, and once that is over."""

import pytest

from domain.facts.plan import PlanCompleted, PlanExempted, PlanScheduled
from domain.finding import Verdict
from domain.rules.learning import INDUCTION_DONE, PLAN_REVIEWED
from tests.people import dated, received
from tests.story import given, said

ILL, NO_STAFF = "prisoner-other-health-issues", "prison-staff-redeployment"
IN = received("2026-03-16")  # a plan is due by 5 April
MADE = said("prison", "2026-03-16", PlanCompleted("learning"))
NEAR = dated("2026-02-25", conditional_release_on="2026-10-16")  # reviewed by 16 June
INSIDE = (received("2026-02-20"), NEAR, MADE)


def exempt(time, reason=NO_STAFF, step="induction", kind="learning"):
    return said("prison", time, PlanExempted(kind, step, reason))


def over(time, step="induction"):
    return said("prison", time, PlanScheduled("learning", step))


def due(rule, *story):
    (found,) = given(*story).asked("2026-04-20").findings(rule)
    return str(found.deadline.due_on)


@pytest.mark.parametrize(
    ("story", "due_on"),
    [
        ((exempt("2026-03-20"), over("2026-04-02")), "2026-04-07"),
        ((exempt("2026-03-20", ILL), over("2026-04-02")), "2026-04-12"),
        ((exempt("2026-03-20"), over("2026-03-25")), "2026-04-05"),
        ((exempt("2026-04-06 00:00"), over("2026-04-10")), "2026-04-05"),
        ((exempt("2026-04-05 23:59"), over("2026-04-10")), "2026-04-15"),
        ((exempt("2026-03-20"), exempt("2026-03-21", ILL), over("2026-04-02")), "2026-04-07"),
        ((over("2026-04-02"),), "2026-04-05"),
        ((exempt("2026-03-20", step="review"), over("2026-04-02", "review")), "2026-04-05"),
        ((exempt("2026-03-20", kind="sentence"), over("2026-04-02")), "2026-04-05"),
    ],
    ids=[
        "five days on",
        "ten days on",
        "still due then",
        "overdue before",
        "the last day",
        "told twice",
        "never exempt",
        "a review",
        "another plan",
    ],
)
def test_the_first_plan_is_due_some_days_after(story, due_on):
    assert due(INDUCTION_DONE, IN, *story) == due_on


def test_nothing_is_missing_as_long_as_it_holds():
    story = given(IN, exempt("2026-03-20")).heard(prison="2026-05-01")

    story.then_nothing(INDUCTION_DONE)
    story.when(over("2026-05-04")).heard(prison="2026-05-10").then(
        INDUCTION_DONE, Verdict.OPEN, due_on="2026-05-09"
    )


def test_exempt_after_the_day_it_lapses_and_is_asked_for_again():
    story = given(IN, exempt("2026-04-08")).heard(prison="2026-05-01")

    story.then(INDUCTION_DONE, Verdict.LAPSED, late_days=3)
    story.when(over("2026-05-04")).then(INDUCTION_DONE, Verdict.OPEN, due_on="2026-04-05")


@pytest.mark.parametrize(
    ("story", "due_on"),
    [
        ((exempt("2026-04-01", ILL, "review"), over("2026-06-14", "review")), "2026-06-24"),
        ((exempt("2026-04-01", ILL, "review"), over("2026-04-14", "review")), "2026-06-16"),
        ((exempt("2026-04-01", ILL), over("2026-06-14")), "2026-06-16"),
    ],
    ids=["ten days on", "still due then", "of the first plan"],
)
def test_a_review_is_due_some_days_after(story, due_on):
    (found,) = given(*INSIDE, *story).asked("2026-06-15").findings(PLAN_REVIEWED)

    assert str(found.deadline.due_on) == due_on


def test_no_review_is_missing_as_long_as_it_holds():
    given(*INSIDE, exempt("2026-04-01", ILL, "review")).heard(prison="2026-07-01").then_nothing(
        PLAN_REVIEWED
    )
