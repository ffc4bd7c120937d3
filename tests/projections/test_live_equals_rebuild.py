"""Lives told bit by bit, judged as they come: the rows are those of a rebuild, at every stop."""

from itertools import pairwise

import pytest

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from domain.ports import Batch
from infra.simulated.world import simulate
from projections import deriver
from tests.projections.build import at


def opened(telling):
    """The facts of one simulated message; none of one that can't be read."""
    message = Message(telling.topic, 0, 0, telling.value, telling.told_at, telling.headers)
    try:
        return open_message(message, received_at=telling.told_at)
    except Refused:
        return ()


@pytest.mark.parametrize(
    ("seed", "at_once", "read_at_once", "a_few"),
    [(5, 40, 10_000, 60), (6, 1, 10_000, 60), (7, 700, 10_000, 9), (8, 300, 60, 60)],
    ids=["some", "one", "a fortnight's", "far behind"],
)
def test_bit_by_bit(line, seed, at_once, read_at_once, a_few, monkeypatch):
    """Whatever the size of a bit, and however much of it is read or taken at once."""
    monkeypatch.setattr(deriver, "A_FEW", a_few)
    monkeypatch.setattr(deriver, "READ_AT_ONCE", read_at_once)
    monkeypatch.setattr(deriver, "MOST_ENTRIES", 4 * read_at_once)
    line.clock.at = at("1970-01-01T00:00")
    messages = [
        telling
        for telling in simulate(14, seed).messages
        if b"heartbeat" not in telling.value or telling.told_at.hour % 3 == 0
    ][: 60 * at_once if at_once > 1 else 500]
    stops = {len(messages) * part // 3 // at_once * at_once for part in (1, 2)} | {0}
    for begin, end in pairwise([*range(0, len(messages), at_once), len(messages)]):
        told = [(fact, one.told_at) for one in messages[begin:end] for fact in opened(one)]
        if told:
            facts, dated = zip(*told, strict=True)
            line.facts.record(Batch(facts, dated=dated))
        line.derive()
        if begin in stops:
            assert_equal(line.verify())

    assert_equal(line.verify())


def assert_equal(found):
    """No table differs by a row."""
    assert found.differences == dict.fromkeys(found.rows, 0)
