"""Lists of findings and handovers, filtered in SQL."""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql


def listed(
    connection: psycopg.Connection[dict[str, Any]],
    table: str,
    filters: Mapping[str, object],
    limit: int,
) -> list[dict[str, Any]]:
    """Rows that match every filter given (a list: any of it), the most urgent first."""
    clauses = [
        sql.SQL("{} = ANY(%s)").format(sql.Identifier(name))
        for name, value in filters.items()
        if value
    ]
    values = [value if isinstance(value, list) else [value] for value in filters.values() if value]
    where = sql.SQL(" WHERE ") + sql.SQL(" AND ").join(clauses) if clauses else sql.SQL("")
    statement = (
        sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))
        + where
        + sql.SQL(" ORDER BY deadline_at NULLS LAST, id LIMIT %s")
    )
    return connection.execute(statement, [*values, limit]).fetchall()
