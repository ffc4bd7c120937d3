"""The change feed: which finding or handover went from what to what."""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg

from projections.person import Derived

Was = Mapping[str, tuple[str, str]]  # finding or handover -> (person, verdict or state)


def tell_changes(cursor: psycopg.Cursor[Any], people: Sequence[Derived], was: Was) -> None:
    """Add a line for every verdict or state that differs from what it was."""
    lines: list[tuple[object, ...]] = []
    left = dict(was)
    for rows in people:
        person, position = rows.person, rows.journey.position
        found = [line.finding for line in rows.findings]
        points = [line.handover for line in rows.handovers]
        shown = [("finding", one.id, one.code, one.verdict.value) for one in found]
        shown += [("handover", one.id, one.point, one.state.value) for one in points]
        for what, key, code, became in shown:
            _, before = left.pop(key, ("", None))
            if before != became:
                lines.append((person, what, key, code, before, became, position))
    for key, (person, before) in left.items():
        what = "handover" if key.startswith("HP") else "finding"
        lines.append((person, what, key, key.split("/", 1)[0], before, None, 0))
    if not lines:
        return
    with cursor.copy(
        "COPY change_feed (person, what, id, code, was, became, position) FROM STDIN"
    ) as copy:
        for line in lines:
            copy.write_row(line)
