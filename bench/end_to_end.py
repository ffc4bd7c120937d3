"""`python -m bench.end_to_end`: from publishing to visible in GraphQL, at a steady rate, through it all.

The story up to the last minute is there already. `consume`, `derive` and `serve` run as the processes
they are, on the machine's clock; this process publishes, and asks GraphQL how far it is
(`extensions.asOf`) twenty times a second. A message is visible when an answer rests on its position.
Peer in the same run: when a bare consumer has the message.
"""

import argparse
import json
import os
import subprocess
import threading
import time
import urllib.request
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import psutil
import psycopg

from bench.history import record_history
from bench.parts import fresh_parts
from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from infra.clock import SystemClock
from infra.demo.processes import verb, wait_until_answering
from infra.embedded.parts import Parts
from infra.eventstore.store import PostgresFactStore
from infra.kafka import consumer, create_topics, key_of, producer
from infra.kafka_source import KafkaSource
from infra.settings import Settings
from infra.simulated.telling import Telling
from infra.simulated.world import World, simulate

Place = tuple[str, int, int]  # topic, partition, offset

PORT = 18_420
ASK = json.dumps({"query": "{ __typename }"}).encode()
EVERY = 0.05  # seconds between looks
# By the publisher; it counts as waiting. At less, this process takes a third of a core.
GATHERED_MS = 50


def main() -> None:
    """One JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=int, default=300, help="messages a second")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--people", type=int, default=2000)
    asked = parser.parse_args()
    world = simulate(asked.people, 1)
    with fresh_parts() as (settings, parts):
        create_topics(parts.bootstrap_servers)
        earlier = world.messages[: -asked.rate * asked.seconds]
        record_history(parts.database_url, earlier, as_dated=False)
        print(json.dumps(measure(world, settings, parts, asked.rate, asked.seconds)))


def measure(
    world: World, settings: Settings, parts: Parts, rate: int, seconds: int
) -> dict[str, Any]:
    """Publish the last part of the story at this rate; every message's way is timed."""
    count = rate * seconds
    messages = world.messages[-count:]
    with ExitStack() as stack:
        processes = {
            name: stack.enter_context(running(name, settings, parts))
            for name in ("consume", "derive", "serve")
        }
        watch = stack.enter_context(closing(Watch()))
        watch.wait_for(parts.database_url)
        bare = stack.enter_context(closing(Bare(parts.bootstrap_servers)))
        spent = processor(settings, processes)
        sent = publish(parts, messages, rate)
        watch.wait_for(parts.database_url)
        memory = {name: megabytes(process.pid) for name, process in processes.items()}
        memory["kafka"] = megabytes(broker_pid(settings))
        after = processor(settings, processes)
    waits = sorted(visible(parts.database_url, messages, [at for at, _ in sent], watch))
    arrivals = sorted(bare.times[place] - at for at, place in sent if place in bare.times)
    return {
        "bench": "end_to_end",
        "messages": len(sent),
        "rate": rate,
        "seconds": seconds,
        "visible_p50_seconds": at_rank(waits, 0.5),
        "visible_p99_seconds": at_rank(waits, 0.99),
        "visible_worst_seconds": at_rank(waits, 1.0),
        "peer_bare_consumer_p99_seconds": at_rank(arrivals, 0.99),
        "processor_seconds": {name: round(after[name] - spent[name], 1) for name in after},
        "resident_megabytes": memory,
        "bar": {"visible_p99_seconds": 1.0, "resident_megabytes": 300, "kafka_megabytes": 500},
    }


@contextmanager
def running(name: str, settings: Settings, parts: Parts) -> Iterator["subprocess.Popen[bytes]"]:
    """One of the three processes, by the machine's clock."""
    options = ("--port", str(PORT)) if name == "serve" else ()
    with verb(name, parts, settings.data, *options, clock="system") as process:
        if name == "serve":
            wait_until_answering(f"http://127.0.0.1:{PORT}/health", process)
        yield process


def publish(parts: Parts, messages: Sequence[Telling], rate: int) -> list[tuple[float, Place]]:
    """At a steady rate; gives when each was handed over, and where it went."""
    sending = []
    with closing(producer(parts.bootstrap_servers, linger_ms=GATHERED_MS)) as out:
        began = time.monotonic()
        for number, message in enumerate(messages):
            wait = began + number / rate - time.monotonic()
            if wait > 0:
                threading.Event().wait(wait)
            at = time.monotonic()
            headers = list(message.headers)
            key = key_of(message.record, b"bench")
            sending.append((at, out.send(message.topic, message.value, key=key, headers=headers)))
        out.flush()
        answers = [(at, one.get(timeout=30)) for at, one in sending]
        return [(at, (one.topic, one.partition, one.offset)) for at, one in answers]


class Watch:
    """Asks GraphQL again and again how far its answers go."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, int]] = []  # when, position
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        url = f"http://127.0.0.1:{PORT}/graphql"
        headers = {"content-type": "application/json"}
        while not self._stop.wait(EVERY):
            request = urllib.request.Request(url, ASK, headers)
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - the same
                position = json.load(answer)["extensions"]["asOf"]["position"]
            self.seen.append((time.monotonic(), int(position)))

    def wait_for(self, database_url: str) -> None:
        """Until the answers rest on the whole log, and nothing more arrives in it."""
        with psycopg.connect(database_url, autocommit=True) as connection:
            while True:
                row = connection.execute("SELECT max(position) FROM log.facts").fetchone()
                tip = row[0] if row and row[0] else 0
                self._stop.wait(1.0)
                again = connection.execute("SELECT max(position) FROM log.facts").fetchone()
                if again == row and self.seen and self.seen[-1][1] >= tip:
                    return

    def close(self) -> None:
        """Stop asking."""
        self._stop.set()
        self._thread.join()


class Bare:
    """A consumer that does nothing but note when a message came."""

    def __init__(self, bootstrap_servers: str) -> None:
        self.times: dict[Place, float] = {}
        self._stop = threading.Event()
        self._source = KafkaSource(consumer(bootstrap_servers, group="bare"))
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            messages = self._source.poll(0.2)
            now = time.monotonic()
            if self._source.moved():
                self._source.seek({})
                continue
            for message in messages:
                self.times[message.topic, message.partition, message.offset] = now

    def close(self) -> None:
        """Stop listening."""
        self._stop.set()
        self._thread.join()
        self._source.close()


def visible(
    database_url: str, messages: Sequence[Telling], handed_over: Sequence[float], watch: Watch
) -> Iterator[float]:
    """Seconds from handing a message over to the first answer that rests on its facts."""
    positions = where_recorded(database_url)
    seen = [position for _, position in watch.seen]
    for message, at in zip(messages, handed_over, strict=True):
        facts = [positions[key] for key in keys_of(message) if key in positions]
        if facts:
            look = bisect_left(seen, max(facts))
            yield watch.seen[look][0] - at


def where_recorded(database_url: str) -> dict[str, int]:
    """Position of every fact in the log, by its key."""
    found: dict[str, int] = {}
    with PostgresFactStore(database_url, SystemClock()) as facts:
        while entries := facts.since(len(found), 10_000):
            found.update((entry.key, entry.position) for entry in entries)
    return found


def keys_of(message: Telling) -> list[str]:
    """The facts a message tells; none if it can't be read."""
    now = SystemClock().now()
    try:
        opened = open_message(
            Message(message.topic, 0, 0, message.value, now, message.headers), received_at=now
        )
    except Refused:
        return []
    return [told.key for told in opened]


def at_rank(values: list[float], rank: float) -> float | None:
    """The value at a rank of a sorted list."""
    if not values:
        return None
    return round(values[min(len(values) - 1, int(rank * len(values)))], 3)


def processor(
    settings: Settings, processes: Mapping[str, "subprocess.Popen[bytes]"]
) -> dict[str, float]:
    """Processor seconds spent so far, by process."""
    pids = {name: process.pid for name, process in processes.items()}
    pids |= {"kafka": broker_pid(settings), "bench": os.getpid()}
    spent = {name: psutil.Process(pid).cpu_times() for name, pid in pids.items()}
    postgres = (one for one in psutil.process_iter(["name"]) if one.info["name"] == "postgres")
    return {name: one.user + one.system for name, one in spent.items()} | {
        "postgres": sum(one.cpu_times().user + one.cpu_times().system for one in postgres)
    }


def megabytes(pid: int) -> float:
    """Resident memory of a process."""
    return round(psutil.Process(pid).memory_info().rss / (1 << 20), 1)


def broker_pid(settings: Settings) -> int:
    """The broker's process."""
    return int(json.loads((Path(settings.data) / "kafka.json").read_text())["pid"])


if __name__ == "__main__":
    main()
