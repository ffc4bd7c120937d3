"""Messages in memory, read as from Kafka: partitions, offsets, a place that can be lost."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from consumers.loop import Place
from consumers.message import Message

TOPIC = "in.prison.v1"
SENT_AT = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


def release(id: str, prison: str = "LEI") -> bytes:
    """A release as the open contract says it."""
    return json.dumps(
        {
            "specversion": "1.0",
            "id": id,
            "source": "/prison/nomis",
            "type": "custody.person_released.v1",
            "time": "2026-03-02T09:00:00Z",
            "subject": "prison/A1234BC",
            "data": {"prison": prison, "kind": "conditional"},
        }
    ).encode()


@dataclass(slots=True)
class MemorySource:
    """consumers.loop.Source over lists of values, one a partition."""

    partitions: Sequence[Sequence[bytes]]
    at_once: int = 2
    is_moved: bool = True
    next: dict[int, int] = field(default_factory=dict)
    told_done: dict[Place, int] = field(default_factory=dict)

    def poll(self, seconds: float) -> Sequence[Message]:
        """From the first partition that has any left."""
        assert seconds >= 0
        for number, values in enumerate(self.partitions):
            begin = self.next.get(number, 0)
            end = min(begin + self.at_once, len(values))
            if begin < end:
                self.next[number] = end
                return [Message(TOPIC, number, at, values[at], SENT_AT) for at in range(begin, end)]
        return []

    def moved(self) -> bool:
        """As set."""
        return self.is_moved

    def seek(self, reached: Mapping[Place, int]) -> None:
        """To after what is recorded."""
        self.is_moved = False
        self.next = {
            number: reached.get((TOPIC, number), -1) + 1 for number in range(len(self.partitions))
        }

    def done(self, reached: Mapping[Place, int]) -> None:
        """Remembered."""
        self.told_done.update(reached)

    def left(self) -> int:
        """How many messages weren't polled yet."""
        return sum(len(values) - self.next.get(n, 0) for n, values in enumerate(self.partitions))
