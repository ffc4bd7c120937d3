"""Rule 32: a need open when a handover is accepted stands in the next plan."""

import pytest

from domain.finding import Verdict
from domain.rules.needs import NEED_CARRIED_OVER as RULE
from tests.people import (
    accepted,
    arranged,
    attended,
    died,
    need_closed,
    need_seen,
    plan_completed,
    received,
    released,
    supervision_ended,
    supervision_started,
)
from tests.story import Said, given, taken_back

NEED = need_seen("2026-01-20", "finance", "debt", severity="low")
TAKEN = accepted("2026-03-06", "HP08")
SEEN = (  # 15 working days after Monday 30 March 2026: Wednesday 22 April
    arranged("2026-03-23", "a1", "2026-03-30 10:00"),
    attended("2026-03-30 10:00", "a1"),
)
CASE = (NEED, TAKEN, *SEEN)
HEARD = "2026-04-23 00:00"


@pytest.mark.parametrize(
    ("made", "verdict", "late_days"),
    [
        ("2026-03-06 12:00", Verdict.AVERTED, None),
        ("2026-04-22 23:59", Verdict.AVERTED, None),
        ("2026-04-23 09:00", Verdict.CLOSED, 1),
    ],
    ids=["with the acceptance", "last day", "day after"],
)
def test_planned_for_in_time(made: str, verdict: Verdict, late_days: int | None) -> None:
    """15 working days after the first appointment attended."""
    given(*CASE, plan_completed(made, "sentence", "finance")).then(
        RULE, verdict, due_on="2026-04-22", late_days=late_days
    )


def test_unmet() -> None:
    """Silence is unknown."""
    given(*CASE).asked("2026-04-22 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(*CASE).heard(prison="2026-04-25").then(RULE, Verdict.UNKNOWN)
    given(*CASE).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    "plan",
    [
        plan_completed("2026-04-10", "learning", "finance"),
        plan_completed("2026-04-10", "sentence", "health"),
        plan_completed("2026-04-10", "sentence"),
        plan_completed("2026-03-06 11:59", "sentence", "finance"),
    ],
    ids=["a learning plan", "another pathway", "no pathways", "before the acceptance"],
)
def test_other_plans_do_not_count(plan: Said) -> None:
    """The plan names the pathway, and follows the acceptance."""
    given(*CASE, plan).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize("outcome", ["met", "declined", "not-required"])
def test_the_need_closed_meets_it_whatever_the_outcome(outcome: str) -> None:
    """In time or late."""
    given(*CASE, need_closed("2026-04-20", "finance", outcome=outcome)).then(RULE, Verdict.AVERTED)
    given(*CASE, need_closed("2026-04-24", "finance", outcome=outcome)).then(
        RULE, Verdict.CLOSED, late_days=2
    )


@pytest.mark.parametrize("point", ["HP02", "HP08", "HP18", "HP21", "HP22", "HP26", "HP35"])
def test_points_that_arm_it(point: str) -> None:
    """Where one who holds the case follows another."""
    given(NEED, accepted("2026-03-06", point), *SEEN).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )


@pytest.mark.parametrize("point", ["HP07", "HP11", "HP20", "HP36"])
def test_points_that_do_not(point: str) -> None:
    """Papers and referrals."""
    given(NEED, accepted("2026-03-06", point), *SEEN).heard(probation=HEARD).then_nothing(RULE)


def test_without_an_appointment_attended_there_is_no_date() -> None:
    """Waiting; in the plan already: averted."""
    given(NEED, TAKEN).heard(probation=HEARD).then(RULE, Verdict.NOT_YET_DUE, due_on=None)
    given(NEED, TAKEN, plan_completed("2026-03-20", "sentence", "finance")).then(
        RULE, Verdict.AVERTED, due_on=None
    )


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("first", True),
        ("home-visit", True),
        ("planned", True),
        ("prerelease", False),
        ("gp", False),
    ],
)
def test_the_clock_starts_with_a_contact(kind: str, counts: bool) -> None:
    """Other appointments start nothing, nor do unarranged ones."""
    seen = (arranged("2026-03-23", "a1", "2026-03-30 10:00", kind=kind), SEEN[1])

    given(NEED, TAKEN, *seen).heard(probation=HEARD).then(
        RULE, Verdict.OPEN if counts else Verdict.NOT_YET_DUE
    )
    given(NEED, TAKEN, SEEN[1]).heard(probation=HEARD).then(RULE, Verdict.NOT_YET_DUE)


def test_one_attended_before_the_acceptance_starts_nothing() -> None:
    """The first after it does."""
    given(
        NEED,
        arranged("2026-03-01", "a0", "2026-03-05 10:00"),
        attended("2026-03-05 10:00", "a0"),
        TAKEN,
        *SEEN,
    ).heard(probation=HEARD).then(RULE, Verdict.OPEN, due_on="2026-04-22")


def test_one_finding_a_pathway() -> None:
    """Two needs of one pathway: both have to be closed; a plan covers both."""
    two = (NEED, need_seen("2026-01-21", "finance", "no-bank"), TAKEN, *SEEN)

    given(*two, need_seen("2026-01-22", "health")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN, Verdict.OPEN
    )
    given(*two, need_closed("2026-04-01", "finance", "debt")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
    given(
        *two,
        need_closed("2026-04-01", "finance", "debt"),
        need_closed("2026-04-24", "finance", "no-bank"),
    ).then(RULE, Verdict.CLOSED, late_days=2)


@pytest.mark.parametrize(
    "words",
    [
        [NEED, need_closed("2026-03-06 11:00", "finance")],
        [need_seen("2026-03-07", "finance", "debt")],
    ],
    ids=["closed before", "seen after"],
)
def test_only_needs_open_at_the_acceptance(words: list[Said]) -> None:
    """Closed and seen again before it, it is open."""
    given(*words, TAKEN, *SEEN).heard(probation=HEARD).then_nothing(RULE)
    given(
        NEED,
        need_closed("2026-02-06", "finance"),
        need_seen("2026-02-08", "finance"),
        TAKEN,
        *SEEN,
    ).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    "end",
    [
        supervision_ended("2026-04-22 20:00"),
        received("2026-04-20", basis="recall"),
        died("2026-04-20"),
    ],
)
def test_ended_by_the_deadline_there_is_nothing(end: Said) -> None:
    """Supervision over, back in custody, dead."""
    given(*CASE, end).heard(probation=HEARD).then_nothing(RULE)


def test_ended_later_it_lapses() -> None:
    """Unless supervision goes on; still inside is not back in custody."""
    given(*CASE, supervision_ended("2026-04-25")).heard(probation="2026-04-26").then(
        RULE, Verdict.LAPSED, late_days=3
    )
    given(*CASE, supervision_ended("2026-04-20"), supervision_started("2026-04-21", "pss")).heard(
        probation="2026-04-26"
    ).then(RULE, Verdict.OPEN)
    given(received("2025-10-01"), NEED, TAKEN, released("2026-03-27 09:00"), *SEEN).heard(
        probation=HEARD
    ).then(RULE, Verdict.OPEN)
    given(received("2025-10-01"), NEED, TAKEN, received("2026-03-10", basis="return"), *SEEN).heard(
        probation=HEARD
    ).then(RULE, Verdict.OPEN)


def test_told_late_and_twice() -> None:
    """Late evidence; one acceptance told by two sources."""
    late = plan_completed("2026-04-10", "sentence", "finance").told("2026-04-25 09:00")

    given(*CASE, late).heard(probation=HEARD).asked("2026-04-26").then(RULE, Verdict.LATE_EVIDENCED)
    given(*CASE, accepted("2026-03-06 15:00", "HP08").by("prison")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )


@pytest.mark.parametrize("name", ["need", "taken"])
def test_what_arms_it_taken_back(name: str) -> None:
    """The need or the acceptance: voided."""
    by = {"need": "prison", "taken": "probation"}[name]
    given(NEED.named("need"), TAKEN.named("taken"), *SEEN, taken_back(name, "2026-04-01", by)).then(
        RULE, Verdict.VOIDED
    )
