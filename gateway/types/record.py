"""One agency's file on one person."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from gateway.context import Info
from gateway.types.scalars import Long

if TYPE_CHECKING:
    from gateway.types.journey import Journey


async def _journey(
    root: "Record", info: Info
) -> Annotated["Journey", strawberry.lazy("gateway.types.journey")] | None:
    from gateway.types.journey import of as journey_of

    row = await info.context.loaders.journeys.load(root.person)
    return journey_of(row) if row else None


@strawberry.type(description="One agency's file on one person.")
class Record:
    """One agency's file on one person."""

    record: strawberry.ID = strawberry.field(description="System and local id: prison/A1234BC.")
    person: str = strawberry.field(description="The person it belongs to, as far as we know.")
    first_position: Long = strawberry.field(description="Log position of the first word on it.")
    journey: Annotated["Journey", strawberry.lazy("gateway.types.journey")] | None = (
        strawberry.field(resolver=_journey, description="That person's journey.")
    )


def of(row: Mapping[str, Any]) -> Record:
    """The type of a row."""
    return Record(
        record=strawberry.ID(row["record"]),
        person=row["person"],
        first_position=Long(row["first_position"]),
    )
