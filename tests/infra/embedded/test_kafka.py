"""The embedded broker: real, durable, found again, and small enough for a laptop."""

import os
from collections.abc import Iterator

import psutil
import pytest
from kafka import KafkaConsumer, KafkaProducer
from kafka.structs import TopicPartition

from infra.embedded.kafka import EmbeddedKafka
from infra.settings import Settings
from tests.parts import Topics, a_folder

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def server() -> Iterator[EmbeddedKafka]:
    """A broker that these tests may stop and kill: not the session's."""
    with a_folder() as folder:
        one = EmbeddedKafka(folder, Settings.read(os.environ).cache)
        one.start()
        yield one
        one.stop()


def _published(server: EmbeddedKafka, topic: str, values: list[bytes]) -> None:
    producer = KafkaProducer(bootstrap_servers=server.bootstrap_servers, acks="all")
    for acknowledged in [producer.send(topic, value) for value in values]:
        acknowledged.get(timeout=60)
    producer.close()


def _kept(server: EmbeddedKafka, topic: str, many: int) -> list[bytes]:
    consumer = KafkaConsumer(bootstrap_servers=server.bootstrap_servers)
    consumer.assign([TopicPartition(topic, 0)])
    consumer.seek_to_beginning()
    kept: list[bytes] = []
    while len(kept) < many:
        polled = consumer.poll(timeout_ms=30_000)
        assert polled, f"only {len(kept)} of {many} are there"
        kept += [record.value for records in polled.values() for record in records]
    consumer.close()
    return kept


@pytest.mark.parametrize("kill", [True, False], ids=["kill -9", "tidily"])
def test_what_was_acknowledged_outlives_a_restart(server: EmbeddedKafka, kill: bool) -> None:
    """On the same port, as another process."""
    before, address = server.pid, server.bootstrap_servers
    topic = Topics(address).new(partitions=1)
    _published(server, topic, [b"one", b"two"])

    server.restart(kill=kill)

    assert server.bootstrap_servers == address
    assert server.pid != before
    assert _kept(server, topic, 2) == [b"one", b"two"]


def test_it_stays_small_under_a_load(server: EmbeddedKafka) -> None:
    """At most 500 MB resident, with eight topics and 20,000 messages through it."""
    topics = Topics(server.bootstrap_servers)
    busiest = [topics.new() for _ in range(8)][-1]
    producer = KafkaProducer(bootstrap_servers=server.bootstrap_servers, acks="all")
    for _ in range(20_000):
        producer.send(busiest, b"x" * 500)
    producer.flush()
    producer.close()

    assert psutil.Process(server.pid).memory_info().rss <= 500 * MEGABYTE


def test_a_topic_nobody_made_does_not_come_into_being(server: EmbeddedKafka) -> None:
    """A misspelt topic must be told, not made."""
    consumer = KafkaConsumer(bootstrap_servers=server.bootstrap_servers)
    assert consumer.partitions_for_topic("in.prsion.v1") in (None, set())

    assert "in.prsion.v1" not in consumer.topics()

    consumer.close()


def test_starting_a_running_broker_changes_nothing(server: EmbeddedKafka) -> None:
    """The same process goes on."""
    before = server.pid
    server.start()

    assert server.pid == before
