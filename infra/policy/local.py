"""Rows that an area sets for itself: `[[local]]`, and what can be wrong with them.

[[local]]
value  = "duty-to-refer.before"
area   = "region/wales"
from   = 2027-01-01               # its own dates; without `to` until further notice
amount = 70
tag    = "C"
source = "minute 12 of the board"
author = "wales/policy"
set_on = 2026-11-02
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from domain.journey.prison_groups import UNITS
from infra.policy.amounts import FIRST, LAST, of_row, period
from infra.policy.document import Document, Problem

Placed = tuple[Document, int, Mapping[str, Any]]  # file, which of its local rows, the row

KEYS = frozenset(
    {"value", "area", "case", "from", "to", "amount", "unit", "tag", "source", "author", "set_on"}
)


def rows_by_value(documents: Sequence[Document]) -> dict[str, list[Mapping[str, Any]]]:
    """The local rows of each value, in order of file and line."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for _, _, row in _placed(documents):
        found.setdefault(row["value"], []).append(row)
    return found


def problems_of_locals(documents: Sequence[Document]) -> Iterator[Problem]:
    """What is wrong with them, beside the values they stand in for."""
    values: dict[str, Mapping[str, Any]] = {}
    for document in documents:
        values |= document.content.get("value", {})
    same: dict[tuple[Any, ...], list[Placed]] = {}
    for document, number, row in _placed(documents):
        wrong = list(_of_local(row, values))
        yield from (_at(document, number, row, says) for says in wrong)
        if not wrong:
            kind = row["value"], row["area"], row.get("case", "")
            same.setdefault(kind, []).append((document, number, row))
    for placed in same.values():
        yield from _overlaps(placed)


def _placed(documents: Sequence[Document]) -> Iterator[Placed]:
    for document in documents:
        for number, row in enumerate(document.content.get("local", ())):
            yield document, number, row


def _of_local(row: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    value = values.get(str(row.get("value")))
    if value is None:
        yield "there is no such value; `throughline policy show` lists them"
        return
    yield from of_row(row, value.get("unit"), KEYS)
    yield from _of_place(row)
    if not isinstance(row.get("author"), str) or not row["author"].strip():
        yield "`author` isn't there; say who set it for this area"
    for key in ("from", "set_on"):
        if type(row.get(key)) is not date:
            yield f"`{key}` isn't there; a day without quotes: {key} = 2027-01-01"
    begin, end = period(row)
    if begin >= end:
        yield f"it ends ({end}) before it begins ({begin})"
    yield from _beside_the_nation(row, value, begin, end)


def _of_place(row: Mapping[str, Any]) -> Iterator[str]:
    kind, _, name = str(row.get("area", "")).partition("/")
    if kind not in ("region", "unit") or not name:
        yield '`area` is a region or a unit: "region/wales", "unit/n03-ccd"'
    elif kind == "region" and name not in UNITS.values():
        yield f"there is no region {name!r}; known: {', '.join(sorted(set(UNITS.values())))}"


def _beside_the_nation(
    row: Mapping[str, Any], value: Mapping[str, Any], begin: date, end: date
) -> Iterator[str]:
    """A local row stands in for a row of the nation: of its case, on days on which there is one."""
    case = row.get("case", "")
    rows = [one for one in value.get("row", ()) if one.get("case", "") == case]
    if not rows:
        yield f"the value has no case {case!r}"
        return
    first, last = min(period(one)[0] for one in rows), max(period(one)[1] for one in rows)
    if begin < first or (end > last and LAST not in (last, end)):
        until = "on" if last == LAST else f"to {last}"
        yield f"the value itself holds from {first if first > FIRST else 'ever'} {until}"


def _overlaps(placed: Sequence[Placed]) -> Iterator[Problem]:
    in_order = sorted(placed, key=lambda one: period(one[2])[0])
    for earlier, later in pairwise(in_order):
        begin = period(later[2])[0]
        if period(earlier[2])[1] > begin:
            document, number, row = later
            yield _at(document, number, row, f"two rows hold on {begin}; end the earlier")


def _at(document: Document, number: int, row: Mapping[str, Any], says: str) -> Problem:
    where = f"{row.get('value', 'local')} in {row.get('area', 'no area')}"
    line = document.line_of_local(number)
    return Problem(document.name, line, f"{where}: {says}", str(row.get("value")), number)
