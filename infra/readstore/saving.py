"""Puts people's rows in place of the ones they had, touching only what changed."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import psycopg
from psycopg import sql

from infra.readstore.changed import Changed, changed
from infra.readstore.changes import Was, tell_changes
from infra.readstore.inserting import TABLES, columns, insert
from infra.readstore.remembered import Remembered
from projections.person import Derived
from projections.tables.part import OF_PERSON

Connection = psycopg.Connection[Any]

RECORDS = ("record", "person", "first_position")
DUE = ("person", "at", "heard")


def save_people(
    connection: Connection,
    remembered: Remembered,
    people: Sequence[Derived],
    records: Sequence[str],
    tell: bool,
) -> None:
    """In the caller's transaction: rows of these people in, whatever stood there for them out.

    Someone who isn't known to be in the tables as last written is taken out whole first; so are
    those who held one of these records and no longer do (a merge, or its undoing).
    """
    now = {rows.person for rows in people}
    before = _people_of(connection, records) if records else set()
    known = {person: stood for person in now if (stood := remembered.get(person))}
    moved = before - now
    whole = moved | (now - known.keys())
    verdicts = _verdicts(connection, whole) if tell and whole else {}
    _take_out(connection, whole)
    remembered.forget(moved)
    changes = [(rows, changed(known.get(rows.person), rows)) for rows in people]
    _write(connection, changes)
    _write_due(connection, [rows for rows in people if _waits_anew(known.get(rows.person), rows)])
    if records:
        _save_records(connection, people, records)
    if tell:
        tell_changes(connection, changes, verdicts)
    remembered.put(people)


def _people_of(connection: Connection, records: Sequence[str]) -> set[str]:
    rows = connection.execute(
        "SELECT DISTINCT person FROM records WHERE record = ANY(%s)", (records,)
    )
    return {person for (person,) in rows}


def _verdicts(connection: Connection, people: Iterable[str]) -> Was:
    rows = connection.execute(
        "SELECT id, person, code, verdict FROM findings WHERE person = ANY(%(people)s) "
        "UNION ALL SELECT id, person, point, state FROM handovers WHERE person = ANY(%(people)s)",
        {"people": list(people)},
    )
    return {key: (person, code, was) for key, person, code, was in rows}


def _take_out(connection: Connection, people: set[str]) -> None:
    for table in (*(name for name, _, _ in TABLES), "due") if people else ():
        _delete(connection, table, ("person",), [(person,) for person in people])


def _write(connection: Connection, changes: Sequence[tuple[Derived, Sequence[Changed]]]) -> None:
    for index, (table, row, key) in enumerate(TABLES):
        of_table = [tables[index] for _, tables in changes]
        gone = [one.part.key(item) for one in of_table for item in one.gone]
        new = [one.part.row(item) for one in of_table for item in one.new]
        if gone:
            _delete(connection, table, key, gone)
        _say_anew(connection, table, [(rows, tables[index]) for rows, tables in changes])
        insert(connection, table, columns(row), new)


def _delete(
    connection: Connection, table: str, key: tuple[str, ...], gone: Sequence[tuple[object, ...]]
) -> None:
    """By key: all in one go where one column is the key."""
    if len(key) == 1:
        connection.execute(_deleting(table, key), ([value for (value,) in gone],))
    else:
        connection.cursor().executemany(_deleting(table, key), gone)


@cache
def _deleting(table: str, key: tuple[str, ...]) -> bytes:
    match = "{} = ANY(%s)" if len(key) == 1 else "{} = %s"
    by = sql.SQL(" AND ").join(sql.SQL(match).format(sql.Identifier(name)) for name in key)
    return (sql.SQL("DELETE FROM {} WHERE ").format(sql.Identifier(table)) + by).as_bytes()


def _say_anew(
    connection: Connection, table: str, changes: Sequence[tuple[Derived, Changed]]
) -> None:
    """What every row of a table says of these people."""
    anew = [(rows.person, *one.part.of_person) for rows, one in changes if one.of_person]
    if anew:
        people = [list(column) for column in zip(*anew, strict=True)]
        connection.execute(_saying_anew(table), people)


@cache
def _saying_anew(table: str) -> bytes:
    names = [sql.Identifier(name) for name in OF_PERSON]
    return (
        sql.SQL(
            "UPDATE {table} SET {sets} FROM unnest(%s::text[], %s::text[], %s::date[]) "
            "AS said (person, {names}) WHERE {table}.person = said.person"
        )
        .format(
            table=sql.Identifier(table),
            sets=sql.SQL(", ").join(sql.SQL("{0} = said.{0}").format(name) for name in names),
            names=sql.SQL(", ").join(names),
        )
        .as_bytes()
    )


def _waits_anew(stood: Derived | None, rows: Derived) -> bool:
    return bool(rows.wakes) if stood is None else stood.wakes != rows.wakes


def _write_due(connection: Connection, people: Sequence[Derived]) -> None:
    """When these are to be looked at again, in place of what was."""
    if people:
        _delete(connection, "due", ("person",), [(rows.person,) for rows in people])
    waits = [
        {"person": rows.person, "at": wake.at, "heard": wake.heard}
        for rows in people
        for wake in rows.wakes
    ]
    insert(connection, "due", DUE, waits)


def _save_records(
    connection: Connection, people: Sequence[Derived], records: Sequence[str]
) -> None:
    _delete(connection, "records", ("record",), [(record,) for record in records])
    first: dict[str, tuple[str, int]] = {}
    for rows in people:
        for entry in rows.facts.items:
            known = first.get(entry.record)
            if known is None or entry.position < known[1]:
                first[entry.record] = (rows.person, entry.position)
    held = [(record, person, position) for record, (person, position) in first.items()]
    insert(connection, "records", RECORDS, [dict(zip(RECORDS, one, strict=True)) for one in held])
