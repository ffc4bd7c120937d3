"""Rows of the read tables as COPY wants them."""

from collections.abc import Hashable, Iterable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

import orjson
import psycopg
from psycopg import sql

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


def parts_of(people: Derived) -> tuple[Part, ...]:
    """In the order of TABLES."""
    return (
        Whole((people.journey,), TABLES[0][2]),
        Whole(people.page.stays, TABLES[1][2]),
        people.facts,
        people.gaps,
        people.handovers,
    )


JSON_COLUMNS = frozenset({"data", "skipped", "policy_values", "notes", "conflicts"})


@cache
def columns(row: Hashable) -> tuple[str, ...]:
    """A row's columns, in the table's order."""
    return tuple(field.name for field in fields(row))  # type: ignore[arg-type] # a row class


@cache
def _reader(row: Hashable) -> Any:
    return attrgetter(*columns(row))


def cells(row: Any) -> list[Any]:
    """One row as COPY takes it: JSON as text, tuples as arrays."""
    kind: Any = type(row)
    return [
        _cell(name, value) for name, value in zip(columns(kind), _reader(kind)(row), strict=True)
    ]


def _cell(name: str, value: Any) -> Any:
    if name in JSON_COLUMNS:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    return list(value) if isinstance(value, tuple) else value


@cache
def _copying(table: str, row: Hashable) -> bytes:
    named = sql.SQL(", ").join(map(sql.Identifier, columns(row)))
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), named).as_bytes()


def copy_rows(cursor: psycopg.Cursor[Any], table: str, row: type, rows: Iterable[Any]) -> None:
    """Write rows to their table in one go."""
    with cursor.copy(_copying(table, row)) as copy:
        for one in rows:
            copy.write_row(cells(one))
