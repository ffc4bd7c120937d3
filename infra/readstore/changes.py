"""The change feed: which finding or handover went from what to what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import psycopg

from domain.finding import Finding, Handover
from infra.readstore.changed import Changed
from infra.readstore.inserting import TABLES, insert
from projections.person import Derived

Was = Mapping[str, tuple[str, str, str]]  # finding or handover -> person, code, verdict or state

LINE = ("person", "what", "id", "code", "was", "became", "position")
TOLD = [n for n, (table, _, _) in enumerate(TABLES) if table in ("findings", "handovers")]


def tell_changes(
    connection: psycopg.Connection[Any],
    changes: Sequence[tuple[Derived, Sequence[Changed]]],
    was: Was,
) -> None:
    """Add a line for every verdict or state that differs from what it was.

    `was`: of those taken out whole. What stood for the others is among their changes.
    """
    left = {**was, **_gone(changes)}
    lines: list[tuple[object, ...]] = []
    for rows, tables in changes:
        for key, (what, code, became) in _words(one for n in TOLD for one in tables[n].new):
            _, _, before = left.pop(key, ("", "", None))
            if before != became:
                lines.append((rows.person, what, key, code, before, became, rows.journey.position))
    for key, (person, code, word) in left.items():
        what = "handover" if key.startswith("HP") else "finding"
        lines.append((person, what, key, code, word, None, 0))
    insert(connection, "change_feed", LINE, [dict(zip(LINE, one, strict=True)) for one in lines])


def _gone(changes: Sequence[tuple[Derived, Sequence[Changed]]]) -> Was:
    return {
        key: (rows.person, code, word)
        for rows, tables in changes
        for key, (_, code, word) in _words(one for n in TOLD for one in tables[n].gone)
    }


def _words(found: Iterable[Finding | Handover]) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Of each: its id, what it is, its code, its verdict or state."""
    for one in found:
        if isinstance(one, Finding):
            yield one.id, ("finding", one.code, one.verdict.value)
        else:
            yield one.id, ("handover", one.point, one.state.value)
