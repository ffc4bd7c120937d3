"""The bands of time left, and the windows in which a review is looked for."""

from datetime import date

import pytest

from domain.journey.learning_bands import BANDS, after_move, by_time_left, window
from infra.policy.load import england_and_wales

POLICY = england_and_wales()
ON = date(2026, 3, 16)
NAMED = {band.name: band for band in BANDS}


def name(release_on, *, remand=False, gone=False):
    return by_time_left(POLICY, ON, release_on, remand=remand, gone=gone).band.name


@pytest.mark.parametrize(
    ("release_on", "band"),
    [
        (date(2026, 6, 16), "up-to-3-months"),
        (date(2026, 6, 17), "3-months-to-3-months-7-days"),
        (date(2026, 6, 23), "3-months-to-3-months-7-days"),
        (date(2026, 6, 24), "3-months-8-days-to-6-months"),
        (date(2026, 9, 16), "3-months-8-days-to-6-months"),
        (date(2026, 9, 17), "over-6-to-12-months"),
        (date(2027, 3, 16), "over-6-to-12-months"),
        (date(2027, 3, 17), "over-12-to-60-months"),
        (date(2031, 3, 16), "over-12-to-60-months"),
        (date(2031, 3, 17), "over-60-months"),
    ],
)
def test_the_last_day_of_a_band_counts(release_on, band):
    assert name(release_on) == name(release_on, remand=True) == band


def test_without_a_day_it_is_why_somebody_is_held():
    assert name(None) == "indeterminate-or-no-date"
    assert name(None, remand=True) == "remand"
    assert name(None, remand=True, gone=True) == "release-date-past"


@pytest.mark.parametrize(
    ("band", "days"),
    [
        ("up-to-3-months", None),
        ("3-months-to-3-months-7-days", (date(2026, 4, 16), date(2026, 6, 16))),
        ("3-months-8-days-to-6-months", (date(2026, 4, 16), date(2026, 6, 16))),
        ("over-6-to-12-months", (date(2026, 5, 16), date(2026, 6, 16))),
        ("remand", (date(2026, 5, 16), date(2026, 6, 16))),
        ("over-12-to-60-months", (date(2026, 7, 16), date(2026, 9, 16))),
        ("over-60-months", (date(2027, 1, 16), date(2027, 3, 16))),
        ("indeterminate-or-no-date", (date(2027, 1, 16), date(2027, 3, 16))),
        ("release-date-past", (date(2027, 1, 16), date(2027, 3, 16))),
        ("transfer", (ON, date(2026, 3, 26))),
        ("readmission", (ON, date(2026, 3, 26))),
    ],
)
def test_windows(band, days):
    assert window(POLICY, NAMED[band], ON) == days


@pytest.mark.parametrize("back", [False, True])
def test_after_a_move_unless_fewer_than_17_days_are_left(back):
    moved = "readmission" if back else "transfer"

    assert after_move(POLICY, ON, date(2026, 4, 1), back=back).band.name == "up-to-3-months"
    assert after_move(POLICY, ON, date(2026, 4, 2), back=back).band.name == moved
    assert after_move(POLICY, ON, None, back=back).band.name == moved
