"""Reading the log. Binary columns into plain tuples: rows cost a tenth of the library's own way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from eventsourcing.postgres import PostgresDatastore
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.facts.entry import Entry
from infra.eventstore.away import in_our_words
from infra.eventstore.mapper import FactMapper

_ENTRY = "notification_id, originator_id, topic, state, recorded_at"
_SINCE = (
    f"SELECT {_ENTRY} FROM {{events}} WHERE notification_id > %s ORDER BY notification_id LIMIT %s"  # noqa: S608 # fixed texts
)
_OF_RECORDS = (
    f"SELECT {_ENTRY} FROM {{events}} WHERE originator_id = ANY(%s) AND notification_id <= %s "  # noqa: S608 # fixed texts
    "ORDER BY notification_id"
)
_OF_TYPES = (
    f"SELECT {_ENTRY} FROM {{events}} WHERE topic = ANY(%s) AND notification_id > %s "  # noqa: S608 # fixed texts
    "AND notification_id <= %s ORDER BY notification_id LIMIT %s"
)
_HEARD = "SELECT key, body FROM {inbox} WHERE key = ANY(%s)"
_TIP = "SELECT coalesce(max(notification_id), 0) FROM {events}"
_REACHED = (
    "SELECT application_name, notification_id FROM {tracking} WHERE application_name LIKE '%%:%%'"
)
# Positions have no holes and recorded_at never falls, so halving finds the place: 20 look-ups in a
# million entries, and no index beside the two there are.
_POSITION_AT = """
WITH RECURSIVE halving (low, high) AS (
  SELECT 0::bigint, (SELECT coalesce(max(notification_id), 0) FROM {events})
  UNION ALL
  SELECT CASE WHEN e.recorded_at <= %(instant)s THEN e.notification_id ELSE h.low END,
         CASE WHEN e.recorded_at <= %(instant)s THEN h.high ELSE e.notification_id - 1 END
  FROM halving h JOIN {events} e ON e.notification_id = (h.low + h.high + 1) / 2
  WHERE h.low < h.high
)
SELECT low FROM halving WHERE low = high
"""
_NO_CUT = 2**63 - 1


class Reading:
    """Every question the log answers."""

    def __init__(self, datastore: PostgresDatastore, mapper: FactMapper) -> None:
        self._datastore = datastore
        self._to_entry = mapper.to_entry
        self._tables = {
            "events": Identifier(datastore.schema, "facts_events"),
            "tracking": Identifier(datastore.schema, "facts_tracking"),
            "inbox": Identifier(datastore.schema, "inbox"),
        }

    def since(self, position: int, limit: int) -> Sequence[Entry]:
        """The next entries after a position, in log order."""
        return self._entries(self._rows(_SINCE, (position, limit)))

    def of_records(self, records: Sequence[str], upto: int | None) -> Sequence[Entry]:
        """All entries of these records up to a position, in log order."""
        cut = _NO_CUT if upto is None else upto
        return self._entries(self._rows(_OF_RECORDS, (records, cut)))

    def of_types(self, types: Sequence[str], after: int, upto: int, limit: int) -> Sequence[Entry]:
        """The next entries of these facts between two positions, in log order."""
        return self._entries(self._rows(_OF_TYPES, (list(types), after, upto, limit)))

    def heard(self, keys: Sequence[bytes]) -> Mapping[bytes, int]:
        """What the inbox has of these keys: the hash of what was said under each."""
        return {bytes(key): body for key, body in self._rows(_HEARD, (list(keys),))}

    def tip(self) -> int:
        """The last position; 0 for an empty log."""
        return int(self._rows(_TIP, ())[0][0])

    def position_at(self, instant: datetime) -> int:
        """The last position recorded at or before an instant."""
        return int(self._rows(_POSITION_AT, {"instant": instant})[0][0])

    def reached(self) -> Mapping[tuple[str, int], int]:
        """Last offset recorded for each (topic, partition)."""
        places = ((name.rsplit(":", 1), last) for name, last in self._rows(_REACHED, ()))
        return {(topic, int(partition)): last for (topic, partition), last in places}

    def _entries(self, rows: Sequence[tuple[Any, ...]]) -> Sequence[Entry]:
        to_entry = self._to_entry
        return [to_entry(*row) for row in rows]

    def _rows(self, text: str, values: Any) -> Sequence[tuple[Any, ...]]:
        query = SQL(text).format(**self._tables)
        with in_our_words(), self._datastore.get_connection() as conn:
            cursor = conn.cursor(binary=True, row_factory=tuple_row)
            return cursor.execute(query, values, prepare=True).fetchall()
