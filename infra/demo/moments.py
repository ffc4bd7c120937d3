"""Snapshots taken while time went by, and the same moments replayed afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from infra.readstore.people import connect, person_of, shown
from infra.replays import Replayer
from projections.person import PersonRows

PEOPLE = 20
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was shown of one record's person at one moment; None: nobody knew of it yet."""

    record: str
    at: datetime
    rows: PersonRows | None


def snapshots(database_url: str, records: Sequence[str]) -> tuple[datetime, list[Snapshot]]:
    """What is shown of these records now, and the moment at which it was judged."""
    with connect(database_url) as connection:
        row = connection.execute("SELECT as_of FROM progress").fetchone()
        at: datetime = row["as_of"] if row else NEVER
        people = [(record, person_of(connection, record)) for record in records]
        return at, [
            Snapshot(record, at, shown(connection, person) if person else None)
            for record, person in people
        ]


def differing(taken: Sequence[Snapshot], replayer: Replayer) -> list[str]:
    """Those whose replay, as known then and as of then, shows anything else: which, and where."""
    odd = []
    for snapshot in taken:
        then = replayer.ask(snapshot.record, as_of=snapshot.at, known_at=snapshot.at)
        where = _difference(snapshot.rows, then.rows if then else None)
        if where:
            odd.append(f"{snapshot.record} at {snapshot.at.isoformat()}: {where}")
    return odd


def _difference(shown: PersonRows | None, replayed: PersonRows | None) -> str:
    """The first field that differs; empty where none does."""
    if shown is None or replayed is None:
        return "" if shown is replayed else "known to one only"
    one, other = comparable(shown), comparable(replayed)
    for part in fields(one):
        if part.compare and getattr(one, part.name) != getattr(other, part.name):
            return f"{part.name}: {_first_difference(getattr(one, part.name), getattr(other, part.name))}"
    return ""


def _first_difference(one: Any, other: Any) -> str:
    if not isinstance(one, tuple):
        one, other = (one,), (other,)
    if len(one) != len(other):
        return f"{len(one)} rows against {len(other)}"
    for left, right in zip(one, other, strict=True):
        for cell in fields(left):
            if getattr(left, cell.name) != getattr(right, cell.name):
                return f"{cell.name}: {getattr(left, cell.name)!r} against {getattr(right, cell.name)!r}"
    return ""


def comparable(rows: PersonRows) -> PersonRows:
    """Rows in one order, without when to look again (that is never shown)."""
    return replace(
        rows,
        timeline=tuple(sorted(rows.timeline, key=lambda fact: fact.entry)),
        gaps=tuple(sorted(rows.gaps, key=lambda gap: gap.id)),
        handovers=tuple(sorted(rows.handovers, key=lambda point: point.id)),
        wakes=(),
    )
