"""Take a batch, open each message, park what is refused, record; nothing else.

    poll -> [m1 m2 m3] -> told [t1 t3], parked [m2] -> one transaction with the offsets -> poll ...

Where to read on is what the log has recorded, never what Kafka remembers. Whatever goes wrong, the
cure is the same: ask the log for its offsets, seek there, go on.
"""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from threading import Event
from typing import Protocol

from consumers.door import open_message, park
from consumers.message import Message
from consumers.pause import Pause
from consumers.refused import Refused
from consumers.strict_json import BYTE_ORDER_MARK
from domain.facts.entry import Told
from domain.ports import AwayError, Batch, FactStore, FencedError, Parked, Reached, Recorded

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5  # so long a stop waits when nothing comes

Place = tuple[str, int]  # topic, partition
UnderWay = tuple[Batch, Callable[[], Recorded]]  # sent, and how to wait for its end


class Source(Protocol):
    """Where messages come from."""

    def poll(self, seconds: float) -> Sequence[Message]:
        """The next messages, in order within each partition; none if none come in time."""

    def moved(self) -> bool:
        """Whether partitions became ours whose place hasn't been sought yet."""

    def seek(self, reached: Mapping[Place, int]) -> None:
        """Go on after these offsets in every partition that is ours; from the first elsewhere."""

    def done(self, reached: Mapping[Place, int]) -> None:
        """These offsets are recorded."""


class Loop:
    """One consumer. `received_at` says when a batch counts as received."""

    def __init__(
        self,
        source: Source,
        store: FactStore,
        received_at: Callable[[Sequence[Message]], datetime],
        on_parked: Callable[[], None] = lambda: None,
        *,
        as_dated: bool = False,  # a history played back: each message is received when it is dated
    ) -> None:
        self._source = source
        self._store = store
        self._received_at = received_at
        self._on_parked = on_parked
        self._as_dated = as_dated
        self._reached: dict[Place, int] = {}
        self._lost = True  # we don't know where to read on

    def run(self, stop: Event) -> None:
        """Until told to stop; the batch under way is finished. Raises ReplacedError.

        While one batch is being recorded the next is read and opened: the database's time is ours.
        """
        pause = Pause()
        under_way: UnderWay | None = None
        while under_way or not stop.is_set():
            try:
                ahead = None if stop.is_set() else self._ahead(0 if under_way else POLL_SECONDS)
                self._settle(under_way)
                under_way = self._begun(ahead)
            except (FencedError, AwayError) as error:
                under_way, self._lost = None, True
                log.warning("%s; trying again in %.2f s", error, pause.seconds)
                pause.wait(stop)
            else:
                pause.reset()

    def step(self) -> Recorded | None:
        """Take one batch and record it. Raises FencedError, AwayError: step again, all is well."""
        messages = self.take()
        return self.record(messages) if messages else None

    def take(self) -> Sequence[Message]:
        """The next batch. Raises AwayError."""
        messages = self._source.poll(POLL_SECONDS)
        if not self._lost and not self._source.moved():
            return messages
        self._find_place()
        return []

    def record(self, messages: Sequence[Message]) -> Recorded:
        """Everything of these messages in one transaction. Raises FencedError, AwayError."""
        batch = self._opened(messages)
        self._lost = True
        recorded = self._store.record(batch)
        self._lost = False
        self._told(batch, recorded)
        return recorded

    def _find_place(self) -> None:
        # What was polled belongs to a place we may have lost: it comes again from where we seek.
        self._reached = dict(self._store.reached())
        self._source.seek(self._reached)
        self._lost = False

    def _ahead(self, seconds: float) -> Batch | None:
        """The next batch, opened; None if none came, or if we must find our place first."""
        messages = self._source.poll(seconds)
        if self._lost or self._source.moved():
            self._lost = True
            return None
        return self._opened(messages) if messages else None

    def _settle(self, under_way: UnderWay | None) -> None:
        if under_way is not None:
            batch, recorded = under_way
            self._told(batch, recorded())

    def _begun(self, ahead: Batch | None) -> UnderWay | None:
        if self._lost:
            self._find_place()
            return None
        return (ahead, self._store.begin(ahead)) if ahead else None

    def _told(self, batch: Batch, recorded: Recorded) -> None:
        self._source.done({(one.topic, one.partition): one.last for one in batch.reached})
        if recorded.parked:
            reasons = Counter(parked.reason for parked in batch.parked)
            log.info("parked %s messages: %s", recorded.parked, dict(reasons))
            self._on_parked()

    def _opened(self, messages: Sequence[Message]) -> Batch:
        received_at = self._received_at(messages)
        told: list[Told] = []
        came_in: list[Message] = []
        parked: list[Parked] = []
        for message in messages:
            try:
                facts = open_message(message, received_at=received_at)
            except Refused as refused:
                parked.append(park(message, refused))
                continue
            told.extend(facts)
            came_in.extend([message] * len(facts))

        def origin(at: int, reason: str, says: str) -> Parked:
            return park(came_in[at], Refused(reason, says, told[at].source, told[at].id))

        _note_marks(messages)
        dated = [message.timestamp for message in came_in] if self._as_dated else None
        return Batch(told, parked, self._reached_by(messages), origin, dated)

    def _reached_by(self, messages: Sequence[Message]) -> list[Reached]:
        last = {(message.topic, message.partition): message.offset for message in messages}
        reached = [
            Reached(topic, partition, self._reached.get((topic, partition), -1), offset)
            for (topic, partition), offset in last.items()
        ]
        self._reached.update(last)
        return reached


def _note_marks(messages: Sequence[Message]) -> None:
    """A mark before a text in UTF-8 is harmless, and goes; who sends it may like to know."""
    marked = Counter(one.topic for one in messages if one.value.startswith(BYTE_ORDER_MARK))
    for topic, count in marked.items():
        log.info("%s messages of %s begin with a byte order mark: read without it", count, topic)
