"""Pages of a timeline: out of the read tables, or out of a replay, by the same keys."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from gateway.keyset import cursor, read_cursor
from gateway.loaders import Loaders, TimelinePage
from gateway.types import entry
from gateway.types.entry import TimelineEntry
from gateway.types.page import Connection, Edge, connection
from projections.rows import TimelineRow

NAME = "timeline"


async def stored_page(
    loaders: Loaders, person: str, take: int, after: str | None
) -> Connection[TimelineEntry]:
    """A page of the read tables."""
    place = read_cursor(NAME, after)
    page = TimelinePage(person, take + 1, place.when if place else None, place.id if place else "")
    rows = await loaders.timelines.load(page)

    async def counted() -> int:
        return int(await loaders.timeline_counts.load(person))

    return _connection(rows, take, after, counted)


def replayed_page(
    rows: Sequence[TimelineRow], take: int, after: str | None
) -> Connection[TimelineEntry]:
    """A page of a replay, in the order of the read tables."""
    place = read_cursor(NAME, after)
    later = sorted(rows, key=lambda row: (row.happened_at, row.entry))
    if place is not None and place.when is not None:
        key = (datetime.fromisoformat(place.when), place.id)
        later = [row for row in later if (row.happened_at, row.entry) > key]

    async def counted() -> int:
        return len(rows)

    return _connection(later[: take + 1], take, after, counted)


def _connection(
    rows: Sequence[TimelineRow],
    take: int,
    after: str | None,
    counted: Callable[[], Awaitable[int]],
) -> Connection[TimelineEntry]:
    edges = [
        Edge(node=entry.of(row), cursor=cursor(NAME, row.happened_at, row.entry))
        for row in rows[:take]
    ]
    return connection(edges, more=len(rows) > take, began=after is None, counted=counted)
