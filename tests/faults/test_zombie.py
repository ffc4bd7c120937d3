"""A consumer is stopped in the middle of a batch, replaced, and continued."""

import psycopg
import pytest

from infra.embedded.waiting import until
from tests.faults.processes import Process
from tests.faults.soundness import sound
from tests.faults.world import World

CONSUME = ("infra.consume",)


@pytest.mark.slow
def test_a_replaced_consumer_writes_nothing_and_ends(
    world: World, processes: list[Process]
) -> None:
    """It holds the lock when it stops: the server takes it back, and the successor goes on."""
    first = world.process(CONSUME, "first", THROUGHLINE_INSTANCE="one")
    second = world.process(CONSUME, "second", THROUGHLINE_INSTANCE="one")
    processes += [first, second]
    with world.store() as store:
        first.start()
        world.publish(range(500))
        world.wait_for(lambda: store.tip() >= 500, "the first has recorded")

        with psycopg.connect(world.database_url) as holding:
            holding.execute("LOCK TABLE log.facts_events IN EXCLUSIVE MODE")
            world.publish(range(500, 1000))
            until(lambda: waiting(world), seconds=60, what="the first waits for the lock")
            first.freeze()
            holding.rollback()
        second.start()
        world.wait_for(lambda: store.tip() >= 1000, "the second has recorded")
        world.publish(range(1000, 1200))
        world.wait_for(lambda: store.tip() >= 1200, "the second goes on")
        before = store.tip()

        first.thaw()

        assert first.ended() == 1
        assert "another process runs under this one's name" in first.said()
        assert store.tip() == before
    sound(world, processes)
    second.end()


def waiting(world: World) -> bool:
    """Whether somebody waits for a lock on the log."""
    with psycopg.connect(world.database_url, autocommit=True) as conn:
        row = conn.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE wait_event_type = 'Lock' AND datname = current_database()"
        ).fetchone()
    return row is not None and row[0] > 0
