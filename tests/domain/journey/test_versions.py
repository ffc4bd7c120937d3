"""A thing told again, and taken back, by its own name: the last word holds in any order of arrival."""

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts.data import FactWithdrawn
from domain.facts.versions import thing_of, version_id, versions_of
from domain.journey.journey import Journey
from tests import people
from tests.story import at, in_log

NOW = at("2026-06-01")
ARRIVED = people.bed("2026-04-01 12:00", "b1", "2026-04-03")


def version(number, *, corrects=True, back=False, thing="booked/b1"):
    """The n-th telling of the booking, told on the n-th of April."""
    (entry,) = in_log([ARRIVED])
    told_at = at(f"2026-04-{number + 1:02} 12:00")
    return replace(
        entry,
        id=version_id(thing, f"{number:032x}"),
        told_at=told_at,
        recorded_at=told_at,
        position=number,
        supersedes=versions_of(thing) if corrects else None,
        fact=FactWithdrawn() if back else entry.fact,
    )


FIRST, SECOND, BACK, AGAIN = (
    version(1, corrects=False),
    version(2),
    version(3, back=True),
    version(4),
)


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ([FIRST], [FIRST]),
        ([FIRST, SECOND], [SECOND]),
        ([SECOND], [SECOND]),
        ([FIRST, SECOND, BACK], []),
        ([FIRST, BACK], []),
        ([BACK], []),
        ([FIRST, BACK, AGAIN], [AGAIN]),
        ([FIRST, SECOND, BACK, AGAIN], [AGAIN]),
    ],
    ids=[
        "told",
        "changed",
        "its first unheard",
        "taken back",
        "at once",
        "alone",
        "after all",
        "all",
    ],
)
def test_the_last_word_holds(told, stands):
    for order in permutations(told):
        assert list(Journey(order, NOW).facts) == stands


def test_a_repeat_of_the_first_word_changes_nothing():
    assert Journey([FIRST, SECOND, FIRST], NOW).facts == (SECOND,)


def test_each_version_is_displaced_by_the_next():
    displaced = Journey([AGAIN, SECOND, FIRST, BACK], NOW).standing.displaced

    assert displaced == {FIRST.key: SECOND, SECOND.key: AGAIN, BACK.key: AGAIN}


def test_findings_hang_on_the_thing_whichever_version_came_first():
    roots = {
        Journey(told, NOW).root(told[-1]) for told in ([FIRST], [SECOND], [FIRST, SECOND, AGAIN])
    }

    assert roots == {thing_of(FIRST)}


def test_another_thing_of_the_source_is_left_alone():
    other = version(1, corrects=False, thing="booked/b12")

    assert Journey([other, FIRST, SECOND], NOW).facts == (other, SECOND)


@given(st.lists(st.sampled_from([FIRST, SECOND, BACK, AGAIN]), max_size=9), st.integers(0, 99))
def test_order_and_repeats_make_no_difference(told, seed):
    shuffled = [*told, *told[::2]]
    Random(seed).shuffle(shuffled)  # noqa: S311 - a seeded order, no secret

    assert Journey(shuffled, NOW).facts == Journey(told, NOW).facts
