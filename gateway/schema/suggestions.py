"""Pairs of records for a reviewer to look at."""

from typing import Annotated

import strawberry

from gateway.context import Info
from gateway.types import suggestion
from gateway.types.suggestion import Suggestion


async def find_suggestions(
    info: Info,
    record: Annotated[
        strawberry.ID, strawberry.argument(description="A file of theirs: prison/A1234BC.")
    ],
) -> list[Suggestion] | None:
    """Everything asked about the person of a record; null where nothing is known of it."""
    found = await info.context.replays.suggestions(record)
    return None if found is None else [suggestion.of(asked) for asked in found]
