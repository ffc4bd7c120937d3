"""What `ingest` says came of messages: each counted once, under one word."""

from collections import Counter
from datetime import timedelta

import pytest

from consumers.files import read_messages
from consumers.outcome import CORRECTIONS, FACTS, HELD, OPAQUE, PARKED, REPEATS
from infra.cli.ingest import word_for
from infra.clock import FixedClock
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.taking import take
from tests.consumers.messages import RECEIVED, domain_event, event, message

FACT = message(event())
CORRECTION = message(event(id="r-2", supersedes="r-1", data={"prison": "LEI", "kind": "hdc"}))
UNKNOWN = message(event(id="r-3", type="custody.person_released.v9"))
THIN = message(domain_event("offender-management.handover.changed", {}))
BROKEN = message(b"{broken")
REUSED = message(event(data={"prison": "LEI", "kind": "conditional"}))


@pytest.fixture
def facts(database):
    """An empty log."""
    migrate(database)
    with PostgresFactStore(database, FixedClock(RECEIVED)) as store:
        yield store


def counted(facts, *messages):
    """(what came of them, why some were parked)."""
    taken = take(facts, messages, RECEIVED)
    reasons = Counter(one.refused.reason for one in taken if one.refused is not None)
    return Counter(map(word_for, taken)), reasons


def test_each_message_is_counted_once(facts):
    words, reasons = counted(facts, FACT, CORRECTION, UNKNOWN, THIN, BROKEN)

    assert words == {FACTS: 1, CORRECTIONS: 1, OPAQUE: 1, HELD: 1, PARKED: 1}
    assert reasons == {"bad-json": 1}


def test_again_nothing_is_new_and_what_was_parked_still_is(facts):
    """A second copy in the same batch is a repeat as well."""
    assert counted(facts, FACT, FACT, THIN, BROKEN)[0] == {FACTS: 1, REPEATS: 1, HELD: 1, PARKED: 1}
    words, reasons = counted(facts, FACT, THIN, CORRECTION, BROKEN)

    assert words == {REPEATS: 2, CORRECTIONS: 1, PARKED: 1}
    assert reasons == {"bad-json": 1}
    assert len(facts.parked()) == 1


def test_an_id_with_another_body_is_parked_whole(facts):
    words, reasons = counted(facts, FACT, REUSED)

    assert words == {FACTS: 1, PARKED: 1}
    assert reasons == {"id-reuse": 1}
    assert facts.parked()[0].parked.raw == REUSED.value


def test_what_lies_ahead_is_parked_alone(facts):
    ahead = message(event(id="r-9", time=(RECEIVED + timedelta(days=2)).isoformat()))

    assert counted(facts, ahead, FACT) == ({FACTS: 1, PARKED: 1}, {"implausible-time": 1})


@pytest.mark.parametrize("name", ["index.json", "truth.jsonl"])
def test_what_tells_of_a_folder_is_no_message(tmp_path, name):
    """It is about what lies beside it; named outright it is read like any other file."""
    (tmp_path / name).write_text('{"one.json": {}}')
    (tmp_path / "one.json").write_bytes(FACT.value)

    assert [one.value for one in read_messages([tmp_path])] == [FACT.value]
    assert len(list(read_messages([tmp_path / name]))) == 1
