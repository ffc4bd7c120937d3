"""What verbs print: tables and progress for people, one JSON value for scripts."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from domain.calendar import LONDON

AsJson = Annotated[bool, typer.Option("--json", help="One JSON value on standard output.")]
Limit = Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")]

PLAIN_WIDTH = 160  # columns where nobody says how wide the page is

out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else PLAIN_WIDTH)
err = Console(stderr=True, highlight=False)


def as_json(value: Any) -> None:
    """One JSON value on one line."""
    sys.stdout.buffer.write(orjson.dumps(value, default=_plain, option=orjson.OPT_UTC_Z) + b"\n")
    sys.stdout.flush()


def _plain(value: Any) -> Any:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (tuple, Sequence)):
        return list(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A table for people; nothing is cut off, long cells wrap."""
    shown = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for head in heads:
        shown.add_column(head, overflow="fold")
    for row in rows:
        shown.add_row(*(text(cell) for cell in row))
    out.print(shown)
    out.print()


def text(cell: Any) -> str:
    """A cell as people read it: London time, no nulls."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.astimezone(LONDON).strftime("%a %d %b %Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%a %d %b %Y")
    if isinstance(cell, (list, tuple)):
        return ", ".join(text(one) for one in cell)
    return str(cell)


@contextmanager
def progress() -> Iterator[Progress]:
    """Bars on the error stream, so that standard output stays clean."""
    with Progress(
        TextColumn("{task.description:<28}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
    ) as bars:
        yield bars
