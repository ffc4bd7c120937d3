"""What was shown of people whom a rebuild could not judge goes with them into the new tables."""

from typing import Any

import psycopg
from psycopg import sql

from infra.readstore.inserting import TABLES, columns
from infra.readstore.migrate import BESIDE, LIVE

Connection = psycopg.Connection[Any]

# Whoever lost a record meanwhile is not shown as before: part of it is somebody else's now.
SAME = """
SELECT person FROM {beside}.set_aside JOIN {live}.journeys USING (person) WHERE NOT EXISTS (
  SELECT record, person FROM {live}.records WHERE records.person = set_aside.person
  EXCEPT SELECT record, person FROM {beside}.records)"""
SINCE = """
UPDATE {beside}.set_aside SET since = was.since FROM {live}.set_aside was
WHERE was.person = set_aside.person"""
COLUMNS = """
SELECT count(*) FROM information_schema.columns
WHERE table_schema = %s AND table_name = %s AND column_name = ANY(%s)"""


def keep_shown(connection: Connection) -> int:
    """Copy it from the live tables to those beside. Says how many are set aside; live tables of
    another shape have nothing that could be copied."""
    row = connection.execute(f"SELECT count(*) FROM {BESIDE}.set_aside").fetchone()  # noqa: S608 - our own name
    count = int(row[0]) if row else 0
    if count and all(_has(connection, table, columns(of)) for table, of, _ in TABLES):
        people = [person for (person,) in connection.execute(_named(SAME))]
        for table, of, _ in TABLES:
            connection.execute(_copy(table, columns(of)), (people,))
        connection.execute(_named(SINCE))
    return count


def _has(connection: Connection, table: str, names: tuple[str, ...]) -> bool:
    """Whether the live table has all that the new one has; before the first, there is none."""
    set_aside = connection.execute("SELECT to_regclass(%s)", (f"{LIVE}.set_aside",)).fetchone()
    row = connection.execute(COLUMNS, (LIVE, table, list(names))).fetchone()
    return bool(set_aside and set_aside[0] and row and row[0] == len(names))


def _named(text: str) -> bytes:
    names = {"live": sql.Identifier(LIVE), "beside": sql.Identifier(BESIDE)}
    return sql.SQL(text).format(**names).as_bytes()


def _copy(table: str, names: tuple[str, ...]) -> bytes:
    return (
        sql.SQL("INSERT INTO {to} ({names}) SELECT {names} FROM {live} WHERE person = ANY(%s)")
        .format(
            to=sql.Identifier(BESIDE, table),
            live=sql.Identifier(LIVE, table),
            names=sql.SQL(", ").join(map(sql.Identifier, names)),
        )
        .as_bytes()
    )
