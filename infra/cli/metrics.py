"""`throughline metrics`."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

import typer

from infra.cli.say import AsJson, as_json, out, table
from infra.cli.session import Data, session
from infra.metrics.measured import Measured, measured
from infra.readstore.people import connect
from projections.cells import Cell

HEADS = ("metric", "by", "slice", "hits", "of", "share")


def metrics(
    name: Annotated[str | None, typer.Argument(help="One metric; all of them.")] = None,
    by: Annotated[str | None, typer.Option(help="area, code, agency, sex, month, ...")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, with a head.")] = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Shares worked out from what is shown now. Cells of fewer than five people are hidden."""
    with session(data) as now, connect(now.database_url) as connection:
        found = measured(connection, name, by)
    if json:
        as_json([_plain(one) for one in found])
    elif as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(HEADS)
        for one in found:
            writer.writerows((one.metric.code, one.by or "", *_cells(c)) for c in _all(one))
    else:
        for one in found:
            out.print(f"[bold]{one.metric.code}[/bold]: {one.metric.numerator}")
            out.print(f"of {one.metric.denominator}; without: {one.metric.exclusions}")
            table("", HEADS[2:], [_cells(cell) for cell in _all(one)])


def _all(one: Measured) -> Iterator[Cell]:
    yield from one.cells
    yield one.total


def _cells(cell: Cell) -> tuple[Any, ...]:
    hidden = "hidden" if cell.of is None else None
    return (cell.slice, hidden or cell.hits, hidden or cell.of, cell.share)


def _plain(one: Measured) -> dict[str, Any]:
    words = ("code", "numerator", "denominator", "exclusions", "source")
    return {
        **{word: getattr(one.metric, word) for word in words},
        "by": one.by,
        "total": _flat(one.total),
        "cells": [_flat(cell) for cell in one.cells],
    }


def _flat(cell: Cell) -> dict[str, Any]:
    return {**asdict(cell), "share": cell.share}
