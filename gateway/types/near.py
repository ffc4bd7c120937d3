"""What is still missing where all but a little is in place."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from gateway.context import Info

if TYPE_CHECKING:
    from gateway.types.journey import Journey


async def _journey(
    root: "NearRequirement", info: Info
) -> Annotated["Journey", strawberry.lazy("gateway.types.journey")] | None:
    from gateway.types.journey import of as journey_of

    row = await info.context.loaders.journeys.load(root.person)
    return journey_of(row) if row else None


@strawberry.type(
    description="One thing that a release or handover still lacks, of which all but a little is in "
    "place, nothing is late and nothing unknown."
)
class NearRequirement:
    """One thing that a release or handover still lacks."""

    id: strawberry.ID = strawberry.field(
        description="Of the gap that it would become; of a handover, with its step or item."
    )
    person: str = strawberry.field(description="Whose.")
    of: str = strawberry.field(description="`release`, or the handover's id.")
    rule: str = strawberry.field(description="The rule that would find it missing, or the point.")
    name: str = strawberry.field(
        description="What is missing: the rule's name, step 1, pack: oasys."
    )
    last_safe_on: date = strawberry.field(description="The last London day on which it is in time.")
    last_safe_at: datetime | None = strawberry.field(description="The last moment, for hours.")
    deadline_at: datetime = strawberry.field(
        description="The end of the time allowed; the list is ordered by it."
    )
    told_by: str = strawberry.field(description="Who would tell that it is there.")
    release_on: date | None = strawberry.field(description="The planned release.")
    area: str | None = strawberry.field(description="The person's area: region/wales.")
    prison: str | None = strawberry.field(description="Where they are, while in custody.")
    journey: Annotated["Journey", strawberry.lazy("gateway.types.journey")] | None = (
        strawberry.field(resolver=_journey, description="The journey, as it stands now.")
    )


def of(row: Mapping[str, Any]) -> NearRequirement:
    """The type of a row."""
    return NearRequirement(
        id=strawberry.ID(row["id"]),
        person=row["person"],
        of=row["of"],
        rule=row["rule"],
        name=row["name"],
        last_safe_on=row["last_on"],
        last_safe_at=row["due_at"],
        deadline_at=row["deadline_at"],
        told_by=row["told_by"],
        release_on=row["release_on"],
        area=row["area"],
        prison=row["prison"],
    )
