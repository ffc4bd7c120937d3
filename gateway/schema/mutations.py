"""What somebody can do about a gap or a handover."""

from typing import Annotated

import strawberry

from domain.casework.commands import (
    AcceptHandover,
    NoteOnGap,
    ReturnHandover,
    WaiveGap,
    accept_handover,
    note_on_gap,
    return_handover,
    waive_gap,
)
from gateway.commands import on_gap, on_handover
from gateway.context import Info
from gateway.schema.gaps import find_gap
from gateway.schema.handovers import find_handover
from gateway.types.payload import GapPayload, HandoverPayload
from gateway.types.scalars import Long

HandoverId = Annotated[strawberry.ID, strawberry.argument(description="Id of the handover.")]
GapId = Annotated[strawberry.ID, strawberry.argument(description="Id of the gap.")]
Reason = Annotated[str, strawberry.argument(description="Why, in up to 2,000 characters.")]
Words = Annotated[str, strawberry.argument(description="In up to 2,000 characters.")]


async def accept(info: Info, id: HandoverId) -> HandoverPayload:
    """Take a case over."""
    position, pending = await on_handover(
        info.context, id, lambda by, at, seen: accept_handover(AcceptHandover(by, at), seen)
    )
    return await _handover(info, id, position, pending)


async def send_back(info: Info, id: HandoverId, reason: Reason) -> HandoverPayload:
    """Send a case back."""
    position, pending = await on_handover(
        info.context,
        id,
        lambda by, at, seen: return_handover(ReturnHandover(by, at, reason), seen),
    )
    return await _handover(info, id, position, pending)


async def waive(info: Info, id: GapId, reason: Reason) -> GapPayload:
    """Waive a gap."""
    position, pending = await on_gap(
        info.context, id, lambda by, at, seen: waive_gap(WaiveGap(by, at, reason), seen)
    )
    return await _gap(info, id, position, pending)


async def note(info: Info, id: GapId, note: Words) -> GapPayload:
    """Write on a gap."""
    position, pending = await on_gap(
        info.context, id, lambda by, at, seen: note_on_gap(NoteOnGap(by, at, note), seen)
    )
    return await _gap(info, id, position, pending)


async def _handover(info: Info, id: strawberry.ID, position: int, pending: bool) -> HandoverPayload:
    return HandoverPayload(
        position=Long(position), pending=pending, handover=await find_handover(info, id)
    )


async def _gap(info: Info, id: strawberry.ID, position: int, pending: bool) -> GapPayload:
    return GapPayload(position=Long(position), pending=pending, gap=await find_gap(info, id))


@strawberry.type(description="What an agency can do. Each answers with its place in the log.")
class Mutation:
    """What an agency can do."""

    accept_handover: HandoverPayload = strawberry.field(
        resolver=accept, description="Take a case over. Asking again changes nothing."
    )
    return_handover: HandoverPayload = strawberry.field(
        resolver=send_back, description="Send a case back, and say why."
    )
    waive_gap: GapPayload = strawberry.field(
        resolver=waive, description="Decide that a gap need not be closed, and say why."
    )
    note_on_gap: GapPayload = strawberry.field(
        resolver=note, description="Write down what is being done about a gap."
    )
