"""A log, a fetcher and a publisher of this test's own; the clock stands until the test moves it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from domain.facts.entry import Told
from domain.ports import Batch
from infra.clock import FixedClock
from infra.details.fetcher import Fetcher
from infra.details.http import Getter
from infra.details.table import DetailsTable
from infra.eventstore.store import PostgresFactStore
from tests.infra.details.publisher import Publisher, a_publisher


@pytest.fixture
def clock() -> FixedClock:
    """Noon on 2 March 2026."""
    return FixedClock(datetime(2026, 3, 2, 12, tzinfo=UTC))


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """A service that has nothing yet."""
    with a_publisher() as one:
        yield one


@pytest.fixture
def database(migrated: str) -> str:
    """Every test here begins with every table."""
    return migrated


@pytest.fixture
def store(database: str, clock: FixedClock) -> Iterator[PostgresFactStore]:
    """An empty log."""
    with PostgresFactStore(database, clock) as made:
        yield made


@pytest.fixture
def heard(store: PostgresFactStore) -> Callable[..., None]:
    """heard(told, ..): these stand in the log."""

    def record(*told: tuple[Told, ...]) -> None:
        store.record(Batch([fact for one in told for fact in one]))

    return record


@pytest.fixture
def fetcher_of(
    database: str, store: PostgresFactStore, clock: FixedClock, publisher: Publisher
) -> Iterator[Callable[..., Fetcher]]:
    """fetcher_of(..): another fetcher on a connection of its own, with changes."""
    with ExitStack() as until_the_end:

        def made(**changes: Any) -> Fetcher:
            connection = until_the_end.enter_context(psycopg.connect(database, autocommit=True))
            parts = {
                "table": DetailsTable(connection),
                "store": store,
                "getter": Getter("t0ken"),
                "hosts": frozenset({publisher.host}),
                "clock": clock,
            }
            return Fetcher(**(parts | changes))

        yield made


@pytest.fixture
def fetcher(fetcher_of: Callable[..., Fetcher]) -> Fetcher:
    """One that may call the publisher."""
    return fetcher_of()
