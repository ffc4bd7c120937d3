"""Commands: through the decider into the real log, once, and back when derived."""

import asyncio
from dataclasses import replace

import httpx
import pytest

from domain.facts.casework import CaseworkNoted, CaseworkWaived
from domain.facts.handover import HandoverAccepted, HandoverReturned
from gateway import commands
from tests.gateway.cast import ENTRY, GAP, HANDOVER, MARLOW
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

ACCEPT = """mutation ($id: ID!) { done: acceptHandover(id: $id) { position pending handover { state } } }"""
RETURN = """mutation ($id: ID!, $reason: String!) {
  done: returnHandover(id: $id, reason: $reason) { position pending handover { state reason } } }"""
WAIVE = """mutation ($id: ID!, $reason: String!) {
  done: waiveGap(id: $id, reason: $reason) { position pending gap { verdict reason } } }"""
NOTE = """mutation ($id: ID!, $note: String!) {
  done: noteOnGap(id: $id, note: $note) { position pending gap { verdict } } }"""


@pytest.fixture
def filled(own: Gateway, monkeypatch: pytest.MonkeyPatch) -> Gateway:
    """One person, their gap and handover, in a log that nothing derives from; patience is short."""
    own.tables.put(MARLOW, ENTRY, GAP, HANDOVER)
    own.tables.progress(0)
    monkeypatch.setattr(commands, "PATIENCE_SECONDS", 0.05)
    return own


async def test_an_acceptance_is_recorded_as_the_receivers_word(filled: Gateway) -> None:
    """On the record of the handover, under the acting agency's source; pending until derived."""
    done = (await filled.client.ask(ACCEPT, id=HANDOVER.id))["done"]

    (entry,) = filled.store.of_records([HANDOVER.record])
    assert entry.fact == HandoverAccepted(point="HP18")
    assert entry.source == "/probation/throughline"
    assert entry.labels.publisher == "probation"
    assert done == {"position": entry.position, "pending": True, "handover": {"state": "SHARED"}}


async def test_a_repeat_is_a_repeat(filled: Gateway) -> None:
    """The same request again gives the first one's position; the log holds one fact."""
    positions = {
        (await filled.client.ask(NOTE, id=GAP.id, note="Letter sent"))["done"]["position"],
        (await filled.client.ask(NOTE, id=GAP.id, note="  Letter sent "))["done"]["position"],
        (await filled.client.ask(WAIVE, id=GAP.id, reason="Moved abroad"))["done"]["position"],
        (await filled.client.ask(WAIVE, id=GAP.id, reason="Moved abroad"))["done"]["position"],
    }

    facts = [entry.fact for entry in filled.store.of_records([GAP.record])]
    assert facts == [
        CaseworkNoted(finding=GAP.id, note="Letter sent"),
        CaseworkWaived(finding=GAP.id, reason="Moved abroad", by="probation"),
    ]
    assert len(positions) == 2


async def test_many_at_once_are_one(filled: Gateway) -> None:
    """Two clicks race; the log holds one fact and both are told where."""
    answers = await asyncio.gather(*(filled.client.ask(ACCEPT, id=HANDOVER.id) for _ in range(4)))

    (entry,) = filled.store.of_records([HANDOVER.record])
    assert {answer["done"]["position"] for answer in answers} == {entry.position}
    parked = await filled.client.ask("{ parked { totalCount } }")
    assert parked == {"parked": {"totalCount": 0}}


async def test_a_repeat_after_it_was_derived_is_still_a_repeat(filled: Gateway) -> None:
    """The waiver shows in the timeline and the gap is waived: asking again refuses nothing."""
    first = (await filled.client.ask(WAIVE, id=GAP.id, reason="Moved abroad"))["done"]
    (entry,) = filled.store.of_records([GAP.record])
    filled.tables.put(replace(ENTRY, entry=entry.key, source=entry.source))
    filled.tables.run("UPDATE findings SET verdict = 'waived', reason = 'Moved abroad'")
    filled.tables.progress(entry.position)

    again = (await filled.client.ask(WAIVE, id=GAP.id, reason="Moved abroad"))["done"]

    assert again == {
        "position": first["position"],
        "pending": False,
        "gap": {"verdict": "WAIVED", "reason": "Moved abroad"},
    }


async def test_the_answer_waits_for_the_deriver(
    filled: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the read tables reach the position, the answer shows the handover as it then is."""
    monkeypatch.setattr(commands, "PATIENCE_SECONDS", 30.0)
    asked = asyncio.create_task(filled.client.answer(RETURN, id=HANDOVER.id, reason="No risk plan"))
    while not filled.store.of_records([HANDOVER.record]):  # noqa: ASYNC110 - the log tells nobody here
        await asyncio.sleep(0.005)
    (entry,) = filled.store.of_records([HANDOVER.record])
    assert not asked.done()
    filled.tables.run("UPDATE handovers SET state = 'returned', reason = 'No risk plan'")
    filled.tables.progress(entry.position)
    answer = await asked

    assert entry.fact == HandoverReturned(point="HP18", reason="No risk plan")
    assert answer["data"]["done"] == {
        "position": entry.position,
        "pending": False,
        "handover": {"state": "RETURNED", "reason": "No risk plan"},
    }
    assert answer["extensions"]["asOf"]["position"] == entry.position


async def test_a_second_round_can_be_returned_for_the_same_reason(filled: Gateway) -> None:
    """Begun anew after a return, the same words are a new answer."""
    first = (await filled.client.ask(RETURN, id=HANDOVER.id, reason="No risk plan"))["done"]
    filled.tables.put(
        replace(
            ENTRY,
            entry="/prison/nomis#again",
            type="handover.initiated.v1",
            happened_at=MARLOW.last_at,
            data={"point": "HP18"},
        )
    )
    second = (await filled.client.ask(RETURN, id=HANDOVER.id, reason="No risk plan"))["done"]

    assert second["position"] == first["position"] + 1


@pytest.mark.parametrize(
    ("query", "variables", "code", "message"),
    [
        (
            ACCEPT,
            {"id": "HP99/x"},
            "NOT_FOUND",
            "No handover has this id: take one that `handovers` lists.",
        ),
        (
            WAIVE,
            {"id": "99/x", "reason": "r"},
            "NOT_FOUND",
            "No gap has this id: take one that `gaps` lists.",
        ),
        (
            WAIVE,
            {"id": GAP.id, "reason": " "},
            "REFUSED",
            "reason is empty: say in a sentence or two why.",
        ),
        (
            NOTE,
            {"id": GAP.id, "note": "n" * 2_001},
            "REFUSED",
            "note has 2001 characters: shorten it to 2000 or fewer.",
        ),
    ],
    ids=["no such handover", "no such gap", "no reason", "too long"],
)
async def test_what_is_refused_is_not_recorded(
    filled: Gateway, query: str, variables: dict[str, str], code: str, message: str
) -> None:
    """A code for programs, a sentence for people, and an unchanged log."""
    assert await filled.client.refused(query, **variables) == (code, message)
    assert filled.store.tip() == 0


async def by(filled: Gateway, agency: str, query: str, **variables: str) -> httpx.Response:
    """The same as another agency."""
    return await filled.client.http.post(
        "/graphql", json={"query": query, "variables": variables}, headers={"x-agency": agency}
    )


async def test_only_the_receiver_accepts(filled: Gateway) -> None:
    """The sender cannot take the case over in the receiver's name."""
    body = (await by(filled, "prison", ACCEPT, id=HANDOVER.id)).json()

    assert body["errors"][0]["extensions"]["code"] == "REFUSED"
    assert body["errors"][0]["message"] == (
        "Only probation, to whom the case goes, can answer this handover."
    )
    assert filled.store.tip() == 0


async def test_an_agency_speaks_under_its_own_name(filled: Gateway) -> None:
    """x-agency says who acts, as long as the door is open."""
    await by(filled, "police", NOTE, id=GAP.id, note="Seen at the station")
    unknown = (await by(filled, "/probation/delius", NOTE, id=GAP.id, note="x")).json()

    (entry,) = filled.store.of_records([GAP.record])
    assert entry.source == "/police/throughline"
    assert unknown["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
