"""The loop's source on a real broker: where it begins, what it hands over, when it is replaced."""

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from consumers.message import Message
from consumers.replaced import ReplacedError
from infra.embedded.waiting import until
from infra.kafka import consumer, producer
from infra.kafka_source import KafkaSource
from tests.parts import Topics


@pytest.fixture
def topic(topics: Topics) -> str:
    """Two partitions: 0 1 2 3 in the first, 10 11 in the second."""
    name = topics.new(partitions=2)
    with closing(producer(topics.bootstrap_servers)) as out:
        for number, values in enumerate(([b"0", b"1", b"2", b"3"], [b"10", b"11"])):
            for value in values:
                out.send(
                    name,
                    value,
                    partition=number,
                    timestamp_ms=1_772_442_000_123,
                    headers=[("ce_id", value), ("empty", b"")],
                )
        out.flush()
    return name


@pytest.fixture
def source(topics: Topics, topic: str) -> Iterator[KafkaSource]:
    """One that nobody has told yet where to go on."""
    reader = consumer(topics.bootstrap_servers, group=topic)
    with closing(KafkaSource(reader, [topic])) as made:
        yield made


def placed(source: KafkaSource, reached: dict[tuple[str, int], int]) -> None:
    """Poll until partitions are ours, and seek."""
    source.poll(0.2)
    while source.moved() or not source._consumer.assignment():
        source.poll(0.2)
        source.seek(reached)


def taken(source: KafkaSource, count: int) -> list[Message]:
    """The next messages, sorted by place."""
    messages: list[Message] = []
    while len(messages) < count:
        messages += source.poll(0.2)
    return sorted(messages, key=lambda message: (message.partition, message.offset))


def test_a_message_comes_whole(source: KafkaSource, topic: str) -> None:
    """Place, bytes, the broker's instant to the millisecond, headers."""
    placed(source, {(topic, 0): 3, (topic, 1): 0})

    assert taken(source, 1) == [
        Message(
            topic,
            1,
            1,
            b"11",
            datetime(2026, 3, 2, 9, 0, 0, 123000, tzinfo=UTC),
            (("ce_id", b"11"), ("empty", b"")),
        )
    ]


def test_it_begins_after_what_is_recorded(source: KafkaSource, topic: str) -> None:
    """And at the first message where nothing is recorded."""
    placed(source, {(topic, 0): 1})

    assert [message.value for message in taken(source, 4)] == [b"2", b"3", b"10", b"11"]


def test_it_can_be_sent_back(source: KafkaSource, topic: str) -> None:
    """As after a batch that couldn't be recorded."""
    placed(source, {})
    assert len(taken(source, 6)) == 6

    source.seek({(topic, 0): 2, (topic, 1): 1})

    assert [message.value for message in taken(source, 1)] == [b"3"]


def test_nothing_comes_before_the_place_is_sought(source: KafkaSource, topic: str) -> None:
    """Partitions that became ours wait, however often we poll."""
    while not source._consumer.assignment():
        assert source.poll(0.2) == []

    assert source.moved()
    assert [source.poll(0.05) for _ in range(5)] == [[]] * 5
    assert source._consumer.paused() == source._consumer.assignment()


def test_what_is_done_is_told_to_kafka(source: KafkaSource, topic: str) -> None:
    """For those who watch the group's lag."""
    placed(source, {})
    source.done({(topic, 0): 3, (topic, 1): 0})

    committed = {}
    while len(committed) < 2:
        source.poll(0.05)
        committed = {
            place.partition: offset
            for place in source._consumer.assignment()
            if (offset := source._consumer.committed(place)) is not None
        }

    assert committed == {0: 4, 1: 1}


@pytest.mark.parametrize("stamp", [-1, 0, 2**62], ids=["none", "1970", "beyond any calendar"])
def test_no_timestamp_stops_a_partition(topics: Topics, stamp: int) -> None:
    """A producer may stamp anything."""
    name = topics.new(partitions=1)
    with closing(producer(topics.bootstrap_servers)) as out:
        out.send(name, b"x", timestamp_ms=stamp)
        out.flush()
    reader = consumer(topics.bootstrap_servers, group=name)
    with closing(KafkaSource(reader, [name])) as source:
        placed(source, {})

        (message,) = taken(source, 1)

    assert message.value == b"x"
    assert stamp < 0 or message.timestamp == datetime(1970, 1, 1, tzinfo=UTC)


def test_what_was_aborted_never_comes(topics: Topics) -> None:
    """Nor do the markers of the transactions count as messages."""
    name = topics.new(partitions=1)
    with closing(producer(topics.bootstrap_servers, transactional_id=name)) as out:
        out.init_transactions()
        for value in (b"kept", b"aborted", b"kept too"):
            out.begin_transaction()
            out.send(name, value)
            out.flush()
            out.abort_transaction() if value == b"aborted" else out.commit_transaction()
    reader = consumer(topics.bootstrap_servers, group=name)
    with closing(KafkaSource(reader, [name])) as source:
        placed(source, {})

        found = [(message.offset, message.value) for message in taken(source, 2)]

    assert found == [(0, b"kept"), (4, b"kept too")]


def test_messages_deleted_unread_are_reported(
    source: KafkaSource, topics: Topics, topic: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It goes on with the first there is, and says loudly what is missing."""
    from kafka.admin import KafkaAdminClient
    from kafka.structs import TopicPartition

    with closing(KafkaAdminClient(bootstrap_servers=topics.bootstrap_servers)) as admin:
        admin.delete_records({TopicPartition(topic, 0): 3})

    with caplog.at_level(logging.ERROR, "infra.kafka_source"):
        placed(source, {(topic, 0): 0, (topic, 1): 1})

    assert [message.value for message in taken(source, 1)] == [b"3"]
    assert f"{topic}/0: messages 1 to 2 were deleted before they were read" in caplog.text


def test_a_topic_that_grows_is_read_whole(source: KafkaSource, topics: Topics, topic: str) -> None:
    """Also where the group takes longer to join anew than one poll lasts."""
    from kafka.admin import KafkaAdminClient

    placed(source, {})
    with closing(KafkaAdminClient(bootstrap_servers=topics.bootstrap_servers)) as admin:
        admin.create_partitions({topic: 3})
    reader = source._consumer

    def it_knows() -> bool:
        reader._manager.run(reader._cluster.refresh_metadata)
        return len(reader._cluster.partitions_for_topic(topic)) == 3

    def begun() -> bool:
        joining = reader._coordinator
        if not joining.rejoining:
            source.poll(0.001)
        return joining.rejoining and not joining.need_rejoin()

    def all_are_ours() -> bool:
        source.poll(0.5)
        return len(reader.assignment()) == 3

    until(it_knows, seconds=30, what="the client hears of the third partition")
    until(begun, seconds=30, what="a join has outlasted its poll")
    until(all_are_ours, seconds=30, what="the third partition is ours")


def test_a_successor_under_the_same_name_shuts_the_old_one_out(topics: Topics, topic: str) -> None:
    """It goes on at once, without waiting for a session to end; the old one is told to end."""
    servers = topics.bootstrap_servers
    with (
        closing(KafkaSource(consumer(servers, group=topic, instance="a"), [topic])) as old,
        closing(KafkaSource(consumer(servers, group=topic, instance="a"), [topic])) as new,
    ):
        placed(old, {})
        placed(new, {})

        assert len(taken(new, 6)) == 6
        with pytest.raises(ReplacedError):
            old.seek({(topic, 0): 2})


def test_one_that_was_replaced_hears_of_it_after_its_next_batch(topics: Topics, topic: str) -> None:
    """Also where nothing made it ask for its place."""
    servers = topics.bootstrap_servers
    with (
        closing(KafkaSource(consumer(servers, group=topic, instance="a"), [topic])) as old,
        closing(KafkaSource(consumer(servers, group=topic, instance="a"), [topic])) as new,
    ):
        placed(old, {})
        placed(new, {})

        with pytest.raises(ReplacedError):
            read_on(old, topic)


def read_on(source: KafkaSource, topic: str) -> None:
    """As the loop does, for ever."""
    while True:
        source.done({(topic, 0): 0})
        source.poll(0.05)
