"""Taking a handover over, or sending it back: each command becomes one fact, or is refused."""

from dataclasses import dataclass
from datetime import datetime

from domain.casework.refused import RefusedError
from domain.casework.saying import told
from domain.casework.states import HandoverSeen
from domain.casework.words import written
from domain.facts.entry import Told
from domain.facts.handover import HandoverAccepted, HandoverReturned
from domain.finding import State


@dataclass(frozen=True, slots=True)
class AcceptHandover:
    """The receiving side takes the case over."""

    by: str  # the acting agency
    at: datetime


@dataclass(frozen=True, slots=True)
class ReturnHandover:
    """The receiving side sends the case back."""

    by: str
    at: datetime
    reason: str


def accept_handover(command: AcceptHandover, seen: HandoverSeen) -> Told:
    """handover.accepted by the receiver. The same round accepted twice is one fact."""
    answer = told(
        HandoverAccepted(point=seen.point),
        by=command.by,
        at=command.at,
        record=seen.record,
        about=(seen.id, seen.round),
    )
    if answer.key not in seen.said:
        _must_be_waiting(seen, command.by)
    return answer


def return_handover(command: ReturnHandover, seen: HandoverSeen) -> Told:
    """handover.returned by the receiver. The same reason twice in one round is one fact."""
    reason = written("reason", command.reason)
    answer = told(
        HandoverReturned(point=seen.point, reason=reason),
        by=command.by,
        at=command.at,
        record=seen.record,
        about=(seen.id, seen.round, reason),
    )
    if answer.key in seen.said:
        return answer
    _must_be_waiting(seen, command.by)
    if seen.state is State.RETURNED:
        raise RefusedError("This handover has been returned already.")
    return answer


def _must_be_waiting(seen: HandoverSeen, by: str) -> None:
    receiver = seen.to_agency.partition(":")[0]
    if receiver and receiver != by:
        raise RefusedError(f"Only {receiver}, to whom the case goes, can answer this handover.")
    if seen.state is State.ACCEPTED:
        raise RefusedError("This handover has been accepted already.")
    if seen.state is State.CANCELLED:
        raise RefusedError("This handover was cancelled: there is nothing left to answer.")
