"""Rebuild beside live, compare row by row: everything shown must follow from the log alone."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from psycopg import sql

from domain.policy.policy import Policy
from domain.ports import FactStore
from infra.readstore import migrate
from infra.readstore.views import EMPTY, PostgresViews
from projections.ports import Progress
from projections.rebuild import rebuild

COMPARED = (
    "records",
    "join_keys",
    "journeys",
    "stays",
    "timeline",
    "findings",
    "handovers",
    "feeds",
    "counts",
    "exemptions",
    "due",
)


@dataclass(frozen=True, slots=True)
class Verified:
    """How the two sets compare. `differences`: table -> rows that only one of them has."""

    progress: Progress
    facts: int
    rows: dict[str, int]
    differences: dict[str, int]

    @property
    def equal(self) -> bool:
        """Whether every row of every table is the same."""
        return not any(self.differences.values())


def verify(
    database_url: str,
    facts: FactStore,
    policy: Policy,
    said: Callable[[int, int], None] = lambda done, total: None,
) -> Verified:
    """Compare. The live tables are read only; what is made for this is taken away again.

    The deriver may run on: the live rows are those of one instant, and the rebuild goes as far.
    """
    with psycopg.connect(database_url) as connection:
        progress = _snapshot(connection)
        try:
            count = _rebuild_beside(database_url, facts, policy, progress, said)
            return _compare(connection, progress, count)
        finally:
            connection.commit()
            migrate.drop(database_url, migrate.BESIDE)


def _snapshot(connection: psycopg.Connection) -> Progress:
    """Copies of the live tables as they stood at one instant, and how far they were."""
    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    for table in COMPARED:
        connection.execute(
            sql.SQL("CREATE TEMPORARY TABLE {} AS TABLE {}").format(
                sql.Identifier(f"live_{table}"), sql.Identifier(migrate.LIVE, table)
            )
        )
    row = connection.execute(
        sql.SQL("SELECT position, as_of FROM {}").format(sql.Identifier(migrate.LIVE, "progress"))
    ).fetchone()
    connection.commit()
    return Progress(*row) if row else EMPTY


def _rebuild_beside(
    database_url: str,
    facts: FactStore,
    policy: Policy,
    progress: Progress,
    said: Callable[[int, int], None],
) -> int:
    beside = make_beside(database_url)
    try:
        return rebuild(facts, beside, policy, progress, said)
    finally:
        beside.close()


def make_beside(database_url: str) -> PostgresViews:
    """An empty set of read tables beside the live one."""
    with psycopg.connect(database_url) as connection:
        migrate.build(connection, migrate.BESIDE)
    return PostgresViews(database_url, migrate.BESIDE, tell_changes=False)


def _compare(connection: psycopg.Connection, progress: Progress, facts: int) -> Verified:
    rows: dict[str, int] = {}
    differences: dict[str, int] = {}
    for table in COMPARED:
        live = sql.Identifier(f"live_{table}")
        beside = sql.Identifier(migrate.BESIDE, table)
        rows[table] = _count(connection, sql.SQL("SELECT count(*) FROM {}").format(live))
        differences[table] = _count(
            connection,
            sql.SQL(
                "SELECT count(*) FROM ((TABLE {a} EXCEPT ALL TABLE {b}) "
                "UNION ALL (TABLE {b} EXCEPT ALL TABLE {a})) AS differing"
            ).format(a=live, b=beside),
        )
    return Verified(progress, facts, rows, differences)


def _count(connection: psycopg.Connection, statement: sql.Composed) -> int:
    row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0
