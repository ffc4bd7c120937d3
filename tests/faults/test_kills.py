"""Kill the workers at random moments under load, and crash the database: nothing lost or twice."""

import random

import psycopg
import pytest

from infra.embedded.postgres import EmbeddedPostgres
from infra.policy.load import england_and_wales
from infra.readstore.verify import verify
from tests.faults.holding import held_up
from tests.faults.processes import Process
from tests.faults.soundness import sound
from tests.faults.world import World

# Everything that works on the log. Each is killed as often as it comes up in the draw.
WORKERS: tuple[tuple[str, ...], ...] = (("infra.consume",), ("infra.derive",))
KILLS = 25
CRASHES = (6, 13, 20)  # after so many kills the database crashes too
SEED = 20260302


@pytest.mark.slow
def test_25_kills_and_3_crashes(
    crashing_world: World, own_postgres: EmbeddedPostgres, processes: list[Process]
) -> None:
    """Each worker goes on where the log says, under its own name in the group."""
    chance = random.Random(SEED)  # noqa: S311 - the same draw every time
    world = crashing_world
    for command in WORKERS:
        name = command[-1]
        processes.append(world.process(command, name, THROUGHLINE_INSTANCE=name).start())
    with world.store() as store, world.under_load():
        for kill in range(1, KILLS + 1):
            begin = max(0, world.tip(store))
            grown = begin + chance.choice((1, 1, 100, 400))
            world.wait_for(lambda upto=grown: store.tip() >= upto, f"kill {kill}: work done")
            if chance.random() < 0.5:
                with held_up(world) as caught:
                    caught()
                    chance.choice(processes).kill()
            else:
                chance.choice(processes).kill()
            for process in processes:
                process.start_again()
            if kill in CRASHES:
                own_postgres.restart(immediate=True)

    sound(world, processes)
    shown_as_rebuilt(world)

    for process in processes:
        process.end()
    assert len(world.acknowledged) > KILLS * 50


def shown_as_rebuilt(world: World) -> None:
    """The rows get as far as the log, and are what a rebuild makes of it."""
    with world.store() as store:
        world.wait_for(lambda: derived(world) == store.tip(), "all derived")
        found = verify(world.database_url, store, england_and_wales())
    assert found.facts == found.progress.position > 0
    assert found.differences == dict.fromkeys(found.rows, 0)


def derived(world: World) -> int:
    """How far the rows are."""
    with psycopg.connect(world.database_url, autocommit=True) as conn:
        row = conn.execute("SELECT position FROM read.progress").fetchone()
    return int(row[0]) if row else 0
