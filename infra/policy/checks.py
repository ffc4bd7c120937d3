"""What is wrong with a policy, all of it at once, each with its file, its line and the cure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from infra.policy.amounts import listed, of_row, period
from infra.policy.as_read import cure
from infra.policy.complete import Bodies, problems_of_names
from infra.policy.document import Document, Problem
from infra.policy.local import problems_of_locals

VALUE_KEYS = frozenset({"says", "unit", "picked_by", "row"})
ROW_KEYS = frozenset({"amount", "from", "to", "tag", "source", "case", "regime", "unit"})


def problems(documents: Iterable[Document], ours: Bodies | None = None) -> list[Problem]:
    """Everything that is wrong, in order of file and line; none: it can be loaded.

    `ours`: the values to compare with, where the files have to say all that the rules read.
    """
    documents = list(documents)
    found = [wrong for one in documents for wrong in _unreadable(one) or _of_shape(one)]
    if found:
        return sorted(found)
    seen: dict[str, str] = {}
    for document in documents:
        found += _of_holidays(document)
        for name, body in document.content.get("value", {}).items():
            if name in seen:
                found.append(_at(document, name, f"written in {seen[name]} too; keep one"))
            seen[name] = document.name
            found += _of_value(document, name, body)
    found += problems_of_locals(documents)
    if ours is not None:
        found += problems_of_names(documents, ours)
    return sorted(found)


def _unreadable(document: Document) -> list[Problem]:
    found = document.unreadable()
    return [found] if found else []


def _of_shape(document: Document) -> Iterator[Problem]:
    """Tables where tables belong, and no other key at the top: nothing is passed over in silence."""
    for key, held in document.content.items():
        known = {"value": _are_tables, "holiday": _is_table, "local": _is_array}.get(key)
        if known is None:
            yield Problem(document.name, 1, f"unknown key {key!r}; known: holiday, local, value")
        elif not known(held):
            yield Problem(document.name, 1, f"`{key}` has another form; see the files we ship")


def _is_table(held: Any) -> bool:
    return isinstance(held, dict)


def _is_array(held: Any) -> bool:
    return isinstance(held, list) and all(isinstance(one, dict) for one in held)


def _are_tables(held: Any) -> bool:
    rows = (
        [one.get("row", []) for one in held.values() if _is_table(one)] if _is_table(held) else []
    )
    return _is_table(held) and len(rows) == len(held) and all(map(_is_array, rows))


def _of_holidays(document: Document) -> Iterator[Problem]:
    for day in document.content.get("holiday", {}):
        try:
            date.fromisoformat(day)
        except ValueError:
            yield Problem(document.name, 1, f"holiday {day!r} is no day; write 2026-04-03")


def _of_value(document: Document, name: str, body: Mapping[str, Any]) -> Iterator[Problem]:
    for key in sorted(body.keys() - VALUE_KEYS):
        yield _at(document, name, f"unknown key {key!r}; known: {listed(VALUE_KEYS)}")
    for key in ("says", "picked_by"):
        if not isinstance(body.get(key), str) or not body[key].strip():
            yield _at(document, name, f"`{key}` isn't there; every value says what it is")
    rows = body.get("row")
    if not isinstance(rows, list) or not rows:
        yield _at(document, name, f'it has no row; add [[value."{name}".row]]')
        return
    for number, row in enumerate(rows):
        for says in of_row(row, body.get("unit"), ROW_KEYS):
            yield _at(document, name, says, number)
    yield from _of_periods(document, name, rows)


def _of_periods(
    document: Document, name: str, rows: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    """For each case the rows follow one another, without overlap and without a hole."""
    for case in sorted({str(row.get("case", "")) for row in rows}):
        of_case = [(n, *period(row)) for n, row in enumerate(rows) if row.get("case", "") == case]
        of_case.sort(key=lambda period: period[1])
        for number, start, end in of_case:
            if start >= end:
                yield _at(document, name, f"it ends ({end}) before it begins ({start})", number)
        for (_, _, end), (number, start, _) in pairwise(of_case):
            if start < end:
                yield _at(document, name, f"two rows hold on {start}; end the earlier", number)
            elif end < start:
                says = f"no row holds from {end} to {start}; {cure(name)}"
                yield _at(document, name, says, number)


def _at(document: Document, name: str, says: str, row: int | None = None) -> Problem:
    return Problem(document.name, document.line_of(name, row), f"{name}: {says}", name)
