"""Puts people's rows in place of the ones they had, touching only what changed."""

from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from psycopg import sql

from infra.readstore.changes import tell_changes
from infra.readstore.copying import TABLES, Line, copy_rows, lines_of
from infra.readstore.remembered import Remembered, Written
from projections.person import Derived

Cursor = psycopg.Cursor[Any]
_NONE = object()  # no such line


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
    known = {person: written for person in now if (written := remembered.get(person))}
    moved = before - now
    whole = moved | (now - known.keys())
    verdicts = _verdicts(cursor, whole) if tell else {}
    for person, written in known.items():
        verdicts.update({key: (person, verdict) for key, verdict in written.verdicts.items()})
    _take_out(cursor, whole)
    remembered.forget(moved)
    fresh = {rows.person: _written(rows) for rows in people} if remembered.keeps else {}
    _write(cursor, people, fresh, known)
    if records:
        _save_records(cursor, people, records)
    if tell:
        tell_changes(cursor, people, verdicts)
    remembered.put(fresh)


def _people_of(cursor: Cursor, records: Sequence[str]) -> set[str]:
    rows = cursor.execute("SELECT DISTINCT person FROM records WHERE record = ANY(%s)", (records,))
    return {person for (person,) in rows}


def _verdicts(cursor: Cursor, people: Iterable[str]) -> dict[str, tuple[str, str]]:
    rows = cursor.execute(
        "SELECT id, person, verdict FROM findings WHERE person = ANY(%(people)s) "
        "UNION ALL SELECT id, person, state FROM handovers WHERE person = ANY(%(people)s)",
        {"people": list(people)},
    )
    return {key: (person, was) for key, person, was in rows}


def _take_out(cursor: Cursor, people: set[str]) -> None:
    if people:
        for table in (*(name for name, _, _ in TABLES), "due"):
            cursor.execute(
                sql.SQL("DELETE FROM {} WHERE person = ANY(%s)").format(sql.Identifier(table)),
                (list(people),),
            )


def _written(people: Derived) -> Written:
    rows = {
        table: {line.key: line.mark for line in lines}
        for (table, _, _), lines in zip(TABLES, lines_of(people), strict=True)
    }
    rows["due"] = {(wake.at, wake.heard): None for wake in people.wakes}
    verdicts = {line.finding.id: line.finding.verdict.value for line in people.findings}
    verdicts.update({line.handover.id: line.handover.state.value for line in people.handovers})
    return Written(rows, verdicts)


def _write(
    cursor: Cursor,
    people: Sequence[Derived],
    fresh: dict[str, Written],
    known: dict[str, Written],
) -> None:
    lines = [(rows.person, lines_of(rows)) for rows in people]
    for index, (table, row, key) in enumerate(TABLES):
        gone: list[tuple[object, ...]] = []
        new: list[Line] = []
        for person, by_table in lines:
            if person not in known:
                new.extend(by_table[index])
                continue
            stood, stands = known[person].rows[table], fresh[person].rows[table]
            if stood != stands:
                gone.extend(k for k, mark in stood.items() if stands.get(k, _NONE) != mark)
                new.extend(i for i in by_table[index] if stood.get(i.key, _NONE) != i.mark)
        _delete(cursor, table, key, gone)
        if new:
            copy_rows(cursor, table, row, (line.row() for line in new))
    _write_due(cursor, people, fresh, known)


def _delete(
    cursor: Cursor, table: str, key: tuple[str, ...], gone: Sequence[tuple[object, ...]]
) -> None:
    if not gone:
        return
    match = sql.SQL(" AND ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in key)
    statement = sql.SQL("DELETE FROM {} WHERE ").format(sql.Identifier(table)) + match
    cursor.executemany(statement, gone)


def _write_due(
    cursor: Cursor,
    people: Sequence[Derived],
    fresh: dict[str, Written],
    known: dict[str, Written],
) -> None:
    changed = [
        rows
        for rows in people
        if rows.person not in known
        or known[rows.person].rows["due"] != fresh[rows.person].rows["due"]
    ]
    if not changed:
        return
    cursor.execute("DELETE FROM due WHERE person = ANY(%s)", ([rows.person for rows in changed],))
    with cursor.copy("COPY due (person, at, heard) FROM STDIN") as copy:
        for rows in changed:
            for wake in rows.wakes:
                copy.write_row((rows.person, wake.at, wake.heard))


def _save_records(cursor: Cursor, people: Sequence[Derived], records: Sequence[str]) -> None:
    cursor.execute("DELETE FROM records WHERE record = ANY(%s)", (records,))
    first: dict[str, tuple[str, int]] = {}
    for rows in people:
        for entry in (line.entry for line in rows.facts):
            known = first.get(entry.record)
            if known is None or entry.position < known[1]:
                first[entry.record] = (rows.person, entry.position)
    with cursor.copy("COPY records (record, person, first_position) FROM STDIN") as copy:
        for record, (person, position) in first.items():
            copy.write_row((record, person, position))
