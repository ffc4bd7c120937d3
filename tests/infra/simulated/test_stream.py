"""The world streamed: the same bytes as in memory, however little of it is held at a time."""

import io
from collections import Counter
from datetime import datetime

import orjson
import pytest

from infra.simulated.numbers import MOST_PEOPLE, crn, index_of, noms, second_index_of
from infra.simulated.outcome import SILENT
from infra.simulated.population import Recipe
from infra.simulated.stream import streamed
from infra.simulated.world import World, simulate

PEOPLE = 120
RECIPE = Recipe(PEOPLE, seed=1)


@pytest.fixture(scope="module")
def world() -> World:
    return simulate(PEOPLE, seed=1)


def told(folder, at_once):
    """(messages, truth as written)."""
    written = io.BytesIO()
    world = streamed(RECIPE, folder, written, at_once=at_once)
    return list(world.messages()), written.getvalue()


@pytest.mark.parametrize("at_once", [500, 3_000, 1_000_000])
def test_the_same_messages_in_the_same_order_whatever_fits_in_memory(world, tmp_path, at_once):
    messages, _ = told(tmp_path, at_once)

    assert messages == world.messages


def test_the_truth_is_the_same_too(tmp_path):
    (tmp_path / "other").mkdir()

    assert told(tmp_path, 700)[1] == told(tmp_path / "other", 9_000)[1]


def test_the_truth_at_the_end_is_what_the_world_planted(world, tmp_path):
    header, *planted = map(orjson.loads, told(tmp_path, 5_000)[1].splitlines())
    standing = [one for one in planted if one["closes_at"] is None]
    meant = [(p.code, p.record, p.verdict) for p in (*world.planted, *world.overdue)]

    assert header["people"] == PEOPLE
    assert (header["seed"], header["until"]) == (1, "2026-11-13")
    assert header["silent_source"] == SILENT
    assert Counter((one["code"], one["record"], one["verdict"]) for one in standing) == Counter(
        meant
    )
    assert len(standing) < len(planted)
    for one in planted:
        assert one["record"] in one["records"]
        assert datetime.fromisoformat(one["shows_at"]) <= world.ends_at


def test_nobody_shares_a_number_with_anybody():
    """Whoever is registered twice has a second one; the edges of the ranges are where it could go wrong."""
    some = [
        *range(0, 200_001, 7),
        *range(219_900, 220_100),
        *range(MOST_PEOPLE - 3000, MOST_PEOPLE),
    ]
    for seed in (1, 96):
        indexes = [
            one
            for number in some
            for one in (index_of(number, seed), second_index_of(number, seed))
        ]

        assert len({noms(index) for index in indexes}) == len(indexes)
        assert len({crn(index) for index in indexes}) == len(indexes)


def test_more_people_than_numbers_are_refused():
    with pytest.raises(ValueError, match="no more numbers"):
        Recipe(MOST_PEOPLE + 1, seed=1)
