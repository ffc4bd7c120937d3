"""The consumer loop's source on Kafka: batches of messages, from where the log says to go on."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any

from kafka import ConsumerRebalanceListener  # type: ignore[import-untyped] # it has no types
from kafka.errors import (  # type: ignore[import-untyped] # it has no types
    FencedInstanceIdError,
    IllegalStateError,
    KafkaError,
)
from kafka.structs import OffsetAndMetadata, TopicPartition  # type: ignore[import-untyped] # same

from consumers.loop import Place
from consumers.message import Message
from consumers.replaced import ReplacedError
from domain.ports import AwayError
from infra.kafka import IN
from infra.kafka_records import read_messages_with
from infra.quotas import Quotas, quotas

log = logging.getLogger(__name__)

REPLACED = "another process runs under this one's name in the group"
COMMIT_MS = 5_000
UNASKED = 2  # asking takes a twelfth of a batch's time; two batches keep others waiting for 0.2 s


class KafkaSource:
    """consumers.loop.Source. Not for use by more than one thread.

    A partition that becomes ours stays paused until the loop has said where to go on. A batch
    holds what each agency has waiting up to its quota, before it holds more of anybody's; where
    one floods, every third batch does.
    """

    def __init__(
        self, consumer: Any, topics: Sequence[str] = IN, shares: Quotas | None = None
    ) -> None:
        self._consumer = consumer
        self._quotas = shares or quotas()
        self._most: int = consumer.config["max_poll_records"]
        self._unasked = 0  # batches to take whole before we ask again who else waits
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
        if self._unasked:
            self._unasked -= 1
            return self._some(seconds, self._most)
        taken = self._some(seconds, self._quotas.smallest)
        if len(taken) < self._quotas.smallest:
            return taken  # nobody else has anything at hand
        return self._shared(taken)

    def _shared(self, taken: list[Message]) -> list[Message]:
        """First what others have waiting, then more of anybody's.

        Whoever has had its share is paused meanwhile: what was fetched of it is kept, and the
        client asks the broker for the others'.
        """
        held: set[Any] = set()
        while self._most > len(taken) and not self.moved():
            held = self._full(taken)
            self._switch(self._consumer.pause, held)
            more = self._more(min(self._quotas.smallest, self._most - len(taken)))
            if not more:
                break
            taken += more
        if held:
            self._unasked = UNASKED
        if not self.moved():  # else all of it waits for the loop to say where to go on
            self._switch(self._consumer.resume, held)
            if len(taken) < self._most:
                taken += self._more(self._most - len(taken))
        return taken

    def _full(self, taken: Sequence[Message]) -> set[Any]:
        """The partitions of those who have had their share."""
        had = Counter(message.topic for message in taken)
        full = {topic for topic, count in had.items() if count >= self._quotas.of(topic)}
        return {place for place in self._consumer.assignment() if place.topic in full}

    def _forget_emptied(self) -> None:
        # Behind a fetch it has emptied the client leaves what it kept of a paused partition for ever.
        fetcher = self._consumer._fetcher  # noqa: SLF001 - the client has no other door
        if not fetcher._next_partition_records:  # noqa: SLF001 - the same
            fetcher._next_partition_records = None  # noqa: SLF001 - the same

    def _join_to_the_end(self) -> None:
        # A join that outlasts one poll while the topics change is begun and then forgotten: without
        # partitions, and without another word, the client would read nothing for ever.
        coordinator = self._consumer._coordinator  # noqa: SLF001 - the client has no other door
        if coordinator.rejoining:
            coordinator.request_rejoin()

    @staticmethod
    def _switch(how: Callable[..., None], places: Iterable[Any]) -> None:
        # Taken from us between two calls, they are no business of ours: `moved` says so.
        with suppress(KeyError):
            how(*places)

    def _more(self, most: int) -> list[Message]:
        with suppress(AwayError):  # the next poll says so again; what was taken must not get lost
            return self._some(0, most)
        return []

    def _some(self, seconds: float, most: int) -> list[Message]:
        self._forget_emptied()
        self._join_to_the_end()
        try:
            polled = self._consumer.poll(timeout_ms=int(seconds * 1000), max_records=most)
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
