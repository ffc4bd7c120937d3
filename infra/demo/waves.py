"""Simulated time in waves: a week is published, then taken whole, in the order it was told.

Live, messages are recorded as they come. A simulated year comes in seconds, so a partition read a
moment early would be months ahead of its neighbours: a wave is taken when all of it is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from consumers.loop import Loop, Place
from consumers.message import Message
from infra.simulated.telling import Telling

WAVE = timedelta(days=7)
AT_ONCE = 2000  # messages a transaction


@dataclass(frozen=True, slots=True)
class Wave:
    """What was told between two moments; `stop`: a snapshot is taken after it."""

    tellings: Sequence[Telling]
    stop: bool


def waves(tellings: Sequence[Telling], stops: Sequence[datetime]) -> Iterator[Wave]:
    """Cut what was told (in order of telling) at every week, and at every stop."""
    if not tellings:
        return
    cuts = sorted({*stops, *_weeks(tellings[0].told_at, tellings[-1].told_at)})
    begin = 0
    for cut in cuts:
        end = begin
        while end < len(tellings) and tellings[end].told_at <= cut:
            end += 1
        if end > begin or cut in stops:
            yield Wave(tellings[begin:end], cut in stops)
        begin = end
    if begin < len(tellings):
        yield Wave(tellings[begin:], stop=False)


def _weeks(first: datetime, last: datetime) -> Iterator[datetime]:
    while first < last:
        first += WAVE
        yield first


class Waves:
    """Takes whole waves from a consumer, and records them in the order in which they were told."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._held: dict[Place, int] = {}

    def record(self, last: Mapping[Place, int]) -> tuple[int, int, int]:
        """Wait for all up to these offsets, record it; (facts, repeats, parked) of the wave."""
        messages: list[Message] = []
        while not complete(self._held, last):
            for message in self._loop.take():
                place = (message.topic, message.partition)
                if message.offset > self._held.get(place, -1):
                    self._held[place] = message.offset
                    messages.append(message)
        counts = [self._loop.record(piece) for piece in _pieces(in_told_order(messages))]
        return (
            sum(one.facts for one in counts),
            sum(one.repeats for one in counts),
            sum(one.parked for one in counts),
        )


def _pieces(messages: Sequence[Message]) -> Iterator[Sequence[Message]]:
    for begin in range(0, len(messages), AT_ONCE):
        yield messages[begin : begin + AT_ONCE]


def complete(held: Mapping[Place, int], last: Mapping[Place, int]) -> bool:
    """Whether every partition has been read as far as the wave was published."""
    return all(held.get(where, -1) >= offset for where, offset in last.items())


def in_told_order(messages: Sequence[Message]) -> list[Message]:
    """By the broker's timestamp; within a partition that is the order of offsets too."""
    return sorted(messages, key=lambda one: (one.timestamp, one.topic, one.partition, one.offset))
