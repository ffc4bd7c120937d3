"""What was kept unread and is understood later takes its place, and goes with it when it is corrected."""

from dataclasses import replace
from itertools import permutations

import pytest

from domain.facts.data import FactWithdrawn, Opaque
from domain.facts.rereads import first_reading, reread_id
from domain.facts.versions import HASH, MARK
from domain.journey.journey import Journey
from domain.people.effective import effective
from tests import people
from tests.story import at, in_log

NOW = at("2026-06-01")
(BED,) = in_log([people.bed("2026-04-01 12:00", "b1", "2026-04-03")])
KEPT = replace(BED, id="e1", position=1, fact=Opaque("accommodation.bed_booked.v2", "{}"))


def reading(number, **changed):
    """The number-th further reading of what was kept: told when that was told, recorded later."""
    names = {"id": reread_id("e1", number), "supersedes": reread_id("e1", number - 1)}
    later = {"position": 10 + number, "recorded_at": at(f"2026-05-0{number}")}
    return replace(BED, **(names | later | changed))


def correction(told_at="2026-04-09", **changed):
    """The publisher's own word on e1, told then."""
    names = {"id": "e2", "supersedes": "e1", "position": 5}
    return replace(BED, **(names | {"told_at": at(told_at)} | changed))


FIRST, SECOND = reading(1), reading(2)
INSTEAD = correction()
BACK = correction(fact=FactWithdrawn())


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ([KEPT], [KEPT]),
        ([KEPT, FIRST], [FIRST]),
        ([KEPT, FIRST, SECOND], [SECOND]),
        ([KEPT, FIRST, INSTEAD], [INSTEAD]),
        ([KEPT, FIRST, SECOND, INSTEAD], [INSTEAD]),
        ([KEPT, FIRST, SECOND, BACK], []),
        ([KEPT, FIRST, correction("2026-03-01")], [correction("2026-03-01")]),
    ],
    ids=["unread", "understood", "better", "corrected", "and again", "taken back", "told before"],
)
def test_one_reading_stands_and_none_that_was_corrected(told, stands):
    for order in permutations(told):
        assert list(Journey(order, NOW).facts) == stands
        assert [
            one for one in effective(order) if not isinstance(one.fact, FactWithdrawn)
        ] == stands


def test_a_replay_of_what_was_known_before_shows_it_unread():
    told = [KEPT, FIRST]
    then = [entry for entry in told if entry.recorded_at < FIRST.recorded_at]

    assert Journey(then, NOW).facts == (KEPT,)


def test_findings_hang_on_what_was_said_first():
    assert Journey([KEPT, FIRST, SECOND], NOW).root(SECOND) == KEPT.key


@pytest.mark.parametrize("id", ["e1", "e1/2", "e1/reread-", "e1/reread-x", "thing~" + "a" * 32])
def test_other_ids_are_no_readings(id):
    assert first_reading(replace(KEPT, id=id)) is None


VERSION = "thing" + MARK + "3f2a" + "0" * (HASH - 4)


def test_a_reading_of_a_version_sorts_after_it_and_at_most_nine_are_told_apart():
    once, tenth = reread_id(VERSION, 1), reread_id(VERSION, 10)
    assert VERSION < once < tenth == reread_id(VERSION, 9)
    assert len(once) == len(VERSION)
    assert once.startswith("thing" + MARK + "r1")


def test_a_reading_of_what_is_no_version_is_named_after_it():
    """However long its name, and wherever the mark stands in it."""
    for first in ("e1", "a" * 2 * HASH, MARK + "a" * 2 * HASH, MARK.join("ab")):
        assert reread_id(first, 2) == first + "/reread-2"
