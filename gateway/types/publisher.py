"""A source of facts, and how it is doing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from gateway.types.scalars import Long


@strawberry.type(description="How many messages were set aside for one reason.")
class ParkedFor:
    """How many messages were set aside for one reason."""

    reason: str = strawberry.field(description="Code: bad-json, source-mismatch, id-reuse, ...")
    messages: Long = strawberry.field(description="How many of them still wait.")


@strawberry.type(description="A source of facts, up to when it has been heard, and how good it is.")
class Publisher:
    """A source of facts, up to when it has been heard, and how good what it says is."""

    source: strawberry.ID = strawberry.field(description="Such as /prison/nomis.")
    agency: str = strawberry.field(description="The agency it speaks for.")
    last_heard_at: datetime = strawberry.field(
        description="Everything it had to say up to here has been heard."
    )
    last_recorded_at: datetime = strawberry.field(description="When we last recorded a word of it.")
    facts: Long = strawberry.field(description="How many facts it has told.")
    parked: Long = strawberry.field(
        description="How many of its messages are set aside, unread; of the whole agency where a "
        "message did not say its source. Those recorded or discarded since aren't counted."
    )
    parked_by_reason: list[ParkedFor] = strawberry.field(
        description="The same, by reason; the most frequent first."
    )
    opaque: Long = strawberry.field(
        description="Facts of a type nobody reads yet: kept whole, to be read again."
    )
    changes_told: Long = strawberry.field(
        description="Facts that say something changed, but not what it is now."
    )
    late: Long = strawberry.field(
        description="Facts recorded more than 24 hours after they happened; where only the day is "
        "known, after that day's end."
    )
    invalid_identifiers: Long = strawberry.field(
        description="Numbers it gave a person that fail their check, or are known placeholders."
    )
    unlinked_records: Long = strawberry.field(
        description="Records of its agency that are joined with no other record."
    )
    lag: float = strawberry.field(
        description="Seconds from `lastHeardAt` to the moment of this answer; 0 if heard past it."
    )
    expected_hours: float | None = strawberry.field(
        description="How many hours it may say nothing; null where nobody has said."
    )
    silent: bool = strawberry.field(
        description="Whether it has said nothing for longer than that, by our own clock."
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
        parked_by_reason=[
            ParkedFor(reason=reason, messages=Long(count))
            for reason, count in by_frequency(row["parked_by_reason"])
        ],
        opaque=Long(row["opaque"]),
        changes_told=Long(row["changes"]),
        late=Long(row["late"]),
        invalid_identifiers=Long(row["wrong"]),
        unlinked_records=Long(row["unlinked"]),
        lag=max(0.0, float(row["lag"])),
        expected_hours=row["expected_hours"],
        silent=row["silent"],
    )


def by_frequency(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Reasons with their counts, the most frequent first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
