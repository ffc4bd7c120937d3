"""What the outside must provide. Each port is small; infra holds the real ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from domain.facts.entry import Entry, Told


class Clock(Protocol):
    """The only way to know the time."""

    def now(self) -> datetime:
        """An aware UTC instant."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A message set aside: why, and all that is needed to try it again. Nothing is lost."""

    reason: str  # a code of consumers/reasons.py: bad-json, source-mismatch, ...
    says: str  # for the publisher: the field, the value's shape, the cure
    raw: bytes
    topic: str
    partition: int
    offset: int
    headers: tuple[tuple[str, bytes], ...] = ()
    told_at: datetime | None = None  # the broker's timestamp
    source: str | None = None  # if it could be read
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a batch goes in one partition: from offset `previous` (-1: none) to `last`."""

    topic: str
    partition: int
    previous: int
    last: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction records: facts, parked messages, and how far it has read."""

    told: Sequence[Told]
    parked: Sequence[Parked] = ()
    reached: Sequence[Reached] = ()
    # told[i]'s message as it is parked when its id is reused; without it, what was told is kept.
    origin: Callable[[int, str, str], Parked] | None = None  # (i, reason, says)
    # When each was received, in order, for histories played back; without it: now, all at once.
    dated: Sequence[datetime] | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of a batch."""

    facts: int
    repeats: int  # the same id with the same body: known already
    parked: int  # with those refused here: the same id with another body (id-reuse)
    position: int  # the tip of the log after it
    # Which of told[] the facts were, in order; the last of them stands at `position`.
    new: Sequence[int] = field(default=(), compare=False)


class FencedError(Exception):
    """Another consumer moved on from here: nothing was written. Re-read, seek, go on."""


class AwayError(Exception):
    """The log can't be reached now. A batch being written may stand or not: writing it again is
    harmless. Wait, re-read, seek, go on."""


class FactStore(Protocol):
    """The log. `record` is the only write of facts. Every call may raise AwayError."""

    def record(self, batch: Batch) -> Recorded:
        """All of it in one transaction, or nothing. Raises FencedError."""

    def begin(self, batch: Batch) -> Callable[[], Recorded]:
        """The same, sent off: call the answer to wait until it is durable. Both may raise."""

    def reached(self) -> Mapping[tuple[str, int], int]:
        """Last offset recorded for each (topic, partition)."""

    def tip(self) -> int:
        """The last position of the log; 0 for an empty one."""

    def position_at(self, instant: datetime) -> int:
        """The last position recorded by then."""

    def since(self, position: int, limit: int) -> Sequence[Entry]:
        """The next entries after a position, in log order."""

    def of_records(self, records: Iterable[str], upto: int | None = None) -> Sequence[Entry]:
        """All entries of these records (cut at a position), in log order."""
