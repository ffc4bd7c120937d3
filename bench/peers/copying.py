"""The peer nobody passes: binary COPY of the rows that are there, 1,000 a transaction."""

import io
import struct
from time import perf_counter
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

AT_ONCE = 1000
_COLUMNS = "originator_id, originator_version, topic, state, notification_id, recorded_at"
_TYPES = ("text", "int8", "text", "bytea", "int8", "timestamptz")


def copy_rows(database_url: str, *, prebuilt: bool) -> float:
    """Rows a second into an empty table like the log's, indexes and all.

    `prebuilt` hands over the bytes made beforehand: the server alone, no client to speak of.
    """
    with psycopg.connect(database_url, autocommit=True) as conn:
        rows = conn.execute(SQL("SELECT {} FROM log.facts_events ORDER BY 5").format(SQL(_COLUMNS)))
        batches = list(iter(lambda: rows.fetchmany(AT_ONCE), []))
        blocks = [_block(conn, batch) for batch in batches] if prebuilt else []
        table = Identifier("log", "copied_prebuilt" if prebuilt else "copied")
        conn.execute(SQL("CREATE TABLE {} (LIKE log.facts_events INCLUDING ALL)").format(table))
        copying = SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(table, SQL(_COLUMNS))
        began = perf_counter()
        for at, batch in enumerate(batches):
            with conn.transaction(), conn.cursor().copy(copying) as copy:
                if prebuilt:
                    copy.write(blocks[at])
                    continue
                copy.set_types(_TYPES)
                for row in batch:
                    copy.write_row(row)
        took = perf_counter() - began
        conn.execute(SQL("DROP TABLE {}").format(table))
    return sum(map(len, batches)) / took


def _block(conn: psycopg.Connection[Any], batch: list[tuple[Any, ...]]) -> bytes:
    made = psycopg.adapt.Transformer.from_context(conn)
    out = io.BytesIO()
    out.write(b"PGCOPY\n\xff\r\n\0" + struct.pack("!ii", 0, 0))
    made.set_dumper_types([_oid(conn, name) for name in _TYPES], psycopg.pq.Format.BINARY)
    for row in batch:
        out.write(struct.pack("!h", len(row)))
        for value in made.dump_sequence(row, [psycopg.adapt.PyFormat.BINARY] * len(row)):
            out.write(struct.pack("!i", len(value or b"")))
            out.write(value or b"")
    out.write(struct.pack("!h", -1))
    return out.getvalue()


def _oid(conn: psycopg.Connection[Any], name: str) -> int:
    found = conn.adapters.types.get(name)
    assert found is not None
    return found.oid
