"""The checks themselves: each finds the harm it is there for."""

from dataclasses import replace
from datetime import timedelta

from domain.facts.entry import Entry
from infra.eventstore.mapper import FactMapper
from infra.eventstore.stored import encode_state
from tests.faults import checks
from tests.infra.eventstore.told import RELEASE, release


def entry(position: int, id: str) -> Entry:
    """It in the log, a second after the one before."""
    from eventsourcing.persistence import JSONTranscoder

    told = release(id)
    at = RELEASE.told_at + timedelta(seconds=position)
    mapper = FactMapper(JSONTranscoder())
    return mapper.to_entry(position, told.record, told.fact.TYPE, encode_state(told)[0], at)


LOG = [entry(1, "a"), entry(2, "b"), entry(3, "c")]


def test_a_sound_log_has_no_violation() -> None:
    """Nothing to report."""
    assert checks.lost(["a", "b", "c"], LOG) == []
    assert checks.twice(LOG) == []
    assert checks.holes(LOG) == []
    assert checks.back_in_time(LOG) == []
    assert checks.ahead({("t", 0): 4}, {("t", 0): 5}) == []


def test_each_check_bites() -> None:
    """A tampered log is found out."""
    assert checks.lost(["a", "b", "c"], [LOG[0], LOG[2]]) == ["b"]
    assert checks.twice([*LOG, replace(LOG[1], position=4)]) == ["/prison/nomis#b"]
    assert checks.holes([LOG[0], LOG[2]]) == [2]
    assert checks.back_in_time([LOG[0], LOG[2], LOG[1]]) == [2]
    assert checks.ahead({("t", 0): 5, ("t", 1): 0}, {("t", 0): 5}) == [("t", 0), ("t", 1)]
