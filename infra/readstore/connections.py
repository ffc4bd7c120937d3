"""Which records are connected, by the live read tables."""

from typing import Any

import psycopg
from psycopg import sql

from domain.people.keys import WHO
from domain.people.likely import MOST
from infra.readstore.migrate import LIVE
from projections.ports import Progress


class PostgresConnections:
    """Asks on a connection of its own each time: replays are rare, and may come from any thread."""

    def __init__(self, database_url: str, schema: str = LIVE) -> None:
        self._database_url = database_url
        self._schema = schema

    def closure(self, records: list[str]) -> set[str]:
        """See projections.replay.Connections."""
        return self._asked(CLOSURE, (records, WHO))

    def alike(self, records: list[str]) -> set[str]:
        """See projections.replay.Connections. A name and birth that more than MOST records ever
        gave leads nowhere: by it nobody is asked about."""
        return self._asked(ALIKE, (records, WHO, MOST + 1, MOST))

    def _asked(self, statement: str, values: tuple[Any, ...]) -> set[str]:
        with psycopg.connect(self._database_url) as connection:
            connection.execute(
                sql.SQL("SET search_path TO {}").format(sql.Identifier(self._schema))
            )
            return {record for (record,) in connection.execute(statement.encode(), values)}


# Each step by its index, however many the planner expects: left to itself it reads the whole table
# again for each step.
WALK = (
    "WITH RECURSIVE reached(record) AS (SELECT unnest(%s::text[]) UNION SELECT b.record FROM reached, "
    "LATERAL (SELECT key FROM join_keys WHERE record = reached.record OFFSET 0) a, "
    "LATERAL (SELECT record FROM join_keys WHERE key = a.key OFFSET 0) b "
    "WHERE {walked}) SELECT record FROM reached"
)
LINKING = "NOT starts_with(a.key, %s)"  # the others link nobody
FEW = "(SELECT count(*) FROM (SELECT FROM join_keys c WHERE c.key = a.key LIMIT %s) few) <= %s"
CLOSURE = WALK.format(walked=LINKING)
ALIKE = WALK.format(walked=f"{LINKING} OR {FEW}")


def closure(asked: psycopg.Connection[Any], records: list[str]) -> set[str]:
    """The records that may be one person's with these, in a transaction of the caller's."""
    if not records:
        return set()
    return {record for (record,) in asked.execute(CLOSURE.encode(), (records, WHO))}


def live_progress(database_url: str) -> Progress | None:
    """How far the live rows are; None: nothing was derived yet."""
    with psycopg.connect(database_url) as connection:
        row = connection.execute(
            sql.SQL("SELECT position, as_of FROM {}").format(sql.Identifier(LIVE, "progress"))
        ).fetchone()
    return Progress(*row) if row else None
