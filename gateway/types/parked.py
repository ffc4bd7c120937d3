"""A message that was set aside."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from gateway.context import Info
from gateway.types.scalars import Long


async def _raw(root: "ParkedMessage", info: Info) -> str:
    return b64encode(await info.context.loaders.raw.load(root.number)).decode()


@strawberry.type(description="A message that could not be read, set aside whole.")
class ParkedMessage:
    """A message that could not be read, set aside whole."""

    number: strawberry.Private[int]
    id: strawberry.ID = strawberry.field(description="What to name when it is tried again.")
    reason: str = strawberry.field(description="Code: bad-json, source-mismatch, id-reuse, ...")
    says: str = strawberry.field(description="For the publisher: the field, its shape, the cure.")
    agency: str = strawberry.field(description="The owner of the topic it came by.")
    source: str | None = strawberry.field(description="What it says it is from, if readable.")
    message_id: str | None = strawberry.field(description="Its id, if readable.")
    topic: str = strawberry.field(description="Where it came by.")
    partition: int = strawberry.field(description="Partition of that topic.")
    offset: Long = strawberry.field(description="Place in that partition.")
    told_at: datetime | None = strawberry.field(description="The broker's timestamp.")
    recorded_at: datetime = strawberry.field(description="When it was set aside.")
    retried_at: datetime | None = strawberry.field(description="When it was last tried again.")
    outcome: str | None = strawberry.field(description="What came of that.")
    settled: str | None = strawberry.field(
        description="How it ended: recorded, or discarded; null while it waits."
    )
    settled_at: datetime | None = strawberry.field(description="When it ended so.")
    settled_by: str | None = strawberry.field(description="Who discarded it.")
    settled_why: str | None = strawberry.field(description="Why it was discarded.")
    raw_base64: str = strawberry.field(
        name="rawBase64",
        resolver=_raw,
        description="The whole message, base64. May hold personal data.",
    )


def of(row: Mapping[str, Any]) -> ParkedMessage:
    """The type of a row."""
    return ParkedMessage(
        number=row["id"],
        id=strawberry.ID(str(row["id"])),
        reason=row["reason"],
        says=row["says"],
        agency=row["agency"],
        source=row["source"],
        message_id=row["message_id"],
        topic=row["topic"],
        partition=row["partition"],
        offset=Long(row["offset"]),
        told_at=row["told_at"],
        recorded_at=row["recorded_at"],
        retried_at=row["retried_at"],
        outcome=row["outcome"],
        settled=row["settled"],
        settled_at=row["settled_at"],
        settled_by=row["settled_by"],
        settled_why=row["settled_why"],
    )
