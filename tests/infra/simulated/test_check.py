"""Planted against found: all of it to the minute; and a plant nobody shows, late or beyond is told."""

from datetime import timedelta

import pytest

from domain.heard import HeardLog
from infra.simulated.check import Checked, check, heard_of
from infra.simulated.population import Recipe
from infra.simulated.stories import points

FEW = Recipe(40, seed=2)


@pytest.fixture(scope="module")
def log() -> HeardLog:
    """Who is heard when."""
    return heard_of(FEW)


def told(checked: Checked) -> set[tuple[str, str]]:
    """What differs, of which code."""
    return {(one.what, one.code) for one in checked.differences}


def test_everything_is_found_to_the_minute(log):
    checked = check(FEW, log)

    assert checked.exact
    assert checked.people == 40
    assert all(
        one.planted == one.found == one.on_time > 0 == one.unplanted
        for one in checked.rules.values()
    )


def test_what_nobody_planted_is_told(monkeypatch, log):
    """The story forgets that it left the papers unsent."""
    monkeypatch.setattr(points, "missed", lambda day: FEW.ends_at + timedelta(days=1))
    checked = check(FEW, log)

    assert not checked.exact
    assert ("unplanted", "HP01") in told(checked)
    assert checked.rules["HP01"].unplanted > 0


def test_what_shows_at_another_moment_is_found_but_not_to_the_minute(monkeypatch, log):
    sound = points.missed
    monkeypatch.setattr(points, "missed", lambda day: sound(day) + timedelta(hours=5))
    checked = check(FEW, log)

    late = checked.rules["HP01"]
    assert late.planted == late.found > late.on_time == 0
    assert late.unplanted == 0
