"""Rules 78 and 79: back inside on recall, the community stays in touch and plans the way out."""

from collections.abc import Callable

import pytest

from domain.finding import Verdict
from domain.rules.returned import CONTACT_KEPT, RERELEASE_PLANNED
from domain.rules.rule import Rule
from tests.overseen import at_parole, contact, contact_tried
from tests.people import (
    allocated,
    arranged,
    at_large,
    attended,
    dated,
    died,
    plan_completed,
    recall_rescinded,
    recalled,
    received,
    released,
    sentenced,
)
from tests.story import Said, given, taken_back

OUT = (received("2024-11-04"), released("2025-06-02"))
STANDARD = recalled("2025-09-01")
FIXED = recalled("2025-09-01", kind="fixed", days=28)
# Received on Monday 8 September 2025: ten working days end on Monday 22nd, five on the 15th;
# 28 days end on Sunday 5 October, seven before it is 28 September.
BACK = received("2025-09-08 15:00", "recall")


@pytest.mark.parametrize(
    ("recall", "due_on"),
    [
        (STANDARD, "2025-09-22"),
        (FIXED, "2025-09-15"),
        (recalled("2025-09-01", kind="fixed", days=29), "2025-09-22"),
        (recalled("2025-09-01", kind="fixed"), "2025-09-15"),
    ],
    ids=["standard", "28 days", "29 days", "days not told"],
)
def test_how_soon(recall: Said, due_on: str) -> None:
    given(*OUT, recall, BACK).then(CONTACT_KEPT, Verdict.NOT_YET_DUE, due_on=due_on)


def test_a_return_without_a_known_recall_has_the_longer_time() -> None:
    given(*OUT, BACK).then(CONTACT_KEPT, Verdict.NOT_YET_DUE, due_on="2025-09-22")
    given(*OUT, BACK).then_nothing(RERELEASE_PLANNED)


def test_from_2026_terms_not_told_are_long() -> None:
    """56 days from 31 March 2026: no short term any more."""
    for back, due_on, planned_by in (
        ("2026-03-30", "2026-04-08", "2026-04-19"),
        ("2026-03-31", "2026-04-16", "2026-05-18"),
    ):
        story = given(*OUT, recalled("2026-03-26", kind="fixed"), received(back, "recall"))
        story.then(CONTACT_KEPT, Verdict.NOT_YET_DUE, due_on=due_on)
        story.then(RERELEASE_PLANNED, Verdict.NOT_YET_DUE, due_on=planned_by)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ((contact("2025-09-08 09:00", "video", "com"),), Verdict.AVERTED),
        ((contact("2025-09-22 23:59", "phone", "offender-manager"),), Verdict.AVERTED),
        ((contact("2025-09-23 00:00", "phone", "com"),), Verdict.CLOSED),
        ((contact("2025-09-10"),), Verdict.AVERTED),
        ((contact("2025-09-10").by("prison"),), Verdict.OPEN),
        ((contact("2025-09-10", "in-person", "pom"),), Verdict.OPEN),
        ((contact("2025-09-07 23:00", "phone", "com"),), Verdict.OPEN),
        ((contact_tried("2025-09-10", "in-person"),), Verdict.OPEN),
        (
            (
                arranged("2025-09-09", "a1", "2025-09-12 10:00", "planned", "video", "com"),
                attended("2025-09-12 10:00", "a1"),
            ),
            Verdict.AVERTED,
        ),
        (
            (
                arranged("2025-09-09", "a1", "2025-09-12 10:00", "planned", "in-person", "mentor"),
                attended("2025-09-12 10:00", "a1"),
            ),
            Verdict.OPEN,
        ),
    ],
)
def test_what_counts_as_in_touch(said: tuple[Said, ...], verdict: Verdict) -> None:
    given(*OUT, STANDARD, BACK, *said).heard(probation="2025-09-23 12:00").then(
        CONTACT_KEPT, verdict
    )


@pytest.mark.parametrize(
    ("planned", "verdict", "late_days"),
    [
        ("2025-09-08 09:00", Verdict.AVERTED, None),
        ("2025-09-28 23:59", Verdict.AVERTED, None),
        ("2025-09-29 00:00", Verdict.CLOSED, 1),
        ("2025-09-07 23:59", Verdict.OPEN, None),
    ],
    ids=["that day", "last day", "day after", "before the return"],
)
def test_the_way_out_is_planned(planned: str, verdict: Verdict, late_days: int | None) -> None:
    given(*OUT, FIXED, BACK, plan_completed(planned, "rerelease")).heard(
        probation="2025-09-29 12:00"
    ).then(RERELEASE_PLANNED, verdict, due_on="2025-09-28", late_days=late_days)


def test_other_plans_play_no_part() -> None:
    given(*OUT, FIXED, BACK, plan_completed("2025-09-10", "resettlement")).heard(
        probation="2025-09-29"
    ).then(RERELEASE_PLANNED, Verdict.OPEN)
    given(*OUT, STANDARD, BACK).heard(probation="2025-12-01").then_nothing(RERELEASE_PLANNED)


@pytest.mark.parametrize(
    ("facts", "due_on", "short_notice"),
    [
        ((dated("2025-09-09", post_recall_release_on="2025-10-15"),), "2025-10-08", False),
        ((dated("2025-09-01", post_recall_release_on="2025-10-15"),), "2025-09-28", False),
        ((dated("2025-09-01", sentence_expires_on="2025-09-20"),), "2025-09-13", False),
        ((dated("2025-09-10", post_recall_release_on="2025-09-15"),), "2025-09-12", True),
    ],
    ids=["told after the return", "told before it", "sentence expires first", "short notice"],
)
def test_when_the_term_ends(facts: tuple[Said, ...], due_on: str, short_notice: bool) -> None:
    given(*OUT, FIXED, BACK, *facts).asked("2025-09-11").then(
        RERELEASE_PLANNED, Verdict.NOT_YET_DUE, due_on=due_on, short_notice=short_notice
    )


def test_a_short_sentence_means_a_short_term() -> None:
    """14 days where none were told, before 31 March 2026."""
    given(
        sentenced("2024-11-04", months=11), *OUT, recalled("2025-09-01", kind="fixed"), BACK
    ).then(RERELEASE_PLANNED, Verdict.NOT_YET_DUE, due_on="2025-09-14")


@pytest.mark.parametrize(
    ("facts", "due_on"),
    [
        ((at_large("2025-09-15"), received("2025-09-19", "recall")), "2025-10-01"),
        ((at_large("2025-09-15"), received("2025-09-15 18:00", "recall")), "2025-09-28"),
    ],
    ids=["three whole days", "back the same day"],
)
def test_days_at_large_after_the_return_are_added(facts: tuple[Said, ...], due_on: str) -> None:
    given(*OUT, FIXED, BACK, *facts).asked("2025-09-20").then(
        RERELEASE_PLANNED, Verdict.NOT_YET_DUE, due_on=due_on
    )


def test_a_long_term_of_somebody_inside_before_waits_for_its_tranche() -> None:
    """56 days from 7 January 2026 end on 3 March; six years are 2,191 days: the tranche of 21 April."""
    story = (sentenced("2020-11-04", months=72), *OUT)
    back = (recalled("2026-01-05", kind="fixed", days=56), received("2026-01-07", "recall"))
    given(*story, *back).then(RERELEASE_PLANNED, Verdict.NOT_YET_DUE, due_on="2026-04-14")


BOTH = pytest.mark.parametrize("rule", [CONTACT_KEPT, RERELEASE_PLANNED], ids=["78", "79"])
STORY = (*OUT, FIXED, BACK)
LATER = "2025-09-29 00:00"


@BOTH
def test_unmet(rule: Rule) -> None:
    given(*STORY).heard(prison=LATER).then(rule, Verdict.UNKNOWN)
    given(*STORY).heard(probation=LATER).then(rule, Verdict.OPEN)
    done = (
        contact("2025-09-10", "phone", "com").told("2025-10-01"),
        plan_completed("2025-09-10", "rerelease").told("2025-10-01"),
    )
    given(*STORY, *done).heard(probation=LATER).then(rule, Verdict.LATE_EVIDENCED)


@BOTH
@pytest.mark.parametrize("over", [died, released, at_large])
def test_over(rule: Rule, over: Callable[[str], Said]) -> None:
    given(*STORY, over("2025-09-12")).heard(probation=LATER).then_nothing(rule)
    given(*STORY, over("2025-10-02")).heard(probation="2025-10-03").then(rule, Verdict.LAPSED)


@BOTH
def test_taken_back_or_rescinded(rule: Rule) -> None:
    given(*OUT, FIXED, BACK.named("b"), taken_back("b", "2025-10-01")).heard(
        probation="2025-10-02"
    ).then(rule, Verdict.VOIDED)
    given(*STORY, recall_rescinded("2025-09-11")).heard(probation=LATER).then(rule, Verdict.VOIDED)


def test_referred_to_parole_no_term_ends_by_itself() -> None:
    given(*STORY, at_parole("2025-09-11")).heard(probation=LATER).then_nothing(RERELEASE_PLANNED)
    given(*STORY, at_parole("2025-09-11")).heard(probation=LATER).then(CONTACT_KEPT, Verdict.OPEN)


@BOTH
def test_the_company_with_the_case_is_heard(rule: Rule) -> None:
    case = (
        allocated("2016-01-05", "provider:crc-north"),
        recalled("2016-03-01", kind="fixed", days=14),
        received("2016-03-03", "recall"),
    )
    given(*case).heard(probation="2016-03-20").then(rule, Verdict.UNKNOWN)
    given(*case).heard(**{"/provider/crc-north": "2016-03-20"}).then(rule, Verdict.OPEN)
