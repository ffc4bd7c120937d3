"""The handover as officers follow it: notices, lists, tasks, and parole drawing near."""

from datetime import date
from typing import Any

import pytest

from domain.facts.handover import HandoverInitiated, MeetingHeld
from domain.facts.need import NeedAssessed
from domain.facts.parole import ParoleDecided
from domain.journey.case_handover import CaseHandover, case_handover
from domain.journey.handover_tasks import tasks
from domain.journey.journey import Journey
from domain.journey.parole import approaching, current
from infra.policy.load import england_and_wales
from tests.people import dated, lead, received, sentenced
from tests.story import Said, at, in_log, said

POLICY = england_and_wales()
INSIDE = (
    sentenced("2022-02-05 10:15", months=96),
    received("2022-02-05 17:10"),
    dated("2022-02-07 10:00", conditional_release_on="2025-10-15"),
)  # HO: 1 Feb 2025
NAMED = lead("2025-01-06", "com", "c1")


def case(*more: Said, now: str) -> CaseHandover:
    found = case_handover(Journey(in_log((*INSIDE, *more)), at(now)), POLICY)
    assert found is not None
    assert found.sides.handed_over_on == date(2025, 2, 1)
    return found


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2024-12-06", False),
        ("2024-12-07", True),
        ("2025-01-31", True),
        ("2025-02-01", False),
    ],
)
def test_near_for_eight_weeks(now: str, expected: bool) -> None:
    assert case(now=now).upcoming(POLICY) is expected


@pytest.mark.parametrize(
    ("now", "more", "expected"),
    [
        ("2024-12-07", (), "upcoming-handover"),
        ("2024-12-08", (), None),
        ("2025-02-01", (NAMED,), "handover-today"),
        ("2025-02-01", (), None),
        ("2025-02-15", (), "officer-overdue"),
        ("2025-02-15", (NAMED,), None),
    ],
)
def test_what_the_prisons_officer_is_told(
    now: str, more: tuple[Said, ...], expected: str | None
) -> None:
    assert case(*more, now=now).notice(POLICY) == expected


def test_listed_from_the_second_day_on() -> None:
    assert not case(now="2025-02-02").listed(POLICY)
    assert case(now="2025-02-03").listed(POLICY)
    assert not case(NAMED, now="2025-02-03").listed(POLICY)
    assert [case(now=now).days_overdue() for now in ("2025-01-30", "2025-02-03")] == [-2, 2]


def test_the_unit_is_reminded_a_week_after_the_support_should_have_begun() -> None:
    assert case(now="2025-02-08").unit_reminded(POLICY)
    assert not case(now="2025-02-09").unit_reminded(POLICY)
    assert not case(NAMED, now="2025-02-08").unit_reminded(POLICY)


def test_tasks_by_kind_and_day() -> None:
    every = ("oasys-reviewed", "com-contacted", "handover-meeting-attended")
    assert tasks(POLICY, "standard", None) == ("com-contacted", "handover-report-sent")
    assert tasks(POLICY, "enhanced", date(2026, 8, 31)) == every
    assert tasks(POLICY, "enhanced", date(2026, 9, 1)) == every[:2]
    assert tasks(POLICY, "enhanced", None) == every


def test_tasks_done_are_those_told_of_since_the_person_came() -> None:
    def of_handover(fact: Any) -> Said:
        return said("prison", "2025-01-10", fact)

    begun = of_handover(HandoverInitiated("HP08", kind="enhanced"))
    spoke = of_handover(MeetingHeld(with_person=False, workers=("p1", "c1"), point="HP08"))
    met = of_handover(MeetingHeld(with_person=True, workers=("p1", "c1"), point="HP08"))
    looked = of_handover(NeedAssessed("oasys", (), complete=True))

    assert case(spoke, now="2025-01-11").tasks is None
    some = case(begun, met, looked, now="2025-01-11").tasks
    assert some is not None
    assert some.done == ("oasys-reviewed", "handover-meeting-attended")
    assert not some.complete
    every = case(begun, spoke, met, looked, now="2025-01-11").tasks
    assert every is not None
    assert every.complete


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-06-16", False), ("2025-06-17", True), ("2026-04-16", True), ("2026-04-17", False)],
)
def test_parole_is_near_for_ten_months(day: str, expected: bool) -> None:
    on = date.fromisoformat(day)
    assert approaching(POLICY, date(2025, 6, 16), None, on, None) == (on if expected else None)


def test_a_decision_is_shown_for_two_weeks() -> None:
    decided = said("prison", "2024-12-02", ParoleDecided("release", date(2024, 12, 1)))
    assert case(decided, now="2024-12-15").decided is not None
    assert case(decided, now="2024-12-16").decided is None


def test_a_review_is_looked_at_while_it_runs_and_two_weeks_after_its_outcome() -> None:
    on = date(2025, 6, 16)
    assert current(POLICY, on, None, running=True)
    assert not current(POLICY, on, None, running=False)
    assert current(POLICY, on, date(2025, 6, 3), running=False)
    assert not current(POLICY, on, date(2025, 6, 2), running=True)
