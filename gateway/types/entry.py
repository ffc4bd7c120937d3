"""One fact on a timeline."""

from datetime import datetime

import strawberry
from strawberry.scalars import JSON

from gateway.types.scalars import Long
from projections.rows import TimelineRow


@strawberry.type(description="One fact about a person, in the words of the agency that told it.")
class TimelineEntry:
    """One fact about a person."""

    entry: strawberry.ID = strawberry.field(description="Key of the fact: /prison/nomis#e1.")
    position: Long = strawberry.field(description="Where it stands in the log.")
    happened_at: datetime = strawberry.field(description="When it happened, by the agency.")
    day_only: bool = strawberry.field(
        description="Only the day is known: `happenedAt` is midnight London of it."
    )
    told_at: datetime = strawberry.field(description="When the agency's system sent it.")
    recorded_at: datetime = strawberry.field(description="When we recorded it.")
    source: str = strawberry.field(description="Who said it: /prison/nomis.")
    record: str = strawberry.field(description="The file it was said about: prison/A1234BC.")
    type: str = strawberry.field(description="Name of the fact: custody.person_released.v1.")
    superseded_by: str | None = strawberry.field(
        description="Key of the fact that replaced it or took it back."
    )
    publisher: str = strawberry.field(description="Label: the agency.")
    category: str = strawberry.field(description="Label: the subject, such as custody or risk.")
    tier: str = strawberry.field(description="Label: sensitivity, T0 to T4.")
    regime: str = strawberry.field(description="Label: the law it is processed under.")
    basis: str = strawberry.field(description="Label: fact or assessment.")
    marks: list[str] = strawberry.field(description="Label: handling marks.")
    data: JSON = strawberry.field(description="The fact's own fields.")


def of(row: TimelineRow) -> TimelineEntry:
    """The type of a row."""
    return TimelineEntry(
        entry=strawberry.ID(row.entry),
        position=Long(row.position),
        happened_at=row.happened_at,
        day_only=row.day_only,
        told_at=row.told_at,
        recorded_at=row.recorded_at,
        source=row.source,
        record=row.record,
        type=row.type,
        superseded_by=row.superseded_by,
        publisher=row.publisher,
        category=row.category,
        tier=row.tier,
        regime=row.regime,
        basis=row.basis,
        marks=list(row.marks),
        data=row.data,
    )
