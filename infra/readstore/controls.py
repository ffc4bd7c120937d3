"""Writes what sources counted, and what is borne with: the last word of the log on each stands."""

from collections.abc import Sequence
from dataclasses import astuple, fields
from functools import cache
from typing import Any

import psycopg
from psycopg import sql

from projections.tables.controls import CountRow, ExemptionRow

TABLES: dict[str, tuple[type, tuple[str, ...]]] = {  # its row, its key
    "counts": (CountRow, ("source", "place", "day_on")),
    "exemptions": (ExemptionRow, ("source", "place")),
}


def save(
    connection: psycopg.Connection[Any],
    table: str,
    rows: Sequence[CountRow] | Sequence[ExemptionRow],
) -> None:
    """In the caller's transaction. A row of an earlier position changes nothing."""
    if rows:
        connection.cursor().executemany(_saving(table), [astuple(row) for row in rows])


@cache
def _saving(table: str) -> bytes:
    row, key = TABLES[table]
    names = [field.name for field in fields(row)]
    return (
        sql.SQL(
            "INSERT INTO {table} AS was ({names}) VALUES ({values}) ON CONFLICT ({key}) "
            "DO UPDATE SET ({names}) = ({new}) WHERE was.position < excluded.position"
        )
        .format(
            table=sql.Identifier(table),
            names=sql.SQL(", ").join(map(sql.Identifier, names)),
            values=sql.SQL(", ").join(sql.Placeholder() * len(names)),
            key=sql.SQL(", ").join(map(sql.Identifier, key)),
            new=sql.SQL(", ").join(sql.SQL("excluded.{}").format(sql.Identifier(n)) for n in names),
        )
        .as_bytes()
    )
