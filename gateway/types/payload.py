"""What a command answers: where it stands in the log, and the thing as it now is."""

import strawberry

from gateway.types.gap import Gap
from gateway.types.handover import Handover
from gateway.types.scalars import Long

_POSITION = "Where the command's fact stands in the log; a repeat gives the first one's."
_PENDING = "The read tables had not reached that position yet: what you see is from before."


@strawberry.type(description="A handover somebody acted on.")
class HandoverPayload:
    """A handover somebody acted on."""

    position: Long = strawberry.field(description=_POSITION)
    pending: bool = strawberry.field(description=_PENDING)
    handover: Handover | None = strawberry.field(description="The handover as it now stands.")


@strawberry.type(description="A gap somebody acted on.")
class GapPayload:
    """A gap somebody acted on."""

    position: Long = strawberry.field(description=_POSITION)
    pending: bool = strawberry.field(description=_PENDING)
    gap: Gap | None = strawberry.field(description="The gap as it now stands.")
