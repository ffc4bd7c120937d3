"""Metrics worked out from the read tables, cell by cell."""

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import tuple_row

from infra.failed import FailedError
from infra.metrics.catalogue import METRICS, SLICES, Metric
from projections.cells import Cell, Count, shown

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric, in total and by slice."""

    metric: Metric
    by: str | None
    total: Cell
    cells: tuple[Cell, ...]


def measured(
    connection: psycopg.Connection[Any], code: str | None = None, by: str | None = None
) -> list[Measured]:
    """One metric or all, by a slice or in total. Raises FailedError for a name that there isn't."""
    found = [metric for metric in METRICS if code in (None, metric.code)]
    if not found:
        raise FailedError(f"{code}: no such metric; there are {', '.join(m.code for m in METRICS)}")
    return [_measure(connection, metric, by) for metric in found]


def _measure(connection: psycopg.Connection[Any], metric: Metric, by: str | None) -> Measured:
    slices = SLICES[metric.table]
    if by is not None and by not in slices:
        raise FailedError(f"{metric.code} can't be cut by {by!r}: by {', '.join(slices)}")
    statement = sql.SQL(
        "SELECT coalesce({slice}, {none}), count(*) FILTER (WHERE m.hit), count(*) "
        "FROM (SELECT *, {hit} AS hit FROM {table} WHERE {counted}) m "
        "LEFT JOIN journeys j USING (person) GROUP BY 1"
    ).format(
        slice=sql.SQL(slices[by]) if by else sql.Literal("all"),
        none=sql.Literal(NOT_KNOWN),
        hit=sql.SQL(metric.hit),
        table=sql.Identifier(metric.table),
        counted=sql.SQL(metric.counted),
    )
    with connection.cursor(row_factory=tuple_row) as cursor:
        counts = [Count(*row) for row in cursor.execute(statement)]
    total, cells = shown(counts)
    return Measured(metric, by, total, cells if by else ())
