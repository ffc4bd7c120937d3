"""Which records are connected, by the live read tables."""

from typing import Any

import psycopg
from psycopg import sql

from infra.readstore.migrate import LIVE


class PostgresConnections:
    """Asks on a connection of its own each time: replays are rare, and may come from any thread."""

    def __init__(self, database_url: str, schema: str = LIVE) -> None:
        self._database_url = database_url
        self._schema = schema

    def closure(self, records: list[str]) -> set[str]:
        """These records and every record a chain of keys connects to them."""
        with psycopg.connect(self._database_url) as connection:
            connection.execute(
                sql.SQL("SET search_path TO {}").format(sql.Identifier(self._schema))
            )
            return closure(connection, records)


CLOSURE = (
    "WITH RECURSIVE reached(record) AS (SELECT unnest(%s::text[]) UNION "
    "SELECT b.record FROM reached JOIN join_keys a USING (record) "
    "JOIN join_keys b ON b.key = a.key) SELECT record FROM reached"
)


def closure(asked: psycopg.Connection[Any] | psycopg.Cursor[Any], records: list[str]) -> set[str]:
    """The same, in a transaction of the caller's."""
    return {record for (record,) in asked.execute(CLOSURE, (records,))} if records else set()
