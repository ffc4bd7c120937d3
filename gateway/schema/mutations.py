"""What somebody can do about a gap or a handover."""

from datetime import date
from typing import Annotated

import strawberry

from domain.casework.commands import (
    AcceptHandover,
    AnswerDeferral,
    DeferGap,
    NoteOnGap,
    ReturnHandover,
    WaiveGap,
    accept_handover,
    answer_deferral,
    defer_gap,
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
from gateway.types.words import Answer

HandoverId = Annotated[strawberry.ID, strawberry.argument(description="Id of the handover.")]
GapId = Annotated[strawberry.ID, strawberry.argument(description="Id of the gap.")]
Reason = Annotated[str, strawberry.argument(description="Why, in up to 2,000 characters.")]
Listed = Annotated[
    str, strawberry.argument(description="One of the policy's reasons: recorded-late.")
]
Until = Annotated[date, strawberry.argument(description="The last day it rests.")]
Officer = Annotated[
    str,
    strawberry.argument(
        description="Who, as the agency names its staff: a second person is another."
    ),
]
SaidSo = Annotated[Answer, strawberry.argument(description="Whether it rests.")]
Remark = Annotated[str | None, strawberry.argument(description="Why, in up to 2,000 characters.")]
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


async def defer(
    info: Info, id: GapId, reason: Listed, until_on: Until, officer: Officer
) -> GapPayload:
    """Put a gap off."""
    policy = await info.context.policy()
    position, pending = await on_gap(
        info.context,
        id,
        lambda by, at, seen: defer_gap(DeferGap(by, at, officer, reason, until_on), seen, policy),
    )
    return await _gap(info, id, position, pending)


async def answer(
    info: Info, id: GapId, answer: SaidSo, officer: Officer, note: Remark = None
) -> GapPayload:
    """Let a gap rest, or not."""
    position, pending = await on_gap(
        info.context,
        id,
        lambda by, at, seen: answer_deferral(AnswerDeferral(by, at, officer, answer, note), seen),
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
    defer_gap: GapPayload = strawberry.field(
        resolver=defer,
        description="Put a gap off until a day, for one of the policy's reasons. It stays what it is; "
        "some reasons wait for a second person.",
    )
    answer_deferral: GapPayload = strawberry.field(
        resolver=answer,
        description="As a second person: let a gap rest, refuse it, or send it back.",
    )
    note_on_gap: GapPayload = strawberry.field(
        resolver=note, description="Write down what is being done about a gap."
    )
