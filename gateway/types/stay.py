"""A spell in custody or in the community."""

from datetime import datetime

import strawberry

from projections.rows import StayRow


@strawberry.type(
    description="A spell in custody or in the community: from `beganAt` up to, not with, `endedAt`."
)
class Stay:
    """A spell in custody or in the community."""

    n: int = strawberry.field(description="Its place among the person's spells.")
    kind: str = strawberry.field(
        description="custody, community, hospital, temporary-release, at-large, or hole."
    )
    place: str | None = strawberry.field(description="Prison code, for custody.")
    began_at: datetime | None = strawberry.field(description="Null: not known.")
    ended_at: datetime | None = strawberry.field(description="Null: still running, or not known.")
    how_began: str | None = strawberry.field(
        description="Basis of reception, kind of release or of supervision."
    )
    how_ended: str | None = strawberry.field(description="The same for its end.")
    note: str | None = strawberry.field(
        description="What is doubtful about it: the name of a hole, an unknown end, a conflict."
    )
    rests_on: list[str] = strawberry.field(description="Keys of the facts it follows from.")


def of(row: StayRow) -> Stay:
    """The type of a row."""
    return Stay(
        n=row.n,
        kind=row.kind,
        place=row.place,
        began_at=row.began_at,
        ended_at=row.ended_at,
        how_began=row.how_began,
        how_ended=row.how_ended,
        note=row.note,
        rests_on=list(row.rests_on),
    )
