"""Taking a handover over, or sending it back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.casework.commands import (
    AcceptHandover,
    ReturnHandover,
    accept_handover,
    return_handover,
)
from domain.casework.refused import RefusedError
from domain.casework.states import HandoverSeen
from domain.facts.handover import HandoverAccepted, HandoverReturned
from domain.finding import State

NOON = datetime(2026, 4, 10, 11, tzinfo=UTC)
SHARED = HandoverSeen(
    id="HP18/prison/nomis#e1",
    point="HP18",
    record="prison/A1001AA",
    state=State.SHARED,
    to_agency="probation",
    round="/prison/nomis#e1",
)
ACCEPT = AcceptHandover(by="probation", at=NOON)
RETURN = ReturnHandover(by="probation", at=NOON, reason="No risk plan")
WAITING = (
    State.DUE,
    State.INITIATED,
    State.SHARED_PARTIAL,
    State.SHARED,
    State.ACKNOWLEDGED,
    State.OVERDUE,
)


@pytest.mark.parametrize("state", [*WAITING, State.RETURNED])
def test_a_waiting_handover_is_accepted(state: State) -> None:
    """Given one that waits, or was returned; when the receiver accepts; then it says so."""
    told = accept_handover(ACCEPT, replace(SHARED, state=state))

    assert told.fact == HandoverAccepted(point="HP18")
    assert (told.source, told.record) == ("/probation/throughline", "prison/A1001AA")
    assert (told.happened_at, told.told_at) == (NOON, NOON)
    assert (told.labels.publisher, told.labels.category) == ("probation", "handover")
    assert (told.labels.regime, told.labels.basis) == ("part3", "fact")


@pytest.mark.parametrize("state", WAITING)
def test_a_waiting_handover_is_returned(state: State) -> None:
    """Given one that waits; when the receiver sends it back; then it says why."""
    told = return_handover(replace(RETURN, reason="  No risk plan\n"), replace(SHARED, state=state))

    assert told.fact == HandoverReturned(point="HP18", reason="No risk plan")


@pytest.mark.parametrize(
    ("state", "because"),
    [
        (State.ACCEPTED, "This handover has been accepted already."),
        (State.CANCELLED, "This handover was cancelled: there is nothing left to answer."),
    ],
)
def test_a_finished_handover_is_left_alone(state: State, because: str) -> None:
    """Given one that is over; neither answer is taken."""
    for decide, command in ((accept_handover, ACCEPT), (return_handover, RETURN)):
        with pytest.raises(RefusedError) as refused:
            decide(command, replace(SHARED, state=state))  # type: ignore[operator] # one pair at a time
        assert str(refused.value) == because


def test_what_was_returned_is_not_returned_for_another_reason() -> None:
    """Given a returned one; another return is refused."""
    with pytest.raises(RefusedError, match=r"^This handover has been returned already\.$"):
        return_handover(RETURN, replace(SHARED, state=State.RETURNED))


@pytest.mark.parametrize("by", ["prison", "health"])
def test_only_the_receiver_answers(by: str) -> None:
    """Given a case going to probation; nobody else takes or returns it."""
    with pytest.raises(RefusedError, match=r"^Only probation, to whom the case goes,"):
        accept_handover(AcceptHandover(by, NOON), SHARED)
    with pytest.raises(RefusedError, match=r"^Only probation, to whom the case goes,"):
        return_handover(ReturnHandover(by, NOON, "No"), SHARED)


def test_a_named_provider_answers_as_provider() -> None:
    """provider:crc-north is one of the providers; an unnamed receiver is anyone."""
    to_crc = replace(SHARED, to_agency="provider:crc-north")

    assert accept_handover(AcceptHandover("provider", NOON), to_crc).agency == "provider"
    assert accept_handover(
        AcceptHandover("police", NOON), replace(SHARED, to_agency="")
    ).agency == ("police")


def test_the_same_answer_again_is_the_same_fact_whenever_it_comes() -> None:
    """A repeat has the id of the first, and is let through even when the case is closed by it."""
    first = accept_handover(ACCEPT, SHARED)
    later = replace(ACCEPT, at=NOON + timedelta(days=3))
    seen = replace(SHARED, state=State.ACCEPTED, said=frozenset({first.key}))

    assert accept_handover(later, seen).key == first.key


def test_other_answers_are_other_facts() -> None:
    """Another handover, round, reason or command has another id."""
    keys = {
        accept_handover(ACCEPT, SHARED).key,
        accept_handover(ACCEPT, replace(SHARED, id="HP18/prison/nomis#e2")).key,
        accept_handover(ACCEPT, replace(SHARED, round="/prison/nomis#e9")).key,
        return_handover(RETURN, SHARED).key,
        return_handover(replace(RETURN, reason="No licence"), SHARED).key,
        return_handover(RETURN, replace(SHARED, round="/prison/nomis#e9")).key,
    }

    assert len(keys) == 6
    assert all(len(key.partition("#")[2]) <= 128 for key in keys)


def test_a_reason_is_needed() -> None:
    """Blanks are no reason."""
    with pytest.raises(RefusedError, match=r"^reason is empty"):
        return_handover(replace(RETURN, reason=" \n"), SHARED)
