"""Rows that the rules could not count with: a word, other units or steps where one number is read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from domain.policy.read_as import ASKED, ONE_NUMBER, UNREAD, WITH
from domain.policy.words import UNITS
from infra.policy.amounts import WORDS, listed, period
from infra.policy.document import Document, Problem

NO_DUTY = WORDS[0]
Bodies = Mapping[str, Mapping[str, Any]]


def problems_of_reading(
    documents: Sequence[Document], read_by: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    """Each row, of the nation or of an area, of which a rule could make nothing."""
    bodies = {
        name: body for one in documents for name, body in one.content.get("value", {}).items()
    }
    for document in documents:
        for name, body in document.content.get("value", {}).items():
            for number, row in enumerate(body.get("row", ())):
                for says in _wrong(name, row, bodies, read_by):
                    line = document.line_of(name, number)
                    yield Problem(document.name, line, f"{name}: {says}", name)
        for number, row in enumerate(document.content.get("local", ())):
            name = str(row.get("value"))
            for says in _wrong(name, row, bodies, read_by):
                line = document.line_of_local(number)
                said = f"{name} in {row.get('area')}: {says}"
                yield Problem(document.name, line, said, name, number)


def cure(name: str) -> str:
    """What to write for days of which a value says nothing."""
    words = [word for word, may in zip(WORDS, (ASKED, UNREAD), strict=True) if name in may]
    return f"add a row, with a number{''.join(f' or {word}' for word in words)}"


def _wrong(
    name: str, row: Mapping[str, Any], bodies: Bodies, read_by: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    word = row.get("amount")
    if name not in read_by:
        return
    if word not in WORDS:
        yield from _of_one_number(name, row, row.get("unit", bodies.get(name, {}).get("unit")))
        return
    if word == NO_DUTY and name in WITH:
        yield from _beside(row, WITH[name], bodies)
    elif name not in (ASKED if word == NO_DUTY else UNREAD):
        yield f"{word} where {listed(read_by[name])} counts with a number; write the number"


def _of_one_number(name: str, row: Mapping[str, Any], unit: Any) -> Iterator[str]:
    needed = ONE_NUMBER.get(name)
    if needed and (type(row.get("amount")) is not int or unit != needed):
        yield f"it is read as one number, of {UNITS[needed][1]}; write amount = 7 with unit {needed!r}"


def _beside(row: Mapping[str, Any], other: str, bodies: Bodies) -> Iterator[str]:
    """It may be silent on days on which the other is."""
    begin, end = period(row)
    for theirs in bodies.get(other, {}).get("row", ()):
        first, last = period(theirs)
        if theirs.get("amount") != NO_DUTY and first < end and begin < last:
            yield (
                f"no-duty from {max(first, begin)} on, where {other} says that there is one; write a "
                f"number for those days, or no-duty for {other} too"
            )
