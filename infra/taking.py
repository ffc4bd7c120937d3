"""Messages that come by another road than Kafka: through the same door, and what became of each.

messages -> open_message -> told, or parked -> one transaction -> recorded | repeat | parked
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from consumers.door import open_message, park
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Told
from domain.ports import Batch, FactStore, Parked

RECORDED, REPEAT, PARKED = "recorded", "repeat", "parked"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one message."""

    outcome: str  # recorded | repeat | parked
    told: tuple[Told, ...] = ()  # what it says, in its order; nothing where the door refused it
    refused: Refused | None = None  # why it was parked
    position: int | None = None  # of the last fact of it that was recorded


def take(store: FactStore, messages: Sequence[Message], received_at: datetime) -> list[Taken]:
    """Record all of these in one transaction; one answer a message, in order.

    A refused one is parked, once however often it comes, and leaves its neighbours.
    Raises AwayError: all of it stands or nothing; taking the same again is harmless.
    """
    batch = _Batch([_placed(message) for message in messages], received_at)
    recorded = store.record(Batch(batch.told, batch.parked, origin=batch.origin))
    first = recorded.position - len(recorded.new) + 1
    positions = {
        batch.owners[at]: position for position, at in enumerate(recorded.new, start=first)
    }
    return [batch.became(at, positions.get(at)) for at in range(len(messages))]


class _Batch:
    """A batch on its way: whose fact is whose, and who was refused."""

    def __init__(self, messages: Sequence[Message], received_at: datetime) -> None:
        self.told: list[Told] = []
        self.owners: list[int] = []  # the message of each fact
        self.parked: list[Parked] = []
        self._messages = messages
        self._refused: dict[int, Refused] = {}
        self._of: dict[int, tuple[Told, ...]] = {}
        for at, message in enumerate(messages):
            try:
                told = open_message(message, received_at=received_at)
            except Refused as refused:
                self._refused[at] = refused
                self.parked.append(park(message, refused))
                continue
            self._of[at] = told
            self.told.extend(told)
            self.owners.extend([at] * len(told))

    def origin(self, at: int, reason: str, says: str) -> Parked:
        """The message of a fact that the log refuses: parked whole."""
        owner, told = self.owners[at], self.told[at]
        refused = self._refused[owner] = Refused(reason, says, told.source, told.id)
        return park(self._messages[owner], refused)

    def became(self, at: int, position: int | None) -> Taken:
        """What became of a message, where the last new fact of it has this position."""
        told, refused = self._of.get(at, ()), self._refused.get(at)
        if refused is not None:
            return Taken(PARKED, told, refused, position)
        return Taken(REPEAT if position is None else RECORDED, told, None, position)


def _placed(message: Message) -> Message:
    """A place of its own in no partition, that only its words decide: parked once, however often."""
    words = blake2b(message.value, digest_size=8)
    for name, value in message.headers:
        words.update(name.encode() + b"\0" + value + b"\0")
    place = int.from_bytes(words.digest(), "big") >> 1
    return replace(message, partition=-1, offset=place)
