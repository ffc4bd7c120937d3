"""The process that is measured: the consumer's own loop, until nothing is left to read."""

import argparse
import json
import os
from collections.abc import Callable, Mapping
from contextlib import closing
from threading import Event
from time import perf_counter

import psutil

from bench.stages import timed
from consumers.loop import Loop, Place
from domain.ports import Batch, Recorded
from infra.consume import clock_of
from infra.eventstore.store import PostgresFactStore
from infra.kafka import IN, consumer, ends
from infra.kafka_source import KafkaSource
from infra.process import tune
from infra.settings import Settings


class Counted:
    """The log, counting what came of each batch; `done` is set when all of `upto` is recorded."""

    def __init__(self, store: PostgresFactStore, upto: Mapping[Place, int]) -> None:
        self._store = store
        self.reached = store.reached
        self.facts = self.parked = 0
        self.done = Event()
        self.ended = 0.0
        self._left = {place: end for place, end in upto.items() if end}

    def record(self, batch: Batch) -> Recorded:
        """As the log."""
        return self.begin(batch)()

    def begin(self, batch: Batch) -> Callable[[], Recorded]:
        """As the log."""
        end = self._store.begin(batch)
        return lambda: self._counted(batch, end())

    def _counted(self, batch: Batch, recorded: Recorded) -> Recorded:
        self.facts += recorded.facts
        self.parked += recorded.parked
        for one in batch.reached:
            if one.last + 1 >= self._left.get((one.topic, one.partition), 0):
                self._left.pop((one.topic, one.partition), None)
        if not self._left:
            self.ended = perf_counter()
            self.done.set()
        return recorded


def main() -> None:
    """Read everything there is, once; say how fast as one JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stages", action="store_true", help="time each stage; slower")
    asked = parser.parse_args()
    settings = Settings.read(os.environ)
    servers = settings.bootstrap_servers or ""
    clock, received_at = clock_of("log")
    reader = consumer(servers, group=settings.group)
    with (
        PostgresFactStore(settings.database_url or "", clock) as store,
        closing(KafkaSource(reader)) as source,
    ):
        stages = timed(source, store) if asked.stages else None
        counted = Counted(store, ends(servers, IN))
        seconds = _read(Loop(source, counted, received_at, as_dated=True), counted)
    answer = {
        "facts": counted.facts,
        "parked": counted.parked,
        "facts_per_second": counted.facts / seconds,
        "resident_megabytes": round(psutil.Process().memory_info().rss / 2**20),
    }
    if stages:
        answer["stages"] = stages.microseconds(counted.facts)
    print(json.dumps(answer))


def _read(loop: Loop, counted: Counted) -> float:
    """Run until all is recorded; the seconds from just before the first messages came."""
    tune()
    began = perf_counter()
    while loop.step() is None:
        began = perf_counter()
    loop.run(counted.done)
    return counted.ended - began


if __name__ == "__main__":
    main()
