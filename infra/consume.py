"""The consumer as a process: from Kafka into the log, and what was parked back to its publisher."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from threading import Event
from typing import TypeVar

from consumers.loop import Loop
from consumers.message import Message
from consumers.pause import Pause
from consumers.replaced import ReplacedError
from domain.ports import AwayError, Clock
from infra.clock import FixedClock, SystemClock
from infra.eventstore.store import PostgresFactStore
from infra.kafka import consumer, producer
from infra.kafka_source import KafkaSource
from infra.process import process, tune
from infra.rejects import tell_publishers
from infra.settings import Settings

log = logging.getLogger(__name__)

Opened = TypeVar("Opened")

LEFT_OVER_SECONDS = 30.0  # between looks for parked messages an earlier process didn't tell of


def run(settings: Settings, stop: Event) -> None:
    """Consume until told to stop. `settings` name the real parts; the tables and topics exist.

    While PostgreSQL or Kafka is away it waits, longer each time.
    Raises ReplacedError when another process runs under this instance's name.
    """
    database_url, servers = settings.database_url or "", settings.bootstrap_servers or ""
    clock, received_at = clock_of(settings.clock)
    news = Event()  # something was parked
    store = _opened(lambda: PostgresFactStore(database_url, clock), stop)
    source = _opened(lambda: _source(settings), stop)
    with ExitStack() as open_until_the_end:
        for one in (store, source):
            if one is not None:
                open_until_the_end.callback(one.close)
        if store is not None and source is not None:
            loop = Loop(source, store, received_at, news.set, as_dated=settings.clock == "log")
            _run(loop, lambda: _tell(store, servers, news, stop), news, stop)


def _run(loop: Loop, tell: Callable[[], None], news: Event, stop: Event) -> None:
    with ThreadPoolExecutor(1, "rejects") as pool:
        telling = pool.submit(tell)
        telling.add_done_callback(lambda _: stop.set())  # an error there ends the process too
        tune()
        try:
            loop.run(stop)
        finally:
            stop.set()
            news.set()
    telling.result()


def clock_of(name: str) -> tuple[Clock, Callable[[Sequence[Message]], datetime]]:
    """The clock of the log, and when a batch counts as received."""
    if name == "system":
        system = SystemClock()
        return system, lambda _: system.now()
    history = FixedClock(datetime.min.replace(tzinfo=UTC))

    def newest(messages: Sequence[Message]) -> datetime:
        history.at = max(message.timestamp for message in messages)
        return history.at

    return history, newest


def _source(settings: Settings) -> KafkaSource:
    servers = settings.bootstrap_servers or ""
    return KafkaSource(consumer(servers, group=settings.group, instance=settings.instance))


def _opened(make: Callable[[], Opened], stop: Event) -> Opened | None:
    pause = Pause()
    while not stop.is_set():
        try:
            return make()
        except AwayError as error:
            log.warning("%s: trying again in %.1f s", error, pause.seconds)
            pause.wait(stop)
    return None


def _tell(store: PostgresFactStore, servers: str, news: Event, stop: Event) -> None:
    pause = Pause()
    while not stop.is_set():
        try:
            with closing(producer(servers)) as out:
                while not stop.is_set():
                    tell_publishers(store, out)
                    pause.reset()
                    news.wait(LEFT_OVER_SECONDS)
                    news.clear()
        except AwayError as error:
            log.warning("%s: publishers are told later", error)
            pause.wait(stop)


def main() -> None:
    """`python -m infra.consume`: settings from the environment, until SIGTERM or Ctrl-C."""
    with process() as now:
        try:
            run(now.settings, now.stop)
        except ReplacedError as error:
            raise SystemExit(f"ended: {error}") from error


if __name__ == "__main__":
    main()
