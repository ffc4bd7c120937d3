"""A world to break: agencies that publish, processes that work, a log that must come out right."""

import json
import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg

from domain.ports import AwayError
from infra.clock import SystemClock
from infra.embedded.waiting import until
from infra.eventstore.store import PostgresFactStore
from infra.kafka import IN, producer
from tests.faults.processes import Process

AHEAD = 1500  # messages published and not yet recorded, at most: load, but not a backlog
FAR_AHEAD = 2000  # and not yet shown, where somebody derives: every person here is one big gap
CHUNK = 100
TWICE = 0.05  # so many messages are sent again
TOPIC = IN[0]
PATIENCE = 60.0  # seconds until a test gives up


@dataclass(slots=True)
class World:
    """One log, one broker, ids that nobody else uses."""

    name: str
    database_url: str
    servers: str
    folder: Path
    acknowledged: set[str] = field(default_factory=set)

    def environ(self, **more: str) -> dict[str, str]:
        """What a process of this world is told."""
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "KAFKA_BOOTSTRAP_SERVERS": self.servers,
            "THROUGHLINE_DATA": str(self.folder),
            "THROUGHLINE_GROUP": self.name,
            **more,
        }

    def process(self, command: Sequence[str], name: str, **more: str) -> Process:
        """A process that isn't started yet."""
        return Process(command, self.environ(**more), self.folder / f"{name}.log")

    def store(self) -> PostgresFactStore:
        """The log, opened."""
        return PostgresFactStore(self.database_url, SystemClock())

    def message(self, number: int) -> tuple[str, bytes]:
        """One of four movements of a record: its id and its bytes, the same whenever asked for."""
        name = f"{self.name}-{number}"
        record, move = divmod(number, 4)
        moves = ({"prison": "LEI", "basis": "sentence"}, {"prison": "LEI", "kind": "conditional"})
        body = {
            "specversion": "1.0",
            "id": name,
            "source": "/prison/nomis",
            "type": f"custody.person_{('received', 'released')[move % 2]}.v1",
            "time": f"2026-0{move + 1}-02T09:{record // 60 % 60:02d}:{record % 60:02d}Z",
            "subject": f"prison/A{record % 10_000:04d}{'BCDEFGHJ'[record // 10_000]}C",
            "data": moves[move % 2],
        }
        return name, json.dumps(body).encode()

    def publish(self, numbers: Sequence[int]) -> None:
        """Send these, some of them twice; return when the broker has acknowledged all."""
        chance = random.Random(numbers[0])  # noqa: S311 - the same draw every time
        with closing(producer(self.servers)) as out:
            self._send(out, numbers, chance)

    def _send(self, out: Any, numbers: Sequence[int], chance: random.Random) -> None:
        messages = [self.message(number) for number in numbers]
        messages += [one for one in messages if chance.random() < TWICE]
        sent = [(name, out.send(TOPIC, value)) for name, value in messages]
        out.flush()
        for name, one in sent:
            one.get(timeout=PATIENCE)
            self.acknowledged.add(name)

    @contextmanager
    def under_load(self) -> Iterator[None]:
        """Publish without end while the block runs, never too far ahead of the log."""
        enough = Event()
        thread = Thread(target=self._publish_until, args=(enough,))
        thread.start()
        try:
            yield
        finally:
            enough.set()
            thread.join()

    def _publish_until(self, enough: Event) -> None:
        chance = random.Random(1)  # noqa: S311 - the same draw every time
        with closing(producer(self.servers)) as out, self.store() as store:
            begin = len(self.acknowledged)
            while not enough.is_set():
                if begin - self.tip(store) > AHEAD or self.unshown(begin) > FAR_AHEAD:
                    enough.wait(0.02)
                    continue
                self._send(out, range(begin, begin + CHUNK), chance)
                begin += CHUNK

    def unshown(self, published: int) -> int:
        """How many messages no row is made of yet; none where nobody makes rows, or can say."""
        try:
            with psycopg.connect(self.database_url, autocommit=True) as connection:
                row = connection.execute("SELECT position FROM read.progress").fetchone()
        except psycopg.Error:
            return 0
        return published - int(row[0]) if row else 0

    @staticmethod
    def tip(store: PostgresFactStore) -> int:
        """How many facts are recorded; -AHEAD while nobody can say."""
        try:
            return store.tip()
        except AwayError:
            return -AHEAD

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Until it holds; while the log is away it doesn't."""

        def holds() -> bool:
            try:
                return condition()
            except AwayError:
                return False

        until(holds, seconds=PATIENCE, what=what)
