"""Who is near: all but a little is in place for a release or a handover, and that is due soon."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated

import strawberry

from domain.calendar import day_end, london_day
from domain.journey.prison_groups import region_of
from domain.policy.policy import Policy
from domain.requirements import VALUES, window
from domain.rules.sources import SILENCE
from gateway.context import Info, read_progress
from gateway.keyset import Filters, Listing, count, cursor, fetch_page, read_cursor
from gateway.schema.arguments import After, Area, First
from gateway.schema.near_sql import COLUMNS, SQL
from gateway.types import near
from gateway.types.near import NearRequirement
from gateway.types.page import Connection, Edge, connection

LISTING = Listing("near", SQL, COLUMNS, "deadline_at", "id", nullable=False)
AREAS = "SELECT DISTINCT area FROM journeys WHERE area IS NOT NULL ORDER BY area"

Prison = Annotated[str | None, strawberry.argument(description="Only who is in this prison: MDI.")]
Rule = Annotated[
    str | None,
    strawberry.argument(description="Only what this rule would find missing, or this point: HP18."),
]


async def list_near(
    info: Info,
    first: First = 50,
    after: After = None,
    area: Area = None,
    prison: Prison = None,
    rule: Rule = None,
) -> Connection[NearRequirement]:
    """A page of what is missing, by its last safe moment."""
    reads = info.context.reads
    progress = info.context.progress or await read_progress(reads)
    place = read_cursor("near", after)
    if progress.as_of is None:
        return connection([], more=False, began=after is None, counted=_none)
    policy = await info.context.policy()
    local = any(policy.values[name].local for name in VALUES)
    areas = [row["area"] for row in await reads.fetch(AREAS)] if local else []
    filters = asked(policy, progress.as_of, areas, area=area, prison=prison, rule=rule)
    rows, more = await fetch_page(reads, LISTING, filters, first, place)
    edges = [
        Edge(node=near.of(row), cursor=cursor("near", row["deadline_at"], row["id"]))
        for row in rows
    ]
    return connection(
        edges,
        more=more,
        began=after is None,
        counted=lambda: count(reads, LISTING, filters),
    )


def asked(policy: Policy, as_of: datetime, areas: Sequence[str], **only: str | None) -> Filters:
    """What the statement is asked with. `areas`: those that may have windows of their own."""
    today = london_day(as_of)
    until, most = window(policy, today)
    own = [(name, *window(_there(policy, name), today)) for name in areas]
    filters = Filters(
        params={
            "as_of": as_of,
            "longest": f"{policy.pick(SILENCE, today).number} hours",
            "until": until,
            "most": most,
            "end": day_end(max((until, *(one[1] for one in own)))),
            "areas": [one[0] for one in own],
            "untils": [one[1] for one in own],
            "mosts": [one[2] for one in own],
        }
    )
    for column, value in only.items():
        filters.add(f"{column} = %({column})s", **{column: value})
    return filters


def _there(policy: Policy, area: str) -> Policy:
    """The policy as it holds for who belongs to that area today."""
    region = region_of(area)
    places = tuple(dict.fromkeys((area, *((f"region/{region}",) if region else ()))))
    return replace(policy, where=lambda day: places)


async def _none() -> int:
    return 0
