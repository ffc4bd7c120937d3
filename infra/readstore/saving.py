"""Puts people's rows in place of the ones they had, touching only what changed."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import psycopg
from psycopg import sql

from infra.readstore.changed import Changed, changed
from infra.readstore.changes import Was, tell_changes
from infra.readstore.copying import TABLES, copy_rows
from infra.readstore.remembered import Remembered
from projections.person import Derived

Cursor = psycopg.Cursor[Any]


def save_people(
    cursor: Cursor,
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
    before = _people_of(cursor, records) if records else set()
    known = {person: stood for person in now if (stood := remembered.get(person))}
    moved = before - now
    whole = moved | (now - known.keys())
    verdicts = _verdicts(cursor, whole) if tell and whole else {}
    _take_out(cursor, whole)
    remembered.forget(moved)
    changes = [(rows, changed(known.get(rows.person), rows)) for rows in people]
    _write(cursor, changes)
    _write_due(cursor, [rows for rows in people if _waits_anew(known.get(rows.person), rows)])
    if records:
        _save_records(cursor, people, records)
    if tell:
        tell_changes(cursor, changes, verdicts)
    remembered.put(people)


def _people_of(cursor: Cursor, records: Sequence[str]) -> set[str]:
    rows = cursor.execute("SELECT DISTINCT person FROM records WHERE record = ANY(%s)", (records,))
    return {person for (person,) in rows}


def _verdicts(cursor: Cursor, people: Iterable[str]) -> Was:
    rows = cursor.execute(
        "SELECT id, person, code, verdict FROM findings WHERE person = ANY(%(people)s) "
        "UNION ALL SELECT id, person, point, state FROM handovers WHERE person = ANY(%(people)s)",
        {"people": list(people)},
    )
    return {key: (person, code, was) for key, person, code, was in rows}


def _take_out(cursor: Cursor, people: set[str]) -> None:
    if people:
        for table in (*(name for name, _, _ in TABLES), "due"):
            cursor.execute(
                sql.SQL("DELETE FROM {} WHERE person = ANY(%s)").format(sql.Identifier(table)),
                (list(people),),
            )


def _write(cursor: Cursor, changes: Sequence[tuple[Derived, Sequence[Changed]]]) -> None:
    for index, (table, row, key) in enumerate(TABLES):
        of_table = [tables[index] for _, tables in changes]
        gone = [one.part.key(item) for one in of_table for item in one.gone]
        new = [one.part.row(item) for one in of_table for item in one.new]
        if gone:
            _delete(cursor, table, key, gone)
        if new:
            copy_rows(cursor, table, row, new)


def _delete(
    cursor: Cursor, table: str, key: tuple[str, ...], gone: Sequence[tuple[object, ...]]
) -> None:
    """By key: all in one go where one column is the key."""
    if len(key) == 1:
        cursor.execute(_deleting(table, key), ([value for (value,) in gone],))
    else:
        cursor.executemany(_deleting(table, key), gone)


@cache
def _deleting(table: str, key: tuple[str, ...]) -> bytes:
    match = "{} = ANY(%s)" if len(key) == 1 else "{} = %s"
    by = sql.SQL(" AND ").join(sql.SQL(match).format(sql.Identifier(name)) for name in key)
    return (sql.SQL("DELETE FROM {} WHERE ").format(sql.Identifier(table)) + by).as_bytes()


def _waits_anew(stood: Derived | None, rows: Derived) -> bool:
    return bool(rows.wakes) if stood is None else stood.wakes != rows.wakes


def _write_due(cursor: Cursor, people: Sequence[Derived]) -> None:
    """When these are to be looked at again, in place of what was."""
    if not people:
        return
    cursor.execute("DELETE FROM due WHERE person = ANY(%s)", ([rows.person for rows in people],))
    if not any(rows.wakes for rows in people):
        return
    with cursor.copy("COPY due (person, at, heard) FROM STDIN") as copy:
        for rows in people:
            for wake in rows.wakes:
                copy.write_row((rows.person, wake.at, wake.heard))


def _save_records(cursor: Cursor, people: Sequence[Derived], records: Sequence[str]) -> None:
    cursor.execute("DELETE FROM records WHERE record = ANY(%s)", (records,))
    first: dict[str, tuple[str, int]] = {}
    for rows in people:
        for entry in rows.facts.items:
            known = first.get(entry.record)
            if known is None or entry.position < known[1]:
                first[entry.record] = (rows.person, entry.position)
    with cursor.copy("COPY records (record, person, first_position) FROM STDIN") as copy:
        for record, (person, position) in first.items():
            copy.write_row((record, person, position))
