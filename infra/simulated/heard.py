"""What the product takes of what is told: messages through the door, each fact once."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Entry, Told
from infra.simulated.telling import Telling

FIELDS = tuple(field.name for field in fields(Told))


def taken(messages: Iterable[Telling]) -> Iterator[Entry]:
    """The facts of these messages, each once, recorded as it was told; what nobody can read is none."""
    seen: set[str] = set()
    position = 0
    for offset, message in enumerate(messages):
        for told in _opened(message, offset):
            if told.key not in seen:
                seen.add(told.key)
                position += 1
                values = {name: getattr(told, name) for name in FIELDS}
                yield Entry(**values, position=position, recorded_at=message.told_at)


def _opened(message: Telling, offset: int) -> tuple[Told, ...]:
    raw = Message(message.topic, 0, offset, message.value, message.told_at, message.headers)
    try:
        return open_message(raw, received_at=message.told_at)
    except Refused:
        return ()
