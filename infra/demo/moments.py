"""Snapshots taken while time went by, and the same moments replayed afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

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


def differing(taken: Sequence[Snapshot], replayer: Replayer) -> list[Snapshot]:
    """Those whose replay, as known then and as of then, shows anything else."""
    return [snapshot for snapshot in taken if not _same(snapshot, replayer)]


def _same(snapshot: Snapshot, replayer: Replayer) -> bool:
    then = replayer.ask(snapshot.record, as_of=snapshot.at, known_at=snapshot.at)
    if snapshot.rows is None or then is None:
        return snapshot.rows is None and then is None
    return comparable(then.rows) == comparable(snapshot.rows)


def comparable(rows: PersonRows) -> PersonRows:
    """Rows in one order, without when to look again (that is never shown)."""
    return replace(
        rows,
        timeline=tuple(sorted(rows.timeline, key=lambda fact: fact.entry)),
        gaps=tuple(sorted(rows.gaps, key=lambda gap: gap.id)),
        handovers=tuple(sorted(rows.handovers, key=lambda point: point.id)),
        wakes=(),
    )
