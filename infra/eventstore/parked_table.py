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
  AND (settled IS NULL OR NOT %(waiting)s)
ORDER BY id LIMIT %(limit)s
"""  # noqa: S608 # fixed texts
_ONE = f"SELECT {COLUMNS} FROM {{parked}} WHERE id = %s"  # noqa: S608 # fixed texts
_UNTOLD = f"SELECT {COLUMNS} FROM {{parked}} WHERE told_publisher_at IS NULL ORDER BY id LIMIT %s"  # noqa: S608 # fixed texts
_TOLD = "UPDATE {parked} SET told_publisher_at = %s WHERE id = ANY(%s) RETURNING id"
_COUNTS = """
SELECT agency, reason, count(*) FROM {parked}
WHERE settled IS NULL
  AND (%(reason)s::text IS NULL OR reason = %(reason)s)
  AND (%(agency)s::text IS NULL OR agency = %(agency)s)
GROUP BY agency, reason ORDER BY agency, reason
"""
_RETRIED = """
UPDATE {parked} SET retried_at = %(at)s, outcome = %(outcome)s,
  settled = CASE WHEN %(recorded)s THEN 'recorded' ELSE settled END,
  settled_at = CASE WHEN %(recorded)s THEN %(at)s ELSE settled_at END
WHERE id = %(id)s RETURNING id
"""
_DISCARDED = """
UPDATE {parked} SET settled = 'discarded', settled_at = %s, settled_by = %s, settled_why = %s
WHERE id = %s AND settled IS NULL RETURNING id
"""


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
        waiting: bool,
    ) -> Sequence[ParkedRow]:
        """The next ones after an id, oldest first; `waiting`: without those that are settled."""
        asked = {
            "reason": reason,
            "agency": agency,
            "since": since,
            "after": after,
            "limit": limit,
            "waiting": waiting,
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

    def counts(self, reason: str | None, agency: str | None) -> Sequence[tuple[str, str, int]]:
        """How many wait: (agency, reason, count)."""
        rows = self._run(_COUNTS, {"reason": reason, "agency": agency})
        return [(owner, code, count) for owner, code, count in rows]

    def mark_retried(self, id: int, at: datetime, outcome: str, recorded: bool) -> None:
        """It was tried again, with this outcome; `recorded`: it waits no more."""
        self._run(_RETRIED, {"at": at, "outcome": outcome, "recorded": recorded, "id": id})

    def mark_discarded(self, id: int, at: datetime, by: str, why: str) -> bool:
        """Somebody gave it up; False: it is settled already, or isn't there."""
        return bool(self._run(_DISCARDED, (at, by, why, id)))

    def _run(self, text: str, values: Any) -> Sequence[tuple[Any, ...]]:
        query = SQL(text).format(parked=self._table)
        with in_our_words(), self._datastore.get_connection() as conn:
            return conn.cursor(row_factory=tuple_row).execute(query, values).fetchall()
