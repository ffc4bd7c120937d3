"""The consumer loop's source on Kafka: batches of messages, from where the log says to go on."""

import logging
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from kafka import ConsumerRebalanceListener  # type: ignore[import-untyped] # it has no types
from kafka.errors import (  # type: ignore[import-untyped] # it has no types
    FencedInstanceIdError,
    IllegalStateError,
    KafkaError,
)
from kafka.structs import OffsetAndMetadata, TopicPartition  # type: ignore[import-untyped] # same

from consumers.loop import Place, ReplacedError
from consumers.message import Message
from domain.ports import AwayError
from infra.kafka import IN
from infra.kafka_records import read_messages_with

log = logging.getLogger(__name__)

REPLACED = "another process runs under this one's name in the group"
COMMIT_MS = 5_000


class KafkaSource:
    """consumers.loop.Source. Not for use by more than one thread.

    A partition that becomes ours stays paused until the loop has said where to go on.
    """

    def __init__(self, consumer: Any, topics: Sequence[str] = IN) -> None:
        self._consumer = consumer
        read_messages_with(consumer)
        self._assignments = 1  # counted up by the client's own thread
        self._placed = 0
        consumer.subscribe(list(topics), listener=_Listener(self))

    def moved(self) -> bool:
        """See Source."""
        return self._placed != self._assignments

    def poll(self, seconds: float) -> Sequence[Message]:
        """See Source. Raises ReplacedError when another process took our place in the group.

        Raises AwayError for whatever else Kafka answers: the same messages come again.
        """
        try:
            polled = self._consumer.poll(timeout_ms=int(seconds * 1000))
        except FencedInstanceIdError as error:
            raise ReplacedError(REPLACED) from error
        except KafkaError as error:
            raise AwayError(f"Kafka can't be read now ({type(error).__name__})") from error
        return list(chain.from_iterable(polled.values()))

    def seek(self, reached: Mapping[Place, int]) -> None:
        """See Source. Raises ReplacedError when another process took our place in the group."""
        assignments, self._placed = self._assignments, 0
        places = sorted(self._consumer.assignment())
        recorded = {
            place: last + 1
            for place in places
            if (last := reached.get((place.topic, place.partition), -1)) >= 0
        }
        try:
            self._still_ours(recorded)
            first = self._consumer.beginning_offsets(places) if places else {}
            for place in places:
                self._begin(place, recorded.get(place, 0), first[place])
            self._consumer.resume(*places)
        except FencedInstanceIdError as error:
            raise ReplacedError(REPLACED) from error
        except (IllegalStateError, AssertionError, KafkaError) as error:
            # Taken from us meanwhile, or the broker is away: `moved` says so, we are asked again.
            log.info("can't go to the recorded offsets now (%s)", type(error).__name__)
            return
        self._placed = assignments

    def _still_ours(self, recorded: Mapping[Any, int]) -> None:
        # The client stops its heartbeats in silence when somebody took its name. Kafka refuses
        # offsets from whoever isn't in the group any more: that is how we hear of it.
        if recorded:
            self._consumer.commit(_as_kafka_says(recorded), timeout_ms=COMMIT_MS)

    def _begin(self, place: Any, wanted: int, first: int) -> None:
        if 0 < wanted < first:
            log.error(
                "%s/%s: messages %s to %s were deleted before they were read",
                place.topic,
                place.partition,
                wanted,
                first - 1,
            )
        self._consumer.seek(place, max(wanted, first))

    def done(self, reached: Mapping[Place, int]) -> None:
        """See Source: tells Kafka, for those who watch its lag. Nothing rests on it."""
        offsets = {TopicPartition(*place): last + 1 for place, last in reached.items()}
        try:
            self._consumer.commit_async(_as_kafka_says(offsets), callback=_committed)
        except FencedInstanceIdError as error:
            raise ReplacedError(REPLACED) from error

    def close(self) -> None:
        """Leave the group."""
        self._consumer.close(autocommit=False)

    def assigned(self, places: Sequence[Any]) -> None:
        """Called by the client's own thread: be quick, ask nobody."""
        self._consumer.pause(*places)
        self._assignments += 1


class _Listener(ConsumerRebalanceListener):  # type: ignore[misc] # it has no types
    def __init__(self, source: KafkaSource) -> None:
        self._source = source

    def on_partitions_assigned(self, assigned: Sequence[Any]) -> None:
        self._source.assigned(assigned)

    def on_partitions_revoked(self, revoked: Sequence[Any]) -> None:
        """Nothing to save: what is recorded is recorded."""

    def on_partitions_lost(self, lost: Sequence[Any]) -> None:
        """The same."""


def _as_kafka_says(offsets: Mapping[Any, int]) -> dict[Any, Any]:
    return {place: OffsetAndMetadata(next_one, "", -1) for place, next_one in offsets.items()}


def _committed(_: object, answer: object) -> None:
    if isinstance(answer, Exception):
        log.debug("offsets not told to Kafka: %s", type(answer).__name__)
