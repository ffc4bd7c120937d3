"""The list of messages set aside."""

from typing import Annotated

import strawberry

from gateway.context import Info
from gateway.keyset import Filters, Listing, count, cursor, fetch_page, read_cursor
from gateway.schema.arguments import After, First
from gateway.types import parked
from gateway.types.page import Connection, Edge, connection
from gateway.types.parked import ParkedMessage

LISTING = Listing(
    "parked",
    "parked",
    'id, reason, says, agency, source, message_id, topic, partition, "offset", told_at, '
    "recorded_at, retried_at, outcome, settled, settled_at, settled_by, settled_why",
    # without raw: only who asks for it pays for it
    "recorded_at",
    "id",
    id_kind="bigint",
    nullable=False,
)

Reason = Annotated[str | None, strawberry.argument(description="Only this reason code.")]
Waiting = Annotated[
    bool, strawberry.argument(description="Only those not recorded or discarded since.")
]
Agency = Annotated[str | None, strawberry.argument(description="Only this agency's messages.")]


async def list_parked(
    info: Info,
    first: First = 50,
    after: After = None,
    reason: Reason = None,
    agency: Agency = None,
    waiting: Waiting = False,
) -> Connection[ParkedMessage]:
    """A page of parked messages, oldest first."""
    reads = info.context.reads
    filters = Filters()
    filters.add("reason = %(reason)s", reason=reason)
    filters.add("agency = %(agency)s", agency=agency)
    if waiting:
        filters.add("settled IS NULL", waiting=waiting)
    place = read_cursor("parked", after)
    rows, more = await fetch_page(reads, LISTING, filters, first, place)
    edges = [
        Edge(node=parked.of(row), cursor=cursor("parked", row["recorded_at"], row["id"]))
        for row in rows
    ]
    return connection(
        edges,
        more=more,
        began=after is None,
        counted=lambda: count(reads, LISTING, filters),
    )
