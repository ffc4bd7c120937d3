"""The consumer's process from within: which clock it goes by, what it waits for, how it ends."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from infra.clock import SystemClock
from infra.consume import run
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore
from infra.kafka import IN, create_topics, ends, producer
from infra.settings import Settings


@pytest.fixture
def settings(database: str, broker: str, tmp_path: Path) -> Settings:
    """Of a process with a log of its own."""
    migrate(database)
    create_topics(broker)
    return Settings(tmp_path, tmp_path, database_url=database, bootstrap_servers=broker)


def publish(servers: str, values: Sequence[bytes], at: datetime) -> None:
    """In this order, on the prison's topic, stamped at an instant."""
    with closing(producer(servers)) as out:
        for value in values:
            out.send(IN[0], value, partition=0, timestamp_ms=int(at.timestamp() * 1000))
        out.flush()


def release(id: str, happened_at: datetime) -> bytes:
    """As the open contract says it."""
    return json.dumps(
        {
            "specversion": "1.0",
            "id": id,
            "source": "/prison/nomis",
            "type": "custody.person_released.v1",
            "time": happened_at.isoformat(),
            "subject": "prison/A1234BC",
            "data": {"prison": "LEI", "kind": "conditional"},
        }
    ).encode()


def consumed(settings: Settings, stop: Event, id: str) -> PostgresFactStore:
    """Run until the fact of this id is in the log and every parked message was told."""
    store = PostgresFactStore(settings.database_url or "", SystemClock())
    thread = Thread(target=run, args=(settings, stop))
    thread.start()
    while not any(entry.id == id for entry in store.since(0, 100_000)) or store.untold(1):
        store.listen(timeout=0.2)
    stop.set()
    thread.join()
    return store


def test_a_history_is_recorded_at_the_time_it_was_told(settings: Settings, broker: str) -> None:
    """With the log's clock, the broker's timestamps are the time; also years ahead of ours."""
    sent_at = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    publish(broker, [release("history-1", sent_at - timedelta(hours=1))], sent_at)

    with consumed(replace(settings, clock="log"), Event(), "history-1") as store:
        (entry,) = [one for one in store.since(0, 100_000) if one.id == "history-1"]

    assert entry.recorded_at == sent_at
    assert entry.told_at == sent_at


def test_what_is_parked_is_told_to_its_publisher(settings: Settings, broker: str) -> None:
    """While good neighbours are recorded."""
    before = sum(ends(broker, ["out.rejects.prison.v1"]).values())
    now = SystemClock().now()
    publish(broker, [b"{bad", release("good-1", now - timedelta(hours=1))], now)

    with consumed(settings, Event(), "good-1") as store:
        told = [row for row in store.parked(limit=1000) if row.parked.raw == b"{bad"]

    assert [(row.parked.reason, row.told_publisher_at is None) for row in told] == [
        ("bad-json", False)
    ]
    assert sum(ends(broker, ["out.rejects.prison.v1"]).values()) >= before + 1


@pytest.mark.parametrize("missing", ["database_url", "bootstrap_servers"])
def test_it_waits_for_what_is_away_and_can_be_stopped(settings: Settings, missing: str) -> None:
    """A part that doesn't answer at the start is no reason to give up, nor to hang."""
    nowhere = {
        "database_url": "postgresql://nobody@127.0.0.1:1/nowhere?connect_timeout=1",
        "bootstrap_servers": "127.0.0.1:1",
    }
    stop = Event()
    thread = Thread(target=run, args=(replace(settings, **{missing: nowhere[missing]}), stop))
    thread.start()
    thread.join(timeout=1.5)
    assert thread.is_alive()

    stop.set()
    thread.join(timeout=30)

    assert not thread.is_alive()
