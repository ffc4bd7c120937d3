"""The parked messages, asked and marked. Writing them is part of a batch (`recorder`)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from eventsourcing.postgres import PostgresDatastore
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from infra.eventstore.away import in_our_words
from infra.eventstore.parking import COLUMNS, ParkedRow, parked_row

_LIST = f"""
SELECT {COLUMNS} FROM {{parked}}
WHERE id > %(after)s
  AND (%(reason)s::text IS NULL OR reason = %(reason)s)
  AND (%(agency)s::text IS NULL OR agency = %(agency)s)
  AND (%(since)s::timestamptz IS NULL OR recorded_at >= %(since)s)
ORDER BY id LIMIT %(limit)s
"""  # noqa: S608 # fixed texts
_ONE = f"SELECT {COLUMNS} FROM {{parked}} WHERE id = %s"  # noqa: S608 # fixed texts
_UNTOLD = f"SELECT {COLUMNS} FROM {{parked}} WHERE told_publisher_at IS NULL ORDER BY id LIMIT %s"  # noqa: S608 # fixed texts
_TOLD = "UPDATE {parked} SET told_publisher_at = %s WHERE id = ANY(%s) RETURNING id"
_RETRIED = "UPDATE {parked} SET retried_at = %s, outcome = %s WHERE id = %s RETURNING id"


class ParkedTable:
    """Every question about messages set aside."""

    def __init__(self, datastore: PostgresDatastore) -> None:
        self._datastore = datastore
        self._table = Identifier(datastore.schema, "parked")

    def listed(
        self,
        reason: str | None,
        agency: str | None,
        since: datetime | None,
        after: int,
        limit: int,
    ) -> Sequence[ParkedRow]:
        """The next ones after an id, oldest first."""
        asked = {
            "reason": reason,
            "agency": agency,
            "since": since,
            "after": after,
            "limit": limit,
        }
        return [parked_row(row) for row in self._run(_LIST, asked)]

    def one(self, id: int) -> ParkedRow | None:
        """The one with this id."""
        return next((parked_row(row) for row in self._run(_ONE, (id,))), None)

    def untold(self, limit: int) -> Sequence[ParkedRow]:
        """Those whose publisher hasn't been told, oldest first."""
        return [parked_row(row) for row in self._run(_UNTOLD, (limit,))]

    def mark_told(self, ids: Sequence[int], at: datetime) -> None:
        """Their publishers have been told."""
        self._run(_TOLD, (at, list(ids)))

    def mark_retried(self, id: int, at: datetime, outcome: str) -> None:
        """It was tried again, with this outcome."""
        self._run(_RETRIED, (at, outcome, id))

    def _run(self, text: str, values: Any) -> Sequence[tuple[Any, ...]]:
        query = SQL(text).format(parked=self._table)
        with in_our_words(), self._datastore.get_connection() as conn:
            return conn.cursor(row_factory=tuple_row).execute(query, values).fetchall()
