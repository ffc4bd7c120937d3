"""Whose case it is inside: by the dates, by recall and parole, by a word, and in open prisons."""

from datetime import date
from typing import Any

import pytest

from domain.facts.custody import CategorySet, ImmigrationHoldServed, PersonTransferred
from domain.facts.identity import PersonSeen
from domain.facts.parole import ParoleDecided
from domain.facts.recall import RecallAgreed
from domain.facts.risk import MappaLevelSet
from domain.journey.case_sides import CaseSides, case_sides
from domain.journey.journey import Journey
from infra.policy.load import england_and_wales
from tests.people import dated, planned, received, released, responsible, sentenced
from tests.story import Said, at, in_log, said

POLICY = england_and_wales()
IN_PRISON = (sentenced("2020-01-06 10:00", months=60), received("2020-01-06 17:00"))
LIFE = (sentenced("2020-01-06 10:00", indeterminate=True), received("2020-01-06 17:00"))
CRD = dated("2020-01-08", conditional_release_on="2022-09-01")  # v1: 16 Apr, supported from 17 Jan


def sides(*story: Said, now: str) -> CaseSides | None:
    entries = [entry for entry in in_log(story) if entry.recorded_at <= at(now)]
    return case_sides(Journey(entries, at(now)), POLICY)


def side(*story: Said, now: str) -> str | None:
    found = sides(*story, now=now)
    return found.side if found else None


def hearing(on: str, **days: str) -> Said:
    return dated("2020-01-08", target_hearing_on=on, **days)


def level(number: int) -> Said:
    return said("probation", "2020-02-01", MappaLevelSet(number))


RECALL = (
    released("2023-06-01"),
    said("probation", "2024-01-08 09:00", RecallAgreed("standard", emergency=False)),
    received("2024-01-08 10:00", "recall"),
)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2022-01-16", "custody-only"),
        ("2022-01-17", "custody-with-com"),
        ("2022-04-15", "custody-with-com"),
        ("2022-04-16", "community"),
    ],
)
def test_in_version_one_the_community_supports_before_it_takes_over(
    now: str, expected: str
) -> None:
    found = sides(*IN_PRISON, CRD, now=now)

    assert found is not None
    assert found.side == expected
    assert (found.supported_on, found.handed_over_on) == (date(2022, 1, 17), date(2022, 4, 16))
    assert found.in_progress is (expected != "custody-only")


def test_since_version_two_it_takes_over_at_once() -> None:
    later = dated("2020-01-08", conditional_release_on="2025-01-10")
    found = sides(*IN_PRISON, later, now="2024-04-01")

    assert found is not None
    assert found.supported_on == found.handed_over_on == date(2024, 4, 26)


def test_nobody_is_responsible_outside_or_on_remand() -> None:
    assert sides(received("2020-01-06", basis="remand"), now="2020-02-01") is None
    assert sides(*IN_PRISON, released("2021-01-01"), now="2021-02-01") is None


def test_the_prison_alone_without_dates() -> None:
    found = sides(*IN_PRISON, now="2020-02-01")
    assert found == CaseSides("custody-only", None, None)


@pytest.mark.parametrize(
    ("more", "now", "expected"),
    [
        ((), "2024-02-01", "custody-with-com"),
        ((level(1),), "2024-02-01", "custody-with-com"),
        ((level(2),), "2024-02-01", "community"),
        ((), "2025-05-20", "custody-with-com"),
        ((), "2025-05-21", "community"),
        ((said("prison", "2024-01-20", ImmigrationHoldServed("IS91")),), "2025-05-21", "community"),
    ],
    ids=["no level", "level 1", "level 2", "twelve months", "a day less", "held"],
)
def test_life_recalled_stays_the_prisons_while_the_hearing_is_far_ahead(
    more: tuple[Said, ...], now: str, expected: str
) -> None:
    story = (*LIFE, hearing("2026-05-20"), *more, *RECALL)
    assert side(*story, now=now) == expected


def test_any_other_recall_is_the_communitys() -> None:
    assert side(*IN_PRISON, *RECALL, now="2024-02-01") == "community"
    assert side(*LIFE, hearing("2024-09-01"), *RECALL, now="2024-02-01") == "community"
    assert side(*LIFE, *RECALL, now="2024-02-01") == "community"


@pytest.mark.parametrize(
    ("outcome", "more", "expected"),
    [
        ("stay-in-closed", (), "custody-with-com"),
        ("no-release", (level(3),), "community"),
        ("release", (level(3),), "custody-only"),
    ],
)
def test_parole_refused_with_the_next_hearing_far_ahead(
    outcome: Any, more: tuple[Said, ...], expected: str
) -> None:
    decided = said("prison", "2024-05-12", ParoleDecided(outcome, date(2026, 5, 12)))
    story = (*LIFE, hearing("2026-05-12"), *more, decided)
    assert side(*story, now="2024-05-20") == expected


def test_a_decision_on_an_earlier_sentence_says_nothing() -> None:
    decided = said("prison", "2019-05-12", ParoleDecided("no-release", date(2019, 5, 1)))
    story = (decided, *LIFE, hearing("2026-05-12"), level(3))
    assert side(*story, now="2024-05-20") == "custody-only"


def test_a_life_sentence_on_top_of_another_is_the_prisons() -> None:
    again = sentenced("2023-01-09 10:00", indeterminate=True)
    near = dated("2020-01-08", tariff_expires_on="2023-06-01")
    assert side(*LIFE, near, now="2023-03-01") == "community"
    assert sides(*LIFE, near, again, now="2023-03-01") == CaseSides("custody-only", None, None)


def test_a_word_against_the_dates_counts_from_its_day() -> None:
    back = responsible("prison", "2022-05-01 09:00", "custody-with-com", "2022-05-02")
    early = responsible("prison", "2021-05-01 09:00", "community", "2021-05-02")

    assert side(*IN_PRISON, CRD, back, now="2022-05-01 12:00") == "community"
    assert side(*IN_PRISON, CRD, back, now="2022-05-02") == "custody-with-com"
    assert side(*IN_PRISON, CRD, early, now="2021-05-02") == "community"


@pytest.mark.parametrize(
    ("arrived", "prison", "wales", "expected"),
    [
        ("2021-03-30", "SUI", False, None),
        ("2021-03-31", "SUI", False, "2022-04-16"),
        ("2020-10-18", "UPI", True, None),
        ("2020-10-19", "UPI", True, "2022-04-16"),
        ("2020-10-19", "UPI", False, None),
    ],
)
def test_open_prisons_joined_last(
    arrived: str, prison: str, wales: bool, expected: str | None
) -> None:
    moved = said("prison", f"{arrived} 10:00", PersonTransferred("LEI", prison))
    home = [planned("2020-01-09", "2022-09-01", area="region/wales")] if wales else []
    found = sides(*IN_PRISON, CRD, *home, moved, now="2021-06-01")

    assert found is not None
    assert (found.handed_over_on.isoformat() if found.handed_over_on else None) == expected
    assert found.side == ("custody-only" if expected else "community")


def test_before_the_open_prison_it_was_the_prisons_and_back_from_it_is_again() -> None:
    there = said("prison", "2020-12-01 10:00", PersonTransferred("LEI", "SUI"))
    back = said("prison", "2021-02-01 10:00", PersonTransferred("SUI", "LEI"))

    assert side(*IN_PRISON, CRD, there, now="2020-11-30") == "custody-only"
    assert side(*IN_PRISON, CRD, there, now="2020-12-02") == "community"
    assert side(*IN_PRISON, CRD, there, back, now="2021-02-02") == "custody-only"


def test_a_life_sentence_in_open_conditions_is_supported_from_the_arrival() -> None:
    tariff = dated("2020-01-08", tariff_expires_on="2025-06-15")
    moved = said("prison", "2023-06-01 10:00", PersonTransferred("LEI", "LYI"))
    found = sides(*LIFE, tariff, moved, now="2023-06-01 12:00")

    assert found is not None
    assert found.side == "custody-with-com"
    assert found.supported_on == date(2023, 6, 1)
    assert found.handed_over_on == date(2024, 6, 15)


def test_a_woman_is_in_open_conditions_by_her_category() -> None:
    her = said("prison", "2022-01-06 17:05", PersonSeen("Ada", "Byron", sex="female"))
    inside = (sentenced("2022-01-06 10:00", indeterminate=True), received("2022-01-06 17:00"), her)
    tariff = dated("2022-01-08", tariff_expires_on="2026-06-15")
    opened = said("prison", "2024-03-04", CategorySet("open"))
    closed = said("prison", "2024-05-06", CategorySet("closed"))
    found = sides(*inside, tariff, opened, now="2024-04-01")

    assert found is not None
    assert found.supported_on == date(2024, 3, 4)
    assert side(*inside, tariff, opened, now="2024-04-01") == "custody-with-com"
    assert side(*inside, tariff, opened, closed, now="2024-06-01") == "custody-only"
