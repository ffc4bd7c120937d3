"""One agency's flood doesn't delay another: on a real broker, batch by batch."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import pytest

from infra.kafka import AT_ONCE, consumer, producer
from infra.kafka_source import KafkaSource
from infra.quotas import QuotaError, Quotas, quotas, read_quotas
from tests.parts import Topics

FLOOD = 50_000
BODY = b"x" * 250


def published(topics: Topics, agency: str, count: int, partitions: int = 6) -> str:
    """A topic of this agency's with so many messages waiting."""
    name = topics.new(partitions, f"in.{agency}.v1")
    publish(topics, name, count, partitions)
    return name


def publish(topics: Topics, name: str, count: int, partitions: int = 6) -> None:
    """So many more."""
    with closing(producer(topics.bootstrap_servers)) as out:
        for number in range(count):
            out.send(name, BODY, partition=number % partitions)
        out.flush()


@contextmanager
def reading(
    topics: Topics, names: Sequence[str], shares: Quotas | None = None
) -> Iterator[KafkaSource]:
    """A source that begins at the first message of each."""
    reader = consumer(topics.bootstrap_servers, group=names[0])
    with closing(KafkaSource(reader, names, shares)) as source:
        source.poll(0.2)
        while source.moved() or not reader.assignment():
            source.poll(0.2)
            source.seek({})
        yield source


def batches(source: KafkaSource, count: int) -> Iterator[Counter[str]]:
    """Messages by topic, a batch at a time, until so many came."""
    nothing = 0
    while count > 0:
        found = Counter(message.topic for message in source.poll(0.5))
        count -= found.total()
        nothing = 0 if found else nothing + 1
        assert nothing < 20, f"{count} messages never came"
        if found:
            yield found


@pytest.mark.parametrize("partitions", [1, 6])
def test_ten_of_one_agency_beside_a_flood_of_another(topics: Topics, partitions: int) -> None:
    """They come with the first batches, and every batch is as full as one agency's would be."""
    flood = published(topics, "prison", FLOOD, partitions)
    few = published(topics, "police", 10)

    with reading(topics, [flood, few]) as source:
        found = list(batches(source, FLOOD + 10))

    assert sum(batch[few] for batch in found[:4]) == 10
    assert sum(batch[flood] for batch in found) == FLOOD
    assert max(batch.total() for batch in found) == AT_ONCE
    assert len(found) <= 2 * FLOOD / AT_ONCE


@pytest.mark.parametrize("agencies", [("prison",), ("prison", "court")])
def test_what_arrives_amid_floods_that_are_fetched_already(
    topics: Topics, agencies: tuple[str, ...]
) -> None:
    """The client asks the broker for it before all that it holds is worked off."""
    floods = [published(topics, agency, FLOOD // len(agencies)) for agency in agencies]
    few = published(topics, "police", 0)

    with reading(topics, [*floods, few]) as source:
        coming = batches(source, FLOOD + 10)
        next(coming)
        publish(topics, few, 10)
        found = list(coming)

    last = max(at for at, batch in enumerate(found) if batch[few])
    assert sum(batch[flood] for batch in found[:last] for flood in floods) < FLOOD - 5_000


def test_floods_of_every_agency_share_each_batch(topics: Topics) -> None:
    """None waits for another to end."""
    agencies = ("prison", "police", "court", "health", "provider", "voluntary")
    names = [published(topics, agency, 3_000) for agency in agencies]

    with reading(topics, names, Quotas(300)) as source:
        found = list(batches(source, 3_000 * len(names)))

    begun = Counter[str]()
    for batch in found[:5]:
        begun.update(batch)
    assert begun.keys() == set(names)
    assert sum((batch for batch in found), Counter()) == dict.fromkeys(names, 3_000)


def test_each_agency_has_its_own_quota() -> None:
    """By the topic's owner; whoever isn't named has the default."""
    shares = read_quotas("default = 400\n[messages]\nprison = 600")

    assert [shares.of(f"in.{name}.v1") for name in ("prison", "police")] == [600, 400]
    assert shares.smallest == 400
    assert quotas().smallest <= AT_ONCE / 4


@pytest.mark.parametrize("text", ["", "default = 0", "default = true", "default = 1.5"])
def test_a_quota_that_can_not_be_meant_is_refused(text: str) -> None:
    """By the name of the entry."""
    with pytest.raises(QuotaError, match="default"):
        read_quotas(text)
