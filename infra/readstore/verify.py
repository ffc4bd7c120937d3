"""Rebuild beside live, compare row by row: everything shown must follow from the log alone."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from psycopg import sql

from domain.policy.policy import Policy
from domain.ports import FactStore
from infra.readstore import migrate
from infra.readstore.rebuilding import rebuild_beside
from infra.readstore.views import EMPTY
from projections.ports import Progress

ASIDE = "set_aside"
NOBODY = ("join_keys", "feeds", "counts", "exemptions")  # these name no person
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
    """How the two sets compare. `differences`: table -> rows that only one of them has.

    `set_aside`: people whom no rule could judge, here or there; their rows are not compared.
    """

    progress: Progress
    facts: int
    rows: dict[str, int]
    differences: dict[str, int]
    set_aside: int = 0

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
            count = rebuild_beside(database_url, facts, policy, progress, said)
            return _compare(connection, progress, count)
        finally:
            connection.commit()
            migrate.drop(database_url, migrate.BESIDE)


def _snapshot(connection: psycopg.Connection) -> Progress:
    """Copies of the live tables as they stood at one instant, and how far they were."""
    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    for table in (*COMPARED, ASIDE):
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


def _compare(connection: psycopg.Connection, progress: Progress, facts: int) -> Verified:
    rows: dict[str, int] = {}
    differences: dict[str, int] = {}
    connection.execute(
        sql.SQL(
            "CREATE TEMPORARY TABLE aside AS SELECT person FROM {} UNION SELECT person FROM {}"
        ).format(sql.Identifier(f"live_{ASIDE}"), sql.Identifier(migrate.BESIDE, ASIDE))
    )
    for table in COMPARED:
        live = _judged(table, sql.Identifier(f"live_{table}"))
        beside = _judged(table, sql.Identifier(migrate.BESIDE, table))
        rows[table] = _count(connection, sql.SQL("SELECT count(*) FROM ({}) t").format(live))
        differences[table] = _count(
            connection,
            sql.SQL(
                "SELECT count(*) FROM (({a} EXCEPT ALL {b}) UNION ALL ({b} EXCEPT ALL {a})) AS d"
            ).format(a=live, b=beside),
        )
    aside = _count(connection, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("aside")))
    return Verified(progress, facts, rows, differences, aside)


def _judged(table: str, named: sql.Composable) -> sql.Composed:
    """The rows of whoever was judged."""
    whose = sql.SQL("" if table in NOBODY else " WHERE person NOT IN (SELECT person FROM aside)")
    return sql.SQL("SELECT * FROM {}{}").format(named, whose)


def _count(connection: psycopg.Connection, statement: sql.Composed) -> int:
    row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0
