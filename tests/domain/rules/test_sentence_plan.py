"""Rule 54: a sentence plan follows the first appointment kept."""

from collections.abc import Callable

import pytest

from domain.finding import Verdict
from domain.rules.sentence_plan import SENTENCE_PLANNED as RULE
from tests.people import (
    arranged,
    attended,
    died,
    plan_completed,
    received,
    released,
    sentenced,
    supervision_ended,
)
from tests.story import Said, given, taken_back

IN, OUT = received("2025-11-03"), released("2026-03-02 10:00")
APPOINTED = arranged("2026-02-26", "a1", "2026-03-03 10:00")
SEEN = attended("2026-03-03 10:00", "a1")  # 15 working days on: Tuesday 24 March
STORY = (IN, OUT, APPOINTED, SEEN)
HEARD = "2026-03-25 00:00"


@pytest.mark.parametrize(
    ("planned", "verdict", "late_days"),
    [
        ("2026-03-02 10:00", Verdict.AVERTED, None),
        ("2026-03-24 23:59", Verdict.AVERTED, None),
        ("2026-03-25 00:00", Verdict.CLOSED, 1),
        ("2026-03-02 09:59", Verdict.OPEN, None),
    ],
    ids=["at the gate", "last day", "day after", "made inside"],
)
def test_planned_in_time(planned: str, verdict: Verdict, late_days: int | None) -> None:
    given(*STORY, plan_completed(planned, "sentence")).heard(probation=HEARD).then(
        RULE, verdict, due_on="2026-03-24", late_days=late_days
    )


def test_unmet() -> None:
    given(*STORY).asked("2026-03-24 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(*STORY).heard(prison=HEARD).then(RULE, Verdict.UNKNOWN)
    given(*STORY).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    given(*STORY, plan_completed("2026-03-10", "resettlement")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
    given(*STORY, plan_completed("2026-03-10", "sentence").told("2026-03-27")).heard(
        probation=HEARD
    ).then(RULE, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize(
    "story",
    [
        (IN, OUT, APPOINTED),
        (IN, OUT, arranged("2026-02-26", "a1", "2026-03-03 10:00", "treatment"), SEEN),
        (IN, APPOINTED, attended("2026-02-27 10:00", "a1")),
        (IN, released("2026-03-02", "unconditional"), APPOINTED, SEEN),
    ],
    ids=["nobody came", "another kind", "seen inside", "not supervised"],
)
def test_nothing_to_follow(story: tuple[Said, ...]) -> None:
    given(*story).heard(probation=HEARD).then_nothing(RULE)


@pytest.mark.parametrize(
    ("kind", "verdicts"),
    [
        ("community-order", (Verdict.OPEN,)),
        ("suspended", (Verdict.OPEN,)),
        ("custody", ()),
    ],
)
def test_after_sentence(kind: str, verdicts: tuple[Verdict, ...]) -> None:
    """A community sentence begins it as a release does."""
    given(sentenced("2026-02-26", kind), APPOINTED, SEEN).heard(probation=HEARD).then(
        RULE, *verdicts
    )


def test_only_the_first_after_each_beginning() -> None:
    """The next one arms nothing; a second release begins anew, and wants a plan of its own."""
    again = (arranged("2026-03-04", "a2", "2026-03-10 10:00"), attended("2026-03-10 10:00", "a2"))
    plan = plan_completed("2026-03-05", "sentence")
    given(*STORY, *again, plan).heard(probation=HEARD).then(RULE, Verdict.AVERTED)
    second = (received("2026-03-12", "recall"), released("2026-04-20", "recall-end"))
    third = (arranged("2026-04-19", "a3", "2026-04-21 10:00"), attended("2026-04-21 10:00", "a3"))
    given(*STORY, plan, *second, *third).heard(probation="2026-06-01").then(
        RULE, Verdict.AVERTED, Verdict.OPEN
    )


def test_one_meeting_for_two_beginnings() -> None:
    """The plan follows the later of them."""
    order = sentenced("2026-02-20", "community-order")
    early = plan_completed("2026-02-25", "sentence")
    given(IN, order, early, OUT, APPOINTED, SEEN).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize("over", [died, supervision_ended, lambda on: received(on, "recall")])
def test_over(over: Callable[[str], Said]) -> None:
    """By the last day: nothing; later: it lapses."""
    given(*STORY, over("2026-03-24 20:00")).heard(probation=HEARD).then_nothing(RULE)
    given(*STORY, over("2026-03-26 10:00")).heard(probation="2026-03-27").then(
        RULE, Verdict.LAPSED, late_days=2
    )


@pytest.mark.parametrize("gone", [1, 3], ids=["the release", "the meeting"])
def test_taken_back(gone: int) -> None:
    story = [item.named("gone") if n == gone else item for n, item in enumerate(STORY)]
    source = "prison" if gone == 1 else "probation"
    given(*story, taken_back("gone", "2026-03-26", source)).heard(probation="2026-03-27").then(
        RULE, Verdict.VOIDED
    )
