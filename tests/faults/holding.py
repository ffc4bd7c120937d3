"""Catching a writer in the middle of a batch: it waits for the lock that we hold."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from infra.embedded.waiting import until
from tests.faults.world import PATIENCE, World


@contextmanager
def held_up(world: World) -> Iterator[Callable[[], None]]:
    """Inside, nobody can write; call what is given to wait until somebody is in the middle."""
    with psycopg.connect(world.database_url) as holding:
        holding.execute("LOCK TABLE log.facts_events IN EXCLUSIVE MODE")
        yield lambda: until(
            lambda: _waiting(world), seconds=PATIENCE, what="a writer waits for the lock"
        )
        holding.rollback()


def _waiting(world: World) -> bool:
    with psycopg.connect(world.database_url, autocommit=True) as conn:
        row = conn.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE wait_event_type = 'Lock' AND datname = current_database()"
        ).fetchone()
    return row is not None and row[0] > 0
