"""The sentence served, its length, and the dates last told."""

from datetime import date

import pytest

from domain.facts.sentence import SentenceImposed
from domain.journey.journey import Journey
from domain.journey.sentence import dates_told, latest_custody_sentence, under_twelve_months
from tests.people import dated, sentenced
from tests.story import Said, at, in_log


def journey(*items: Said) -> Journey:
    return Journey(in_log(items), at("2026-12-31"))


def test_the_latest_sentence_to_custody_by_its_own_day() -> None:
    told = journey(
        sentenced("2026-01-10", months=12).named("first").told("2026-06-01"),
        sentenced("2026-03-10", months=6).named("second"),
        sentenced("2026-04-10", kind="community-order"),
    )

    latest, before = latest_custody_sentence(told), latest_custody_sentence(told, at("2026-02-01"))

    assert latest is not None
    assert latest.id == "second"
    assert before is not None
    assert before.id == "first"


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [({"months": 7}, {"months": 6}), ({"months": 6, "days": 2}, {"months": 6, "days": 1}),
     ({"indeterminate": True}, {"months": 300})],
)  # fmt: skip
def test_of_two_passed_on_one_day_the_longest(
    longer: dict[str, int], shorter: dict[str, int]
) -> None:
    told = journey(
        sentenced("2026-01-10 10:00", **longer).named("long"),
        sentenced("2026-01-10 11:00", **shorter).named("short"),
    )

    latest = latest_custody_sentence(told)

    assert latest is not None
    assert latest.id == "long"


@pytest.mark.parametrize(
    ("length", "short"),
    [
        ({"months": 11}, True),
        ({"months": 12}, False),
        ({"days": 364}, True),
        ({"days": 365}, False),
        ({"months": 11, "days": 40}, True),
        ({"indeterminate": True}, False),
        ({}, None),
    ],
)
def test_under_twelve_months(length: dict[str, int], short: bool | None) -> None:
    assert under_twelve_months(SentenceImposed("custody", date(2026, 1, 1), **length)) is short


def test_each_date_is_the_last_told_and_told_again_is_not_new() -> None:
    told = journey(
        dated("2026-01-01", conditional_release_on="2026-09-01", licence_expires_on="2027-09-01"),
        dated("2026-02-01", conditional_release_on="2026-10-01").named("moved"),
        dated("2026-03-01", conditional_release_on="2026-10-01").named("again"),
    )

    dates = dates_told(told)

    assert dates["conditional_release_on"].on == date(2026, 10, 1)
    assert dates["conditional_release_on"].by.id == "again"
    assert dates["conditional_release_on"].first.id == "moved"
    assert dates["licence_expires_on"].on == date(2027, 9, 1)
    assert dates_told(told, at("2026-01-15"))["conditional_release_on"].on == date(2026, 9, 1)


def test_what_was_told_again_but_known_earlier_is_the_first() -> None:
    told = journey(
        dated("2026-01-01", conditional_release_on="2026-10-01").named("late").told("2026-05-01"),
        dated("2026-03-01", conditional_release_on="2026-10-01").named("known"),
    )

    assert dates_told(told)["conditional_release_on"].first.id == "known"
