"""A source of facts, and how it is doing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from gateway.types.scalars import Long


@strawberry.type(description="A source of facts, and up to when it has been heard.")
class Publisher:
    """A source of facts, and up to when it has been heard."""

    source: strawberry.ID = strawberry.field(description="Such as /prison/nomis.")
    agency: str = strawberry.field(description="The agency it speaks for.")
    last_heard_at: datetime = strawberry.field(
        description="Everything it had to say up to here has been heard."
    )
    last_recorded_at: datetime = strawberry.field(description="When we last recorded a word of it.")
    facts: Long = strawberry.field(description="How many facts it has told.")
    parked: Long = strawberry.field(
        description="How many of its messages are set aside, unread; of the whole agency where a "
        "message did not say its source."
    )
    lag: float = strawberry.field(
        description="Seconds from `lastHeardAt` to the moment of this answer; 0 if heard past it."
    )


def of(row: Mapping[str, Any]) -> Publisher:
    """The type of a row."""
    return Publisher(
        source=strawberry.ID(row["source"]),
        agency=row["agency"],
        last_heard_at=row["heard_until"],
        last_recorded_at=row["last_recorded_at"],
        facts=Long(row["facts"]),
        parked=Long(row["parked"]),
        lag=max(0.0, float(row["lag"])),
    )
