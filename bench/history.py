"""A simulated history in the log, recorded as it was told, without Kafka in between."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from itertools import islice

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Entry, Told
from domain.ports import Batch
from infra.clock import FixedClock, SystemClock
from infra.eventstore.store import PostgresFactStore
from infra.simulated.telling import Telling

AT_ONCE = 2000
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def record_history(database_url: str, messages: Iterable[Telling], *, as_dated: bool = True) -> int:
    """Every fact of these messages into the log; how many it holds then.

    Recorded as they were told, or (as when a platform is filled on its first day) all of them now.
    """
    clock = FixedClock(LONG_AGO) if as_dated else SystemClock()
    with PostgresFactStore(database_url, clock) as facts:
        coming = iter(messages)
        while some := list(islice(coming, AT_ONCE)):
            told, dated = _opened(some)
            facts.record(Batch(told, dated=dated if as_dated else None))
        return facts.tip()


def opened_history(messages: Sequence[Telling]) -> list[Entry]:
    """The same facts as entries of a log that is only in memory, each key once."""
    told, dated = _opened(messages)
    first = {one.key: (one, at) for one, at in zip(reversed(told), reversed(dated), strict=True)}
    by_moment = sorted(first.values(), key=lambda pair: pair[1])
    names = [field.name for field in fields(Told)]
    return [
        Entry(**{name: getattr(one, name) for name in names}, position=position, recorded_at=at)
        for position, (one, at) in enumerate(by_moment, start=1)
    ]


def _opened(messages: Sequence[Telling]) -> tuple[list[Told], list[datetime]]:
    told: list[Told] = []
    dated: list[datetime] = []
    for number, one in enumerate(messages):
        message = Message(one.topic, 0, number, one.value, one.told_at, one.headers)
        try:
            facts = open_message(message, received_at=one.told_at)
        except Refused:
            continue
        told.extend(facts)
        dated.extend([one.told_at] * len(facts))
    return told, dated
