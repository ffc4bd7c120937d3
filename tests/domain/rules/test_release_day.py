"""Rule 56: a release before a weekend or a holiday is moved, or somebody says why not."""

import pytest

from domain.facts.identity import PersonSeen
from domain.finding import Verdict
from domain.rules.release_day import RELEASE_DAY_CONSIDERED as RULE
from tests.overseen import day_decided
from tests.people import at_large, died, moved, planned, received, released, sentenced
from tests.story import Said, at, given, said, taken_back

INSIDE = (sentenced("2025-07-01 11:00", months=24), received("2025-07-01 16:00"))
# Thursday 2 April 2026 comes before Good Friday; five working days before it is Thursday 26 March.
PLAN = planned("2025-07-02", "2026-04-02")
HEARD = "2026-03-27 00:00"


@pytest.mark.parametrize(
    ("decided", "verdict"),
    [
        ("2025-07-02 12:00", Verdict.AVERTED),
        ("2026-03-26 23:59", Verdict.AVERTED),
        ("2026-03-27 00:00", Verdict.BREACHED),
        ("2025-07-01 12:00", Verdict.BREACHED),
    ],
    ids=["with the plan", "last day", "day after", "before the plan"],
)
def test_decided_in_time(decided: str, verdict: Verdict) -> None:
    given(*INSIDE, PLAN, day_decided(decided)).heard(prison="2026-03-27 12:00").then(
        RULE, verdict, due_on="2026-03-26"
    )


def test_unmet() -> None:
    given(*INSIDE, PLAN).asked("2026-03-26 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(*INSIDE, PLAN).heard(probation=HEARD).then(RULE, Verdict.UNKNOWN)
    given(*INSIDE, PLAN).heard(prison=HEARD).then(RULE, Verdict.BREACHED)
    given(*INSIDE, PLAN, day_decided("2026-03-20").told("2026-03-28")).heard(prison=HEARD).then(
        RULE, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    ("release_on", "due_on"),
    [
        ("2026-06-12", "2026-06-05"),
        ("2026-06-13", "2026-06-05"),
        ("2026-06-11", None),
        ("2026-05-24", "2026-05-15"),
        ("2026-05-26", None),
    ],
    ids=["Friday", "Saturday", "Thursday", "Sunday before a holiday", "Tuesday after it"],
)
def test_which_days(release_on: str, due_on: str | None) -> None:
    """A release that falls on a day of rest happens on the working day before it."""
    story = given(*INSIDE, planned("2025-07-02", release_on)).asked("2025-07-03")
    if due_on is None:
        story.then_nothing(RULE)
    else:
        story.then(RULE, Verdict.NOT_YET_DUE, due_on=due_on)


@pytest.mark.parametrize("kind", ["hdc", "parole", "bail", "court", "time-served", "immigration"])
def test_days_that_nobody_may_move(kind: str) -> None:
    given(*INSIDE, planned("2025-07-02", "2026-04-02", kind=kind)).heard(prison=HEARD).then_nothing(
        RULE
    )


@pytest.mark.parametrize(
    ("story", "armed"),
    [
        ((received("2025-07-01"),), False),
        ((sentenced("2025-07-01 11:00", indeterminate=True),), False),
        ((sentenced("2026-03-05 11:00", days=56),), True),
        ((sentenced("2026-03-06 11:00", days=56),), False),
    ],
    ids=["no sentence known", "indeterminate", "28 days", "27 days"],
)
def test_whose_day(story: tuple[Said, ...], armed: bool) -> None:
    given(*story, planned("2026-03-06 12:00", "2026-04-02")).heard(prison="2026-03-30").then(
        RULE, *((Verdict.BREACHED,) if armed else ())
    )


@pytest.mark.parametrize(("born", "armed"), [("2008-04-02", True), ("2008-04-03", False)])
def test_adults_only(born: str, armed: bool) -> None:
    seen = PersonSeen("Test", "Person", at(born).date())
    given(*INSIDE, said("prison", "2025-07-01 17:00", seen), PLAN).heard(prison=HEARD).then(
        RULE, *((Verdict.BREACHED,) if armed else ())
    )


def test_in_force_from_30_november_2023() -> None:
    inside = (sentenced("2023-03-01 11:00", months=24), received("2023-03-01 16:00"))
    for release_on, verdicts in (("2023-11-24", ()), ("2023-12-01", (Verdict.NOT_YET_DUE,))):
        given(*inside, planned("2023-03-02", release_on)).asked("2023-03-03").then(RULE, *verdicts)


def test_a_decision_counts_for_the_day_then_in_force() -> None:
    """A date told again is still that date; another one wants another look."""
    decided = day_decided("2025-08-01")
    again = planned("2025-09-01", "2026-04-02")
    given(*INSIDE, PLAN, decided, again).heard(prison=HEARD).then(RULE, Verdict.AVERTED)
    other = moved("2025-09-01", "2026-06-12", "2026-04-02")
    given(*INSIDE, PLAN, decided, other).heard(prison="2026-06-08").then(
        RULE, Verdict.BREACHED, due_on="2026-06-05"
    )
    back = moved("2025-09-02", "2026-04-02", "2026-06-12")
    given(*INSIDE, PLAN, decided, other, back).heard(prison=HEARD).then(RULE, Verdict.BREACHED)


def test_moved_off_such_a_day() -> None:
    off = moved("2026-03-20", "2026-04-01", "2026-04-02")
    given(*INSIDE, PLAN, off).heard(prison=HEARD).then_nothing(RULE)
    given(*INSIDE, PLAN, released("2026-04-01")).heard(prison="2026-04-02").then_nothing(RULE)


def test_short_notice() -> None:
    """Known on Monday 30 March, when the day had passed: two working days, Wednesday 1 April."""
    given(*INSIDE, planned("2026-03-30", "2026-04-02")).then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-04-01", short_notice=True
    )


def test_over_or_taken_back() -> None:
    for over in (died("2026-03-26"), at_large("2026-03-26")):
        given(*INSIDE, PLAN, over).heard(prison=HEARD).then_nothing(RULE)
    given(*INSIDE, PLAN, died("2026-03-28")).heard(prison="2026-03-29").then(RULE, Verdict.BREACHED)
    given(*INSIDE, PLAN.named("p"), taken_back("p", "2026-03-28")).heard(prison="2026-03-29").then(
        RULE, Verdict.VOIDED
    )
