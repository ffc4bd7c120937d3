"""A log of this test's own, on real PostgreSQL, with a clock that the test sets."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from infra.clock import FixedClock
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore


@pytest.fixture
def clock() -> FixedClock:
    """Noon on 2 March 2026, until the test moves it."""
    return FixedClock(datetime(2026, 3, 2, 12, tzinfo=UTC))


@pytest.fixture
def store(database: str, clock: FixedClock) -> Iterator[PostgresFactStore]:
    """An empty log."""
    migrate(database)
    with PostgresFactStore(database, clock) as made:
        yield made
