"""A publisher hears what of theirs was parked, and why."""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import kafka
import pytest
from kafka.structs import TopicPartition

from domain.ports import Batch, Parked
from infra.clock import FixedClock
from infra.eventstore.migrate import migrate
from infra.eventstore.parking import ParkedRow
from infra.eventstore.store import PostgresFactStore
from infra.kafka import create_topics, ends, producer
from infra.rejects import SHOWN_BYTES, reject_of, tell_publishers, topic_of

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
REJECTS = "out.rejects.police.v1"


@pytest.fixture
def store(database: str) -> Iterator[PostgresFactStore]:
    """An empty log."""
    migrate(database)
    with PostgresFactStore(database, FixedClock(NOW)) as made:
        yield made


def parked(offset: int, topic: str = "in.police.v1", raw: bytes = b"{\xff") -> Parked:
    """A message of a police force that nobody could read."""
    return Parked("bad-json", "body: not JSON", raw, topic, 2, offset, message_id="e9")


def row(one: Parked) -> ParkedRow:
    """It as it stands."""
    return ParkedRow(1, one, NOW, None, None, None)


def told_on(servers: str, topic: str, before: dict[tuple[str, int], int]) -> list[dict[str, Any]]:
    """What stands on a topic since then."""
    now = ends(servers, [topic])
    expected = sum(now.values()) - sum(before.values())
    found: list[dict[str, Any]] = []
    with closing(
        kafka.KafkaConsumer(bootstrap_servers=servers, enable_auto_commit=False)
    ) as reader:
        reader.assign([TopicPartition(*place) for place in now])
        for place, offset in before.items():
            reader.seek(TopicPartition(*place), offset)
        while len(found) < expected:
            for records in reader.poll(timeout_ms=1000).values():
                found += [json.loads(record.value) for record in records]
    return sorted(found, key=lambda one: one["offset"])


def test_each_is_told_once(store: PostgresFactStore, broker: str) -> None:
    """Place, reason, cure and the bytes; a second look tells nothing more."""
    create_topics(broker)
    before = ends(broker, [REJECTS])
    store.record(Batch([], parked=[parked(7), parked(8)]))

    with closing(producer(broker)) as out:
        assert tell_publishers(store, out) == 2
        assert tell_publishers(store, out) == 0

    first, second = told_on(broker, REJECTS, before)
    assert b64decode(first.pop("raw_base64")) == b"{\xff"
    assert first == {
        "reason": "bad-json",
        "says": "body: not JSON",
        "topic": "in.police.v1",
        "partition": 2,
        "offset": 7,
        "message_id": "e9",
    }
    assert second["offset"] == 8


def test_each_agency_has_its_own_topic() -> None:
    """What came from a file, or from nobody we know, is told to nobody."""
    assert topic_of(row(parked(1, topic="in.local-authority.v1"))) == (
        "out.rejects.local-authority.v1"
    )
    assert topic_of(row(parked(1, topic="in.nobody.v1"))) is None
    assert topic_of(row(parked(1, topic="/prison/nomis"))) is None


def test_a_message_too_long_to_send_back_is_told_without_its_bytes() -> None:
    """Its publisher has the place and the reason."""
    told = json.loads(reject_of(row(parked(1, raw=b"x" * (SHOWN_BYTES + 1)))))

    assert told["raw_base64"] is None
    assert (told["reason"], told["offset"]) == ("bad-json", 1)
    assert json.loads(reject_of(row(parked(1, raw=b"x" * SHOWN_BYTES))))["raw_base64"]


def test_what_could_not_be_told_is_told_later(store: PostgresFactStore, broker: str) -> None:
    """Marked only once Kafka has it."""
    from domain.ports import AwayError

    store.record(Batch([], parked=[parked(7)]))
    with (
        closing(producer(broker, max_block_ms=1, max_request_size=10)) as out,
        pytest.raises(AwayError),
    ):
        tell_publishers(store, out)

    assert [one.parked.offset for one in store.untold(10)] == [7]
