"""What is shown of one person now, read back from the live tables."""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from infra.readstore.inserting import TABLES, columns
from infra.readstore.migrate import LIVE
from projections.person import PersonRows

JSON_COLUMNS = frozenset(
    {"data", "skipped", "policy_values", "notes", "deferral", "steps", "conflicts"}
)
ORDER = {
    "journeys": "person",
    "stays": "n",
    "timeline": "happened_at, entry",
    "findings": "deadline_at NULLS LAST, id",
    "handovers": "deadline_at NULLS LAST, id",
}


def connect(database_url: str) -> psycopg.Connection[dict[str, Any]]:
    """A reading connection on the live tables."""
    return psycopg.connect(
        database_url, autocommit=True, row_factory=dict_row, options=f"-c search_path={LIVE}"
    )


def person_of(connection: psycopg.Connection[dict[str, Any]], record: str) -> str | None:
    """Whose record it is; None: never heard of."""
    row = connection.execute("SELECT person FROM records WHERE record = %s", (record,)).fetchone()
    return row["person"] if row else None


def shown(connection: psycopg.Connection[dict[str, Any]], person: str) -> PersonRows | None:
    """All rows of a person, as a replay would give them; None: there is no such person."""
    found = {table: _rows(connection, table, row, person) for table, row, _ in TABLES}
    if not found["journeys"]:
        return None
    return PersonRows(
        journey=found["journeys"][0],
        stays=tuple(found["stays"]),
        timeline=tuple(found["timeline"]),
        gaps=tuple(found["findings"]),
        handovers=tuple(found["handovers"]),
        wakes=(),
    )


def _rows(
    connection: psycopg.Connection[dict[str, Any]], table: str, row: type, person: str
) -> Sequence[Any]:
    statement = sql.SQL("SELECT {} FROM {} WHERE person = %s ORDER BY {}").format(
        sql.SQL(", ").join(map(sql.Identifier, columns(row))),
        sql.Identifier(table),
        sql.SQL(ORDER[table]),
    )
    return [row(**_tuples(found)) for found in connection.execute(statement, (person,))]


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    """Arrays as tuples, as the fold makes them; JSON stays as it is."""
    return {
        name: tuple(value) if isinstance(value, list) and name not in JSON_COLUMNS else value
        for name, value in row.items()
    }
