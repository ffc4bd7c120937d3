"""Rules 10 and 11: a learning plan soon after reception, and reviewed from then on."""

import pytest

from domain.facts.custody import PersonTransferred
from domain.facts.need import NeedAssessed
from domain.facts.plan import PlanCompleted, PlanReviewed
from domain.finding import Verdict
from domain.rules.learning import INDUCTION_DONE, PLAN_REVIEWED
from tests.people import at_large, dated, died, planned, received, released
from tests.story import given, said, taken_back

IN = received("2026-03-16")
# 20 days after 16 March: Easter Sunday, 5 April.
DUE, HEARD = "2026-04-05", "2026-04-06 00:00"


def plan(time, kind="learning"):
    return said("prison", time, PlanCompleted(kind))


def review(time, kind="learning"):
    return said("prison", time, PlanReviewed(kind))


def transferred(time):
    return said("prison", time, PersonTransferred("DGI", "FSI"))


def screened(time, tool="learning-screen", complete=True):
    return said("prison", time, NeedAssessed(tool, ("ete",), complete))


@pytest.mark.parametrize(
    ("made", "verdict", "late_days"),
    [
        (plan("2026-03-16 12:00"), Verdict.AVERTED, None),
        (plan("2026-04-05 23:59"), Verdict.AVERTED, None),
        (plan("2026-04-06 00:00"), Verdict.CLOSED, 1),
        (plan("2026-04-05", "sentence"), Verdict.OPEN, None),
        (review("2026-04-05"), Verdict.OPEN, None),
    ],
    ids=["at once", "last day", "day after", "another plan", "a review"],
)
def test_induction(made, verdict, late_days):
    given(IN, made).heard(prison="2026-04-06 09:00").then(
        INDUCTION_DONE, verdict, due_on=DUE, late_days=late_days
    )


def test_induction_unmet():
    given(IN).asked("2026-04-05 23:59").then(INDUCTION_DONE, Verdict.NOT_YET_DUE)
    given(IN).heard(probation=HEARD).then(INDUCTION_DONE, Verdict.UNKNOWN)
    given(IN).heard(prison=HEARD).then(INDUCTION_DONE, Verdict.OPEN)
    given(IN, plan("2026-04-01").told("2026-04-08")).heard(prison=HEARD).asked(
        "2026-04-08 13:00"
    ).then(INDUCTION_DONE, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize(
    ("events", "due_on"),
    [
        ((transferred("2026-03-30"),), "2026-04-19"),
        ((screened("2026-03-18"),), "2026-03-28"),
        ((screened("2026-04-05 23:59"),), "2026-04-15"),
        ((screened("2026-04-06 00:00"),), DUE),
        ((screened("2026-03-18", complete=False),), DUE),
        ((screened("2026-03-18", "oasys"),), DUE),
        ((transferred("2026-03-20"), screened("2026-03-22")), "2026-04-01"),
        ((screened("2026-03-20"), transferred("2026-03-22")), "2026-04-11"),
        ((screened("2026-03-20"), plan("2026-03-21"), transferred("2026-03-22")), "2026-03-30"),
    ],
    ids=[
        "moved",
        "screened",
        "screened at the last",
        "too late",
        "unfinished",
        "another tool",
        "moved, screened",
        "screened, moved",
        "moved with a plan",
    ],
)
def test_what_counts_the_induction_anew(events, due_on):
    (found,) = given(IN, *events).heard(prison="2026-04-06 09:00").findings(INDUCTION_DONE)
    assert str(found.deadline.due_on) == due_on


@pytest.mark.parametrize(
    "story",
    [
        (plan("2024-09-18"), IN),
        (received("2026-03-16", "civil"),),
        (IN, released("2026-04-05")),
        (IN, died("2026-04-05")),
        (IN, at_large("2026-04-05")),
    ],
    ids=["a plan of old", "another basis", "released", "dead", "at large"],
)
def test_no_induction_duty(story):
    given(*story).heard(prison=HEARD).then_nothing(INDUCTION_DONE)


def test_each_reception_and_what_ends_it():
    both = given(received("2026-03-10", "remand"), IN).heard(prison=HEARD)
    both.then(INDUCTION_DONE, Verdict.OPEN, Verdict.OPEN)
    given(IN, released("2026-04-08")).heard(prison=HEARD).then(
        INDUCTION_DONE, Verdict.LAPSED, late_days=3
    )
    taken = given(IN.named("in"), taken_back("in", "2026-04-07")).heard(prison="2026-04-08")
    taken.then(INDUCTION_DONE, Verdict.VOIDED)


SINCE = received("2026-02-20")
MADE = plan("2026-03-16")


def dates(day):
    return dated("2026-02-25", conditional_release_on=day)


@pytest.mark.parametrize(
    ("release_on", "due_on"),
    [
        ("2026-06-16", None),
        ("2026-06-17", "2026-06-16"),
        ("2027-03-16", "2026-06-16"),
        ("2027-03-17", "2026-09-16"),
        ("2031-03-16", "2026-09-16"),
        ("2031-03-17", "2027-03-16"),
    ],
)
@pytest.mark.parametrize("told", [dates, lambda day: planned("2026-02-25", day)])
def test_the_nearer_release_the_sooner(told, release_on, due_on):
    """Edges of the bands, by the dates worked out and by the day planned."""
    found = given(SINCE, told(release_on), MADE).findings(PLAN_REVIEWED)
    assert [str(f.deadline.due_on) for f in found] == ([due_on] if due_on else [])


@pytest.mark.parametrize(
    ("story", "due_on"),
    [
        ((SINCE, MADE), "2027-03-16"),
        ((received("2026-02-20", "remand"), MADE), "2026-06-16"),
        ((received("2026-02-20", "remand"), received("2026-03-01"), MADE), "2027-03-16"),
        (
            (
                SINCE,
                dated(
                    "2026-02-25",
                    conditional_release_on="2031-03-17",
                    automatic_release_on="2026-10-16",
                ),
                MADE,
            ),
            "2026-06-16",
        ),
        ((SINCE, dates("2026-10-16"), planned("2026-02-26", "2027-10-01"), MADE), "2026-09-16"),
        ((SINCE, dates("2025-10-16"), MADE), "2027-03-16"),
    ],
    ids=["no date", "remand", "sentenced since", "the earlier date", "the plan first", "gone by"],
)
def test_dates_that_count(story, due_on):
    given(*story).then(PLAN_REVIEWED, Verdict.NOT_YET_DUE, due_on=due_on)


NEAR = dates("2026-10-16")


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [
        ("2026-06-16 23:59", Verdict.AVERTED, None),
        ("2026-06-17 00:00", Verdict.CLOSED, 1),
    ],
    ids=["last day", "day after"],
)
def test_reviewed(time, verdict, late_days):
    """The review begins a cycle of its own."""
    found = given(SINCE, NEAR, MADE, review(time)).findings(PLAN_REVIEWED)
    first, second = sorted(found, key=lambda finding: finding.armed_at)
    assert (first.verdict, first.late_days) == (verdict, late_days)
    assert second.verdict is Verdict.NOT_YET_DUE


def test_review_unmet():
    story = given(SINCE, NEAR, MADE)
    story.asked("2026-06-16 23:59").then(PLAN_REVIEWED, Verdict.NOT_YET_DUE, due_on="2026-06-16")
    story.heard(probation="2026-06-17").then(PLAN_REVIEWED, Verdict.UNKNOWN)
    story.heard(prison="2026-06-17 00:00").then(PLAN_REVIEWED, Verdict.OPEN)
    story.when(review("2026-06-01", "sentence")).heard(prison="2026-06-17").then(
        PLAN_REVIEWED, Verdict.OPEN
    )
    late = review("2026-06-11").told("2026-06-19")
    story.when(late).heard(prison="2026-06-17").asked("2026-06-19 13:00").then(
        PLAN_REVIEWED, Verdict.LATE_EVIDENCED, Verdict.NOT_YET_DUE
    )


@pytest.mark.parametrize(
    ("events", "due_on"),
    [
        ((transferred("2026-04-01"),), "2026-04-11"),
        ((transferred("2026-09-29"),), "2026-10-09"),
        ((transferred("2026-09-30"),), None),
        ((transferred("2026-04-01"), transferred("2026-05-01")), "2026-05-11"),
        ((released("2026-05-01"), received("2026-08-01", "recall")), "2026-08-11"),
        ((received("2026-08-01", "return"),), "2026-06-16"),
    ],
    ids=["moved", "17 days left", "16 days left", "moved twice", "recalled", "from court"],
)
def test_a_move_or_a_return_counts_anew(events, due_on):
    found = given(SINCE, NEAR, MADE, *events).findings(PLAN_REVIEWED)
    assert [str(f.deadline.due_on) for f in found] == ([due_on] if due_on else [])


@pytest.mark.parametrize(
    "over", [released("2026-06-16"), died("2026-06-16"), at_large("2026-06-16")]
)
def test_over_by_the_due_day(over):
    given(SINCE, NEAR, MADE, over).heard(prison="2026-06-17").then_nothing(PLAN_REVIEWED)


def test_over_later_taken_back_and_made_outside():
    given(SINCE, NEAR, MADE, released("2026-06-18")).heard(prison="2026-06-19").then(
        PLAN_REVIEWED, Verdict.LAPSED, late_days=2
    )
    taken = given(SINCE, NEAR, MADE.named("plan"), taken_back("plan", "2026-06-18"))
    taken.heard(prison="2026-06-19").then(PLAN_REVIEWED, Verdict.VOIDED)
    given(SINCE, released("2026-03-01"), MADE).heard(prison="2027-06-19").then_nothing(
        PLAN_REVIEWED
    )
