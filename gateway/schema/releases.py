"""Who is about to leave custody."""

from datetime import date, timedelta
from typing import Annotated

import strawberry

from domain.calendar import london_day
from gateway.context import Info, read_progress
from gateway.errors import UserError
from gateway.keyset import Filters, Listing, count, cursor, fetch_page, read_cursor
from gateway.schema.arguments import After, Area, First
from gateway.types import journey
from gateway.types.journey import Journey
from gateway.types.page import Connection, Edge, connection
from projections.rows import JourneyRow, columns

LISTING = Listing(
    "releases", "journeys", columns(JourneyRow), "release_on", "person", "date", nullable=False
)
MOST_DAYS = 3_660

Within = Annotated[
    int | None,
    strawberry.argument(description="Only releases up to so many days from the day of the answer."),
]
Until = Annotated[
    date | None, strawberry.argument(description="Only releases up to this London date.")
]


async def list_releases(
    info: Info,
    first: First = 50,
    after: After = None,
    within: Within = None,
    until: Until = None,
    area: Area = None,
) -> Connection[Journey]:
    """A page of planned releases from the day of the answer on, by day."""
    reads = info.context.reads
    progress = info.context.progress or await read_progress(reads)
    today = london_day(progress.as_of) if progress.as_of else None
    filters = Filters(clauses=["release_on IS NOT NULL"])
    filters.add("release_on >= %(today)s", today=today)
    filters.add("release_on <= %(last)s", last=_last(today, within))
    filters.add("release_on <= %(until)s", until=until)
    filters.add("area = %(area)s", area=area)
    place = read_cursor("releases", after, date)
    found, more = await fetch_page(reads, LISTING, filters, first, place)
    rows = [JourneyRow(**row) for row in found]
    edges = [
        Edge(node=journey.of(row), cursor=cursor("releases", row.release_on, row.person))
        for row in rows
    ]
    return connection(
        edges,
        more=more,
        began=after is None,
        counted=lambda: count(reads, LISTING, filters),
    )


def _last(today: date | None, within: int | None) -> date | None:
    if within is None or today is None:
        return None
    if not 0 <= within <= MOST_DAYS:
        raise UserError(f"within is {within} days: ask for 0 to {MOST_DAYS}.")
    return today + timedelta(days=within)
