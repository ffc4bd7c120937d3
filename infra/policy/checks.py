"""What is wrong with a policy, all of it at once, each with its file, its line and the cure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, get_args

from domain.policy.values import Tag, Unit
from infra.policy.document import Document, Problem

VALUE_KEYS = frozenset({"says", "unit", "picked_by", "row"})
ROW_KEYS = frozenset({"amount", "from", "to", "tag", "source", "case", "regime", "unit"})
TAGS, UNITS = get_args(Tag), get_args(Unit)
WORDS = ("no-duty", "unread")
FIRST, LAST = date(1900, 1, 1), date(9999, 12, 31)


def problems(documents: Iterable[Document]) -> list[Problem]:
    """Everything that is wrong, in order of file and line; none: it can be loaded."""
    found: list[Problem] = []
    seen: dict[str, str] = {}
    for document in documents:
        unreadable = document.unreadable()
        if unreadable is not None:
            found.append(unreadable)
            continue
        found += _of_holidays(document)
        for name, body in document.content.get("value", {}).items():
            if name in seen:
                found.append(_at(document, name, f"written in {seen[name]} too; keep one"))
            seen[name] = document.name
            found += _of_value(document, name, body)
    return sorted(found)


def _of_holidays(document: Document) -> Iterator[Problem]:
    for day in document.content.get("holiday", {}):
        try:
            date.fromisoformat(day)
        except ValueError:
            yield Problem(document.name, 1, f"holiday {day!r} is no day; write 2026-04-03")


def _of_value(document: Document, name: str, body: Mapping[str, Any]) -> Iterator[Problem]:
    for key in sorted(body.keys() - VALUE_KEYS):
        yield _at(document, name, f"unknown key {key!r}; known: {_listed(VALUE_KEYS)}")
    for key in ("says", "picked_by"):
        if not isinstance(body.get(key), str) or not body[key].strip():
            yield _at(document, name, f"`{key}` isn't there; every value says what it is")
    rows = body.get("row")
    if not isinstance(rows, list) or not rows:
        yield _at(document, name, f'it has no row; add [[value."{name}".row]]')
        return
    for number, row in enumerate(rows):
        for says in _of_row(row, body.get("unit")):
            yield _at(document, name, says, number)
    yield from _of_periods(document, name, rows)


def _of_row(row: Mapping[str, Any], unit: Any) -> Iterator[str]:
    for key in sorted(row.keys() - ROW_KEYS):
        yield f"unknown key {key!r}; known: {_listed(ROW_KEYS)}"
    if row.get("tag") not in TAGS:
        yield f"`tag` says how far it can be trusted: one of {', '.join(TAGS)}"
    if not isinstance(row.get("source"), str) or not row["source"].strip():
        yield "`source` isn't there; name the policy and paragraph"
    if not all(type(row[key]) is date for key in ("from", "to") if key in row):
        yield "`from` and `to` are days without quotes: from = 2026-04-01"
    yield from _of_amount(row.get("amount"), row.get("unit", unit))


def _of_amount(amount: Any, unit: Any) -> Iterator[str]:
    if isinstance(amount, str):
        if amount not in WORDS:
            yield f"`amount` may be a number, steps, or one of {', '.join(WORDS)}"
        return
    steps = [[unit, amount]] if isinstance(amount, int) else amount
    if not isinstance(steps, list) or not all(_is_step(step) for step in steps) or not steps:
        yield f'`amount` is a number with a unit ({", ".join(UNITS)}), or [["mo", 8], ["cd", 14]]'
    elif len(steps) > 1 and any(step[0] in ("h", "count") for step in steps):
        yield "hours and counts can't be mixed with days"


def _is_step(step: Any) -> bool:
    pair = isinstance(step, list) and len(step) == len(("unit", "number"))
    return pair and step[0] in UNITS and type(step[1]) is int


def _of_periods(
    document: Document, name: str, rows: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    """For each case the rows follow one another, without overlap and without a hole."""
    for case in sorted({str(row.get("case", "")) for row in rows}):
        of_case = [(n, *_period(row)) for n, row in enumerate(rows) if row.get("case", "") == case]
        of_case.sort(key=lambda period: period[1])
        for number, start, end in of_case:
            if start >= end:
                yield _at(document, name, f"it ends ({end}) before it begins ({start})", number)
        for (_, _, end), (number, start, _) in pairwise(of_case):
            if start < end:
                yield _at(document, name, f"two rows hold on {start}; end the earlier", number)
            elif end < start:
                says = f"no row holds from {end} to {start}; say no-duty or unread"
                yield _at(document, name, says, number)


def _period(row: Mapping[str, Any]) -> tuple[date, date]:
    start, end = row.get("from", FIRST), row.get("to", LAST)
    return (start if type(start) is date else FIRST, end if type(end) is date else LAST)


def _at(document: Document, name: str, says: str, row: int | None = None) -> Problem:
    return Problem(document.name, document.line_of(name, row), f"{name}: {says}")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
