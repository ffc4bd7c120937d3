"""The Kafka client as we set it, on a real broker."""

from contextlib import closing

from infra.kafka import (
    IN,
    PARTITIONS,
    TOPICS,
    broker_version,
    consumer,
    create_topics,
    ends,
    key_of,
    lag,
    producer,
    send_all,
    topics,
)
from tests.parts import Topics


def test_the_key_of_a_record_shows_nothing_of_it() -> None:
    """The same record, the same key; another secret, another key."""
    assert key_of("prison/A1234BC", b"secret") == b"b7ce3a6d2a2e0a8ed3f08dbc8bbaa0e6"
    assert key_of("prison/A1234BC", b"other") != key_of("prison/A1234BC", b"secret")
    assert key_of("prison/A1234BD", b"secret") != key_of("prison/A1234BC", b"secret")


def test_topics_are_made_once(broker: str) -> None:
    """Each with its partitions; asking again makes none."""
    create_topics(broker)

    found = topics(broker)

    assert create_topics(broker) == []
    assert {name: found[name] for name in TOPICS} == dict.fromkeys(TOPICS, PARTITIONS)
    assert not [name for name in found if name.startswith("__")]


def test_every_agency_has_its_topic_and_its_rejects() -> None:
    """The eight of the architecture, and one for what we derive."""
    agencies = [name.removeprefix("in.").removesuffix(".v1") for name in IN]

    assert agencies == [
        "prison",
        "probation",
        "police",
        "court",
        "health",
        "local-authority",
        "provider",
        "voluntary",
    ]
    assert set(TOPICS) == {
        *IN,
        *(f"out.rejects.{agency}.v1" for agency in agencies),
        "out.continuity.v1",
    }


def test_ends_and_lag_count_what_is_not_recorded(topics: Topics) -> None:
    """A partition never recorded counts from its first message."""
    topic = topics.new(partitions=2)
    with closing(producer(topics.bootstrap_servers)) as out:
        for n in range(5):
            out.send(topic, b"%d" % n, partition=n % 2)
        out.flush()

    assert ends(topics.bootstrap_servers, [topic]) == {(topic, 0): 3, (topic, 1): 2}
    reached = {(topic, 0): 0}
    assert lag(topics.bootstrap_servers, reached, [topic]) == {(topic, 0): 2, (topic, 1): 2}


def test_the_broker_says_its_version(broker: str) -> None:
    """At least the first release we run on."""
    assert tuple(map(int, broker_version(broker).split(".")[:2])) >= (4, 0)


def test_a_consumer_sees_committed_messages_only(topics: Topics) -> None:
    """A transaction that was aborted never happened."""
    topic = topics.new(partitions=1)
    servers = topics.bootstrap_servers
    with closing(producer(servers, transactional_id=topic)) as out:
        out.init_transactions()
        for value, ends_well in ((b"kept", True), (b"aborted", False), (b"kept too", True)):
            out.begin_transaction()
            out.send(topic, value)
            out.flush()
            out.commit_transaction() if ends_well else out.abort_transaction()

    seen: list[bytes] = []
    with closing(consumer(servers, group=topic)) as reader:
        reader.subscribe([topic])
        while len(seen) < 2:
            for records in reader.poll(timeout_ms=1000).values():
                seen += [record.value for record in records]

    assert seen == [b"kept", b"kept too"]


def test_send_all_waits_until_it_is_written(topics: Topics) -> None:
    """On return the messages can be read."""
    topic = topics.new(partitions=1)
    with closing(producer(topics.bootstrap_servers)) as out:
        send_all(out, [(topic, b"a"), (topic, b"b")])

        assert ends(topics.bootstrap_servers, [topic]) == {(topic, 0): 2}
