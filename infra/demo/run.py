"""The demo: agencies speak, facts are recorded, people are judged, and the outcome is checked."""

import random
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

from rich.progress import Progress

from consumers.loop import Loop
from infra.clock import FixedClock
from infra.demo.moments import PEOPLE, Snapshot, snapshots
from infra.demo.processes import verb, wait_until_derived
from infra.demo.publishing import Publisher
from infra.demo.waves import Wave, Waves, waves
from infra.embedded.parts import Parts
from infra.eventstore.store import PostgresFactStore
from infra.kafka import consumer, producer
from infra.kafka_source import KafkaSource
from infra.rejects import tell_publishers
from infra.settings import Settings
from infra.simulated.world import World

BEFORE_THE_END = (120, 60, 30, 7, 0)  # days: the moments of which snapshots are taken
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Run:
    """What has come of it so far."""

    published: int = 0
    facts: int = 0
    repeats: int = 0
    parked: int = 0
    snapshots: list[Snapshot] = field(default_factory=list)
    moments: list[datetime] = field(default_factory=list)
    first_journey: float | None = None  # seconds after the start


def stops(world: World) -> list[datetime]:
    """The moments of the snapshots, the last one the end of the story."""
    return [world.ends_at - timedelta(days=days) for days in BEFORE_THE_END]


def chosen(world: World, seed: int) -> list[str]:
    """The records whose snapshots are compared with replays."""
    records = sorted(set(world.homes.values()))
    some = random.Random(seed).sample(records, min(PEOPLE - 1, len(records)))  # noqa: S311 - a sample, not a secret
    return [world.example_record, *some]


def play(
    world: World,
    settings: Settings,
    parts: Parts,
    seed: int,
    bars: Progress,
    began: float,
    say: Callable[[str], None],
) -> Run:
    """Publish, consume and derive the whole story. Everything runs for real, only time is played."""
    run = Run()
    watched = chosen(world, seed)
    planned = list(waves(world.messages, stops(world)))
    with ExitStack() as stack:
        deriver = stack.enter_context(verb("derive", parts, settings.data))
        facts = stack.enter_context(PostgresFactStore(parts.database_url, FixedClock(LONG_AGO)))
        publisher = stack.enter_context(
            closing(Publisher(parts.bootstrap_servers, settings.key or b"demo"))
        )
        source = stack.enter_context(closing(KafkaSource(consumer(parts.bootstrap_servers))))
        recording = Waves(Loop(source, facts, _newest, as_dated=True))
        bar = bars.add_task("messages through Kafka", total=len(world.messages))
        for wave in planned:
            _wave(wave, publisher, recording, run)
            bars.update(bar, completed=run.published)
            if run.first_journey is None:
                wait_until_derived(parts.database_url, facts.tip(), deriver)
                run.first_journey = monotonic() - began
            if wave.stop:
                wait_until_derived(parts.database_url, facts.tip(), deriver)
                _snapshot(run, parts, watched)
        with closing(producer(parts.bootstrap_servers)) as out:
            tell_publishers(facts, out)
    say(f"{run.facts} facts from {run.published} messages")
    return run


def _newest(messages: Sequence[Any]) -> datetime:
    newest: datetime = max(message.timestamp for message in messages)
    return newest


def _wave(wave: Wave, publisher: Publisher, recording: Waves, run: Run) -> None:
    last = publisher.publish(wave.tellings)
    facts, repeats, parked = recording.record(last)
    run.published = publisher.sent
    run.facts += facts
    run.repeats += repeats
    run.parked += parked


def _snapshot(run: Run, parts: Parts, watched: Sequence[str]) -> None:
    at, taken = snapshots(parts.database_url, watched)
    run.moments.append(at)
    run.snapshots.extend(taken)
