"""Why a verdict stands."""

from typing import Annotated

import strawberry

from gateway.context import Info
from gateway.types import why
from gateway.types.why import Why


async def find_why(
    info: Info,
    finding: Annotated[
        strawberry.ID, strawberry.argument(description="Id of the gap or handover.")
    ],
) -> Why | None:
    """The reasons of a verdict; null where no such gap or handover stands."""
    document = await info.context.replays.why(finding)
    return why.of(finding, document) if document else None
