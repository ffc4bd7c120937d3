"""Rows of the read tables, and how they get there: as JSON, one statement a table.

COPY has to be answered before anything else is asked, and is laid out value by value in Python. A
statement is sent and the next one after it, while the database works on the first.
"""

from collections.abc import Hashable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

import orjson
import psycopg
from psycopg import sql
from psycopg.types.json import Json

from projections.person import Derived
from projections.rows import GapRow, HandoverRow, JourneyRow, StayRow, TimelineRow
from projections.tables.part import Part, Whole

TABLES: tuple[tuple[str, type, tuple[str, ...]], ...] = (  # table, its row, its key
    ("journeys", JourneyRow, ("person",)),
    ("stays", StayRow, ("person", "n")),
    ("timeline", TimelineRow, ("entry",)),
    ("findings", GapRow, ("id",)),
    ("handovers", HandoverRow, ("id",)),
)
AT_ONCE = 500  # rows of one statement, about 300 kB


def parts_of(people: Derived) -> tuple[Part, ...]:
    """In the order of TABLES."""
    return (
        Whole((people.journey,), TABLES[0][2]),
        Whole(people.page.stays, TABLES[1][2]),
        people.facts,
        people.gaps,
        people.handovers,
    )


@cache
def columns(row: Hashable) -> tuple[str, ...]:
    """A row's columns, in the table's order."""
    return tuple(field.name for field in fields(row))  # type: ignore[arg-type] # a row class


def insert(
    connection: psycopg.Connection[Any], table: str, names: tuple[str, ...], rows: Sequence[Any]
) -> None:
    """Rows, by the names of their columns: dataclasses or mappings. None: nothing is asked."""
    for begin in range(0, len(rows), AT_ONCE):
        some = Json(rows[begin : begin + AT_ONCE], orjson.dumps)
        connection.execute(_inserting(table, names), (some,))


@cache
def _inserting(table: str, names: tuple[str, ...]) -> bytes:
    return (
        sql.SQL(
            "INSERT INTO {table} ({names}) SELECT {names} FROM json_populate_recordset({like}, %s)"
        )
        .format(
            table=sql.Identifier(table),
            names=sql.SQL(", ").join(map(sql.Identifier, names)),
            like=sql.SQL("NULL::{}").format(sql.Identifier(table)),
        )
        .as_bytes()
    )
