"""Puts people's rows in place of the ones they had, touching only what changed."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import psycopg
from psycopg import sql

from infra.readstore.changes import tell_changes
from infra.readstore.copying import TABLES, cells, copy_rows
from infra.readstore.remembered import Remembered, Written
from projections.person import PersonRows

Cursor = psycopg.Cursor[Any]


def save_people(
    cursor: Cursor,
    remembered: Remembered,
    people: Sequence[PersonRows],
    records: Sequence[str],
    tell: bool,
) -> None:
    """In the caller's transaction: rows of these people in, whatever stood there for them out.

    Someone who isn't known to be in the tables as last written is taken out whole first; so are
    those who held one of these records and no longer do (a merge, or its undoing).
    """
    now = {rows.journey.person for rows in people}
    before = _people_of(cursor, records) if records else set()
    known = {person: written for person in now if (written := remembered.get(person))}
    moved = before - now
    whole = moved | (now - known.keys())
    verdicts = _verdicts(cursor, whole) if tell else {}
    for person, written in known.items():
        verdicts.update({key: (person, verdict) for key, verdict in written.verdicts.items()})
    _take_out(cursor, whole)
    remembered.forget(moved)
    fresh = {rows.journey.person: _written(rows) for rows in people} if remembered.keeps else {}
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


def _rows_of(people: PersonRows) -> tuple[tuple[Any, ...], ...]:
    """In the order of TABLES."""
    return ((people.journey,), people.stays, people.timeline, people.gaps, people.handovers)


def _written(people: PersonRows) -> Written:
    rows: dict[str, dict[tuple[object, ...], int]] = {}
    for (table, _, key), found in zip(TABLES, _rows_of(people), strict=True):
        read = attrgetter(*key)
        rows[table] = {_key(read(row), key): _fingerprint(table, row) for row in found}
    rows["due"] = {(wake.at, wake.heard): 0 for wake in people.wakes}
    verdicts = {row.id: row.verdict for row in people.gaps}
    verdicts.update({row.id: row.state for row in people.handovers})
    return Written(rows, verdicts)


def _key(value: Any, key: tuple[str, ...]) -> tuple[object, ...]:
    return value if len(key) > 1 else (value,)


def _fingerprint(table: str, row: Any) -> int:
    """Equal for equal rows. Of a fact as told only its person and what displaced it can change."""
    if table == "timeline":
        return hash((row.person, row.superseded_by))
    return hash(tuple(tuple(cell) if isinstance(cell, list) else cell for cell in cells(row)))


def _write(
    cursor: Cursor,
    people: Sequence[PersonRows],
    fresh: dict[str, Written],
    known: dict[str, Written],
) -> None:
    for index, (table, row, key) in enumerate(TABLES):
        read = attrgetter(*key)
        gone: list[tuple[object, ...]] = []
        new: list[Any] = []
        for rows in people:
            person = rows.journey.person
            if person not in known:
                new.extend(_rows_of(rows)[index])
                continue
            stood, stands = known[person].rows[table], fresh[person].rows[table]
            if stood == stands:
                continue
            gone.extend(k for k, mark in stood.items() if stands.get(k) != mark)
            for one in _rows_of(rows)[index]:
                name = _key(read(one), key)
                if stood.get(name) != stands[name]:
                    new.append(one)
        _delete(cursor, table, key, gone)
        if new:
            copy_rows(cursor, table, row, new)
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
    people: Sequence[PersonRows],
    fresh: dict[str, Written],
    known: dict[str, Written],
) -> None:
    changed = [
        rows
        for rows in people
        if rows.journey.person not in known
        or known[rows.journey.person].rows["due"] != fresh[rows.journey.person].rows["due"]
    ]
    if not changed:
        return
    cursor.execute(
        "DELETE FROM due WHERE person = ANY(%s)", ([rows.journey.person for rows in changed],)
    )
    with cursor.copy("COPY due (person, at, heard) FROM STDIN") as copy:
        for rows in changed:
            for wake in rows.wakes:
                copy.write_row((rows.journey.person, wake.at, wake.heard))


def _save_records(cursor: Cursor, people: Sequence[PersonRows], records: Sequence[str]) -> None:
    cursor.execute("DELETE FROM records WHERE record = ANY(%s)", (records,))
    first: dict[str, tuple[str, int]] = {}
    for rows in people:
        for fact in rows.timeline:
            known = first.get(fact.record)
            if known is None or fact.position < known[1]:
                first[fact.record] = (rows.journey.person, fact.position)
    with cursor.copy("COPY records (record, person, first_position) FROM STDIN") as copy:
        for record, (person, position) in first.items():
            copy.write_row((record, person, position))
