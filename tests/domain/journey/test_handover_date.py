"""HO, case by case: what each version of the policy gives, and which version holds."""

from datetime import date
from typing import Any

import pytest

from domain.journey.handover_anchor import HandoverCase, earliest_release
from domain.journey.handover_date import handover_date, model_starts_on, why_none
from infra.policy.load import england_and_wales

TODAY = date(2026, 6, 1)
POLICY = england_and_wales()


def case(sentenced_on: str = "2018-06-01", **told: Any) -> HandoverCase:
    days = {k: date.fromisoformat(v) if k.endswith("_on") else v for k, v in told.items()}
    return HandoverCase(date.fromisoformat(sentenced_on), **days)


def handed_over(one: HandoverCase, as_of: date = TODAY) -> tuple[str, str] | None:
    found = handover_date(one, POLICY, as_of)
    return (found.on.isoformat(), found.why) if found else None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"conditional_on": "2022-09-01"}, ("2022-04-16", "determinate")),
        ({"automatic_on": "2022-09-01", "conditional_on": "2022-09-02"}, ("2022-04-16", "determinate")),
        ({"conditional_on": "2022-09-01", "early": True}, ("2021-06-01", "early-allocation")),
        ({"conditional_on": "2022-09-01", "parole_on": "2022-06-30"}, ("2021-10-30", "parole")),
        ({"conditional_on": "2022-09-01", "crc": True}, ("2022-06-09", "crc")),
        (
            {"conditional_on": "2022-09-01", "crc": True, "hdc_eligible_on": "2022-05-01"},
            ("2022-02-06", "crc"),
        ),
        (
            {"conditional_on": "2022-09-01", "crc": True, "hdc_eligible_on": "2022-05-01",
             "hdc_actual_on": "2022-06-01"},
            ("2022-03-09", "crc"),
        ),
        ({"conditional_on": "2022-09-01", "mappa_level": 2}, ("2022-01-17", "mappa")),
        ({"conditional_on": "2022-09-01", "mappa_level": 3}, ("2022-01-17", "mappa")),
        ({"conditional_on": "2022-09-01", "mappa_level": 1}, ("2022-04-16", "determinate")),
        ({"conditional_on": "2022-09-01", "hdc_eligible_on": "2022-04-15"}, ("2022-04-15", "hdc")),
        ({"conditional_on": "2022-09-01", "hdc_eligible_on": "2022-04-17"}, ("2022-04-16", "determinate")),
        (
            {"conditional_on": "2022-09-01", "hdc_eligible_on": "2022-04-15", "hdc_actual_on": "2022-05-02"},
            ("2022-05-02", "hdc"),
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)  # fmt: skip
def test_version_one(told: dict[str, Any], expected: tuple[str, str]) -> None:
    assert handed_over(case(**told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"conditional_on": "2023-08-10"}, ("2022-12-26", "determinate")),
        ({"conditional_on": "2023-08-10", "mappa_level": 2}, ("2022-12-26", "determinate")),
        ({"conditional_on": "2023-08-10", "hdc_eligible_on": "2023-01-05"}, ("2022-12-26", "determinate")),
        ({"conditional_on": "2023-05-01", "crc": True}, ("2023-02-06", "crc")),
        ({"conditional_on": "2024-02-01", "early": True}, ("2022-11-01", "early-allocation")),
        ({"conditional_on": "2023-11-17"}, ("2023-04-02", "determinate")),
    ],
    ids=["plain", "mappa no longer asked", "curfew no longer asked", "crc", "early", "its last day"],
)  # fmt: skip
def test_version_two(told: dict[str, Any], expected: tuple[str, str]) -> None:
    assert handed_over(case("2021-01-01", **told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"conditional_on": "2026-10-31"}, ("2026-02-14", "determinate")),
        ({"conditional_on": "2026-10-31", "crc": True}, ("2026-02-14", "determinate")),
        ({"conditional_on": "2026-10-31", "mappa_level": 3}, ("2026-02-14", "determinate")),
        ({"conditional_on": "2026-10-31", "early": True}, ("2025-07-31", "early-allocation")),
        ({"conditional_on": "2026-10-31", "parole_on": "2026-02-28"}, ("2025-02-28", "parole")),
        ({"parole_on": "2024-06-30"}, ("2023-10-30", "parole")),
    ],
    ids=["plain", "crc is plain", "mappa is plain", "early", "parole twelve months", "parole eight"],
)  # fmt: skip
def test_version_three(told: dict[str, Any], expected: tuple[str, str]) -> None:
    assert handed_over(case("2021-01-01", **told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # v1 gives 20 Oct, a day too late for it; v2 gives 20 Jul, before its own first day
        ({"conditional_on": "2023-03-04"}, "2022-10-20"),
        ({"conditional_on": "2023-03-03"}, "2022-10-19"),  # v1's own last day
        ({"conditional_on": "2023-11-18"}, "2023-04-03"),  # v2 a day too late; v3 before its first
        ({"parole_on": "2024-07-01"}, "2023-11-01"),  # eight months: 1 Nov, a day too late
        ({"parole_on": "2024-06-30"}, "2023-10-30"),
    ],
    ids=["v2's first day", "v1's last day", "v3's first day", "twelve's first day", "eight's last days"],
)  # fmt: skip
def test_the_first_version_whose_answer_is_not_after_its_own_last_day(
    told: dict[str, Any], expected: str
) -> None:
    found = handed_over(case("2020-01-01", **told))
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    ("release_on", "expected"),
    [("2024-11-01", None), ("2024-11-02", ("2024-02-17", "determinate"))],
    ids=["ten months to the day", "a day more"],
)
def test_no_handover_for_a_release_within_ten_months(
    release_on: str, expected: tuple[str, str] | None
) -> None:
    one = case("2024-01-01", conditional_on=release_on)
    assert handed_over(one) == expected
    if expected is None:
        assert why_none(one, POLICY, TODAY) == "within-ten-months"


def test_ten_months_leave_parole_and_early_allocation_alone() -> None:
    assert handed_over(case("2024-01-01", parole_on="2024-10-01")) == ("2023-11-01", "parole")
    early = case("2024-01-01", conditional_on="2024-10-01", early=True)
    assert handed_over(early) == ("2023-07-01", "early-allocation")


def test_no_handover_without_a_release_date() -> None:
    assert handed_over(case()) is None
    assert handed_over(case(hdc_eligible_on="2026-01-01")) is None
    assert why_none(case(), POLICY, TODAY) == "no-dates"


@pytest.mark.parametrize(
    ("start", "release_on", "expected"),
    [
        ("england-men", "2021-02-14", None),
        ("england-men", "2021-02-15", "2020-09-30"),
        ("wales", "2019-06-18", None),
        ("wales", "2019-06-19", "2019-02-04"),
        ("women", "2022-09-29", None),
        ("women", "2022-09-30", "2022-05-15"),
    ],
)
def test_the_model_began_at_different_times(
    start: str, release_on: str, expected: str | None
) -> None:
    one = case("2017-01-01", conditional_on=release_on, start=start)
    found = handed_over(one)
    assert (found[0] if found else None) == expected
    if found is None:
        assert why_none(one, POLICY, TODAY) == "before-the-model"


def test_first_days_of_the_model() -> None:
    starts = {start: model_starts_on(POLICY, start) for start in ("england-men", "wales", "women")}
    assert starts == {
        "england-men": date(2019, 10, 1),
        "wales": date(2019, 2, 4),
        "women": date(2021, 4, 30),
    }


@pytest.mark.parametrize(
    ("tariff_on", "hearing_on", "expected"),
    [
        ("2026-06-02", "2026-06-02", "2026-06-02"),
        ("2026-07-01", "2026-06-15", "2026-07-01"),
        ("2026-06-01", "2026-06-15", "2026-06-15"),
        ("2026-05-20", "2026-05-31", "2026-05-31"),
        ("2026-05-31", "2026-05-20", "2026-05-31"),
        (None, "2026-05-20", "2026-05-20"),
        (None, None, None),
    ],
    ids=["both ahead", "tariff ahead", "today is not ahead", "nearer", "nearer too", "one", "none"],
)
def test_life_counts_from_the_tariff_or_the_hearing(
    tariff_on: str | None, hearing_on: str | None, expected: str | None
) -> None:
    told = {"tariff_on": tariff_on, "hearing_on": hearing_on}
    one = case(indeterminate=True, **{k: v for k, v in told.items() if v})
    found = earliest_release(one, POLICY, TODAY)
    assert (found.isoformat() if found else None) == expected


def test_life_is_counted_like_parole_and_never_asks_who_holds_the_case() -> None:
    one = case(indeterminate=True, tariff_on="2027-02-28", crc=True, conditional_on="2020-01-01")
    assert handed_over(one) == ("2026-02-28", "parole")


def test_leap_day_is_clamped() -> None:
    assert handed_over(case(parole_on="2028-02-29")) == ("2027-02-28", "parole")


def test_the_rows_read_are_named() -> None:
    found = handover_date(case("2021-01-01", conditional_on="2026-10-31"), POLICY, TODAY)
    assert found is not None
    assert [name for name, _ in found.values] == ["handover-date.determinate", "omic.in-force"]
    assert found.counted_from == date(2026, 10, 31)
