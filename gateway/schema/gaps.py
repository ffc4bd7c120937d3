"""The list of gaps."""

from datetime import date
from typing import Annotated

import strawberry

from domain.calendar import day_end, day_start, london_day
from gateway.context import Info, read_progress
from gateway.keyset import Filters, Listing, count, cursor, fetch_page, read_cursor
from gateway.schema.arguments import After, Area, DueAfter, DueBefore, First, Person
from gateway.types import gap
from gateway.types.gap import Gap
from gateway.types.page import Connection, Edge, connection
from gateway.types.words import How, Verdict
from projections.rows import GapRow, columns

LISTING = Listing("gaps", "findings", columns(GapRow), "deadline_at", "id")
ONE = f"SELECT {columns(GapRow)} FROM findings WHERE id = %(id)s"  # noqa: S608 - our own names only

Verdicts = Annotated[list[Verdict] | None, strawberry.argument(description="Only these verdicts.")]
Code = Annotated[str | None, strawberry.argument(description="Only this rule, by its name.")]
Number = Annotated[int | None, strawberry.argument(description="Only this rule, by its number.")]
Severity = Annotated[
    str | None, strawberry.argument(description="Only critical, high, medium or low.")
]
Owner = Annotated[str | None, strawberry.argument(description="Only those this role can close.")]
PutOff = Annotated[
    How | None,
    strawberry.argument(description="Only those that rest, or that somebody wants to rest, today."),
]
ToldBy = Annotated[
    str | None, strawberry.argument(description="Only those that read this agency's silence.")
]


async def list_gaps(
    info: Info,
    first: First = 50,
    after: After = None,
    verdict: Verdicts = None,
    code: Code = None,
    number: Number = None,
    severity: Severity = None,
    owner: Owner = None,
    told_by: ToldBy = None,
    area: Area = None,
    person: Person = None,
    put_off: PutOff = None,
    due_before: DueBefore = None,
    due_after: DueAfter = None,
) -> Connection[Gap]:
    """A page of gaps by deadline, those without one last."""
    filters = Filters()
    filters.add("verdict = ANY(%(verdict)s::text[])", verdict=_texts(verdict))
    filters.add("code = %(code)s", code=code)
    filters.add("number = %(number)s", number=number)
    filters.add("severity = %(severity)s", severity=severity)
    filters.add("owner = %(owner)s", owner=owner)
    filters.add("told_by = %(told_by)s", told_by=told_by)
    filters.add("area = %(area)s", area=area)
    filters.add("person = %(person)s", person=person)
    await _add_put_off(info, filters, put_off)
    add_due(filters, due_before, due_after)
    return await _page(info, filters, first, after)


async def _add_put_off(info: Info, filters: Filters, state: How | None) -> None:
    """Only wishes that are still about the day of the answer."""
    if state is None:
        return
    progress = info.context.progress or await read_progress(info.context.reads)
    filters.add("deferral->>'how' = %(put_off)s", put_off=state.value)
    filters.add("NOT (deferral->>'over')::boolean")
    if progress.as_of is not None:
        filters.add("(deferral->>'until_on')::date >= %(today)s", today=london_day(progress.as_of))


async def _page(info: Info, filters: Filters, first: int, after: str | None) -> Connection[Gap]:
    reads = info.context.reads
    found, more = await fetch_page(reads, LISTING, filters, first, read_cursor("gaps", after))
    rows = [GapRow(**row) for row in found]
    edges = [Edge(node=gap.of(row), cursor=cursor("gaps", row.deadline_at, row.id)) for row in rows]
    return connection(
        edges,
        more=more,
        began=after is None,
        counted=lambda: count(reads, LISTING, filters),
    )


def add_due(filters: Filters, before: date | None, after: date | None) -> None:
    """Deadlines whose last London day lies before one day, or after another."""
    filters.add(
        "deadline_at <= %(due_before)s AND (due_at IS NULL OR due_at < %(due_before)s)",
        due_before=day_start(before) if before else None,
    )
    filters.add(
        "(deadline_at > %(due_after)s OR due_at >= %(due_after)s)",
        due_after=day_end(after) if after else None,
    )


def _texts(verdicts: list[Verdict] | None) -> list[str] | None:
    return [str(verdict) for verdict in verdicts] if verdicts is not None else None


async def find_gap(
    info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Id of the gap.")]
) -> Gap | None:
    """One gap by its id."""
    rows = await info.context.reads.fetch(ONE, {"id": id})
    return gap.of(GapRow(**rows[0])) if rows else None
