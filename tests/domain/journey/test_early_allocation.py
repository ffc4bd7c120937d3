"""Early allocation: what grounds come to, when an assessment counts, when it is made again."""

from datetime import date
from typing import Any

import pytest

from domain.facts.parole import EarlyAllocationAssessed
from domain.facts.sentence import DatesCalculated
from domain.journey.early_allocation import accepted, outcome, to_assess_again
from domain.journey.handover_due import handovers_due, told_of
from domain.journey.journey import Journey
from infra.policy.load import england_and_wales
from tests.people import dated, received, sentenced
from tests.story import Said, at, in_log, said

POLICY = england_and_wales()
INSIDE = (
    sentenced("2024-02-05 10:15", months=72),
    received("2024-02-05 17:10"),
    dated("2024-02-07 10:00", conditional_release_on="2027-02-05"),
)  # the window opens on 5 Aug 2025


def assessed(time: str, *grounds: Any, risk_on: str | None = None) -> Said:
    on = date.fromisoformat(risk_on) if risk_on else None
    return said("prison", time, EarlyAllocationAssessed(grounds, on))


def journey(*story: Said, now: str = "2026-01-05") -> Journey:
    return Journey(in_log(story), at(now))


def handed_over(*story: Said) -> str:
    (due,) = handovers_due(journey(*story), POLICY)
    return due.date.on.isoformat()


@pytest.mark.parametrize(
    ("grounds", "expected"),
    [
        (("terrorism",), "eligible"),
        (("pathfinder", "critical-public-protection"), "eligible"),
        (("other",), "discretionary"),
        (("extremism-separation",), "discretionary"),
        ((), "ineligible"),
    ],
)
def test_what_the_grounds_come_to(grounds: tuple[str, ...], expected: str) -> None:
    one = journey(*INSIDE, assessed("2025-09-01", *grounds))
    (made,) = one.of(EarlyAllocationAssessed)
    assert outcome(one, POLICY, made) == expected


def test_separation_for_extremism_is_a_ground_near_release_alone() -> None:
    one = journey(*INSIDE, assessed("2025-02-04", "extremism-separation"))
    (made,) = one.of(EarlyAllocationAssessed)
    assert outcome(one, POLICY, made) == "ineligible"


def test_an_assessment_makes_the_handover_early_once_the_window_is_open() -> None:
    assert handed_over(*INSIDE) == "2026-05-22"
    assert handed_over(*INSIDE, assessed("2025-08-04", "terrorism")) == "2026-05-22"
    assert handed_over(*INSIDE, assessed("2025-08-05", "terrorism")) == "2025-11-05"
    assert handed_over(*INSIDE, assessed("2025-08-05", "other")) == "2026-05-22"


def test_what_was_decided_counts_whenever_it_is_told() -> None:
    decided = said("prison", "2024-03-01", DatesCalculated(early_allocation=True))
    assert handed_over(*INSIDE, decided) == "2025-11-05"


def test_an_earlier_sentence_gives_none() -> None:
    decided = said("prison", "2019-03-01", DatesCalculated(early_allocation=True))
    assert handed_over(decided, *INSIDE) == "2026-05-22"


@pytest.mark.parametrize(
    ("risk_on", "expected"),
    [("2025-06-05", False), ("2025-06-06", True), ("2025-09-05", True), ("2025-09-06", False)],
)
def test_the_risk_was_assessed_within_three_months(risk_on: str, expected: bool) -> None:
    assert accepted(POLICY, date(2025, 9, 5), date.fromisoformat(risk_on)) is expected
    made = assessed("2025-09-05", "terrorism", risk_on=risk_on)
    assert handed_over(*INSIDE, made) == ("2025-11-05" if expected else "2026-05-22")


def test_an_assessment_made_too_early_is_made_again_once_the_window_opens() -> None:
    too_early = (*INSIDE, assessed("2024-06-01", "other"))
    assert again(*too_early, now="2025-08-04") is False
    assert again(*too_early, now="2025-08-05") is True
    assert again(*too_early, assessed("2025-08-06", "other"), now="2025-08-07") is False
    assert again(*INSIDE, now="2025-08-07") is False


def again(*story: Said, now: str) -> bool:
    one = journey(*story, now=now)
    told = told_of(one, POLICY, one.custody[-1])
    assert told is not None
    return to_assess_again(one, POLICY, told.sentence) is not None
