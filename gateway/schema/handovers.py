"""The list of handovers."""

from typing import Annotated

import strawberry

from gateway.context import Info
from gateway.keyset import Filters, Listing, count, cursor, fetch_page, read_cursor
from gateway.schema.arguments import After, Area, DueAfter, DueBefore, First, Person
from gateway.schema.gaps import add_due
from gateway.types import handover
from gateway.types.handover import Handover
from gateway.types.page import Connection, Edge, connection
from gateway.types.words import State
from projections.rows import HandoverRow, columns

LISTING = Listing("handovers", "handovers", columns(HandoverRow), "deadline_at", "id")
ONE = f"SELECT {columns(HandoverRow)} FROM handovers WHERE id = %(id)s"  # noqa: S608 - our own names only

States = Annotated[list[State] | None, strawberry.argument(description="Only these states.")]
Point = Annotated[str | None, strawberry.argument(description="Only this point: HP18.")]
FromAgency = Annotated[str | None, strawberry.argument(description="Only those it hands over.")]
ToAgency = Annotated[str | None, strawberry.argument(description="Only those it takes over.")]
OverdueOnly = Annotated[
    bool,
    strawberry.argument(description="Only those past their deadline, nobody having taken over."),
]


async def list_handovers(
    info: Info,
    first: First = 50,
    after: After = None,
    state: States = None,
    point: Point = None,
    from_agency: FromAgency = None,
    to_agency: ToAgency = None,
    area: Area = None,
    person: Person = None,
    overdue_only: OverdueOnly = False,
    due_before: DueBefore = None,
    due_after: DueAfter = None,
) -> Connection[Handover]:
    """A page of handovers by deadline, those without one last."""
    filters = Filters()
    texts = [str(one) for one in state] if state is not None else None
    filters.add("state = ANY(%(state)s::text[])", state=texts)
    filters.add("state = %(overdue)s", overdue=State.OVERDUE.value if overdue_only else None)
    filters.add("point = %(point)s", point=point)
    filters.add("from_agency = %(from_agency)s", from_agency=from_agency)
    filters.add("to_agency = %(to_agency)s", to_agency=to_agency)
    filters.add("area = %(area)s", area=area)
    filters.add("person = %(person)s", person=person)
    add_due(filters, due_before, due_after)
    return await _page(info, filters, first, after)


async def _page(
    info: Info, filters: Filters, first: int, after: str | None
) -> Connection[Handover]:
    reads = info.context.reads
    place = read_cursor("handovers", after)
    found, more = await fetch_page(reads, LISTING, filters, first, place)
    rows = [HandoverRow(**row) for row in found]
    edges = [
        Edge(node=handover.of(row), cursor=cursor("handovers", row.deadline_at, row.id))
        for row in rows
    ]
    return connection(
        edges,
        more=more,
        began=after is None,
        counted=lambda: count(reads, LISTING, filters),
    )


async def find_handover(
    info: Info,
    id: Annotated[strawberry.ID, strawberry.argument(description="Id of the handover.")],
) -> Handover | None:
    """One handover by its id."""
    rows = await info.context.reads.fetch(ONE, {"id": id})
    return handover.of(HandoverRow(**rows[0])) if rows else None
