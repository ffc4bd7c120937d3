"""The fixtures hand out real servers, and nothing of one test reaches the next."""

import psycopg
from kafka import KafkaConsumer, KafkaProducer
from kafka.structs import TopicPartition

from tests.parts import Topics


def test_the_database_is_a_fresh_postgres(database: str) -> None:
    """What a test makes is there for it alone."""
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE made (by int)")
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'made'")

        assert found.fetchone() == (1,)


def test_the_next_database_has_nothing_of_it(database: str) -> None:
    """The table of the test before is not there."""
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'made'")

        assert found.fetchone() == (0,)


def test_a_topic_keeps_what_is_published(topics: Topics) -> None:
    """Even with a timestamp of years ago, as a loaded history has."""
    topic = topics.new(partitions=1)
    producer = KafkaProducer(bootstrap_servers=topics.bootstrap_servers, acks="all")
    producer.send(topic, b"told", timestamp_ms=1_400_000_000_000).get(timeout=30)
    producer.close()

    consumer = KafkaConsumer(bootstrap_servers=topics.bootstrap_servers)
    consumer.assign([TopicPartition(topic, 0)])
    consumer.seek_to_beginning()
    (records,) = consumer.poll(timeout_ms=30_000).values()
    consumer.close()

    assert [(record.value, record.timestamp) for record in records] == [
        (b"told", 1_400_000_000_000)
    ]
