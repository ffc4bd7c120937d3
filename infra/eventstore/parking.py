"""Messages set aside: how one becomes a row, whatever its publisher put into it, and back."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from psycopg import Connection
from psycopg.rows import tuple_row

from domain.ports import Parked

COLUMNS = (
    'id, reason, says, raw, topic, partition, "offset", headers, told_at, source, message_id, '
    "recorded_at, told_publisher_at, retried_at, outcome, "
    "settled, settled_at, settled_by, settled_why"
)


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A parked message as it stands, and what was done about it since."""

    id: int
    parked: Parked
    recorded_at: datetime
    told_publisher_at: datetime | None
    retried_at: datetime | None
    outcome: str | None
    settled: str | None = None  # recorded | discarded; None: it still waits
    settled_at: datetime | None = None
    settled_by: str | None = None
    settled_why: str | None = None


def insert_parked(
    conn: Connection[Any], statement: Any, parked: Sequence[Parked], recorded_at: datetime
) -> int:
    """Park each message once, however often it comes. Says how many were new."""
    if not parked:
        return 0
    cursor = conn.cursor(row_factory=tuple_row)
    rows = [(*_values(one), recorded_at) for one in parked]
    cursor.executemany(statement, rows, returning=True)
    return sum(len(result.fetchall()) for result in cursor.results())


def parked_row(row: Sequence[Any]) -> ParkedRow:
    """A row of COLUMNS."""
    number, reason, says, raw, topic, partition, offset, headers, *rest = row
    names = tuple((name, b64decode(value)) for name, value in msgspec.json.decode(headers))
    parked = Parked(reason, says, bytes(raw), topic, partition, offset, names, *rest[:3])
    return ParkedRow(number, parked, *rest[3:])


def _values(one: Parked) -> tuple[Any, ...]:
    headers = msgspec.json.encode(
        [(_storable(name), b64encode(value).decode()) for name, value in one.headers]
    )
    return (
        one.reason,
        _storable(one.says),
        one.raw,
        one.topic,
        one.partition,
        one.offset,
        headers,
        one.told_at,
        _storable(one.source),
        _storable(one.message_id),
    )


def _storable(text: str | None) -> str | None:
    # PostgreSQL refuses NUL and half a character; a refused row would hold up its neighbours.
    if text is None:
        return None
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
