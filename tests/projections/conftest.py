"""A log and read tables on a real PostgreSQL, and a deriver that the test steps by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import psycopg
import pytest

from domain.facts.entry import Told
from domain.ports import Batch
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.policy.load import england_and_wales
from infra.readstore.people import connect, person_of, shown
from infra.readstore.verify import Verified, verify
from infra.readstore.views import PostgresViews
from infra.replays import Replayer
from projections.deriver import Deriver, Step
from projections.person import PersonRows
from tests.projections.build import at


@dataclass
class Line:
    """The whole read side, by a clock that the test sets."""

    database_url: str
    clock: FixedClock
    facts: PostgresFactStore
    views: PostgresViews
    deriver: Deriver

    def hear(self, *told: Told, at: datetime | None = None) -> None:
        """Record what was told, at the clock's time."""
        if at is not None:
            self.clock.at = at
        self.facts.record(Batch(told))

    def derive(self) -> Step:
        """Until nothing is new."""
        return catch_up(self.deriver)

    def restart(self) -> None:
        """The deriver dies and another begins from what stands in the tables."""
        self.views.close()
        self.views = PostgresViews(self.database_url)
        self.deriver = Deriver(self.facts, self.views, self.clock, england_and_wales())

    def person(self, record: str) -> PersonRows | None:
        """What is shown of the person whose record it is."""
        with connect(self.database_url) as connection:
            person = person_of(connection, record)
            return shown(connection, person) if person else None

    def verdicts(self, record: str) -> dict[str, str]:
        """Rule -> verdict of what is shown (the last one where there are several)."""
        rows = self.person(record)
        return {gap.code: gap.verdict for gap in rows.gaps} if rows else {}

    def verify(self) -> Verified:
        """Rebuild beside, compare."""
        return verify(self.database_url, self.facts, england_and_wales())

    def replayer(self) -> Replayer:
        """Replays over this log."""
        return Replayer(self.database_url, self.facts)

    def query(self, statement: str) -> list[tuple[object, ...]]:
        """Rows of the live tables."""
        with psycopg.connect(self.database_url, options="-c search_path=read") as connection:
            return connection.execute(statement.encode()).fetchall()


@pytest.fixture
def database(migrated: str) -> str:
    """Every test here begins with every table."""
    return migrated


@pytest.fixture
def line(database: str) -> Iterator[Line]:
    """An empty log and empty read tables."""
    clock = FixedClock(at("2026-01-05T09:00"))
    with PostgresFactStore(database, clock) as facts:
        views = PostgresViews(database)
        deriver = Deriver(facts, views, clock, england_and_wales())
        made = Line(database, clock, facts, views, deriver)
        yield made
        made.views.close()
