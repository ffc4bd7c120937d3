"""Gaps put off: the wish, the second person, the list of those that rest, the share of each rule."""

from dataclasses import replace

import pytest

from domain.facts.casework import CaseworkDeferred, DeferralAnswered
from gateway import commands
from tests.gateway.cast import GAP, MARLOW
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

DEFER = """mutation ($id: ID!, $reason: String!, $until: Date!, $officer: String!) {
  done: deferGap(id: $id, reason: $reason, untilOn: $until, officer: $officer) {
    position pending gap { verdict } } }"""
ANSWER = """mutation ($id: ID!, $answer: DeferralAnswer!, $officer: String!, $note: String) {
  done: answerDeferral(id: $id, answer: $answer, officer: $officer, note: $note) { position } }"""
LIST = """query ($state: DeferralState) { gaps(putOff: $state) { totalCount nodes {
  id verdict deferral { reason untilOn state by agency answeredBy over fact } } } }"""
SHARES = """query ($area: String) { deferrals(area: $area) {
  code gaps deferred reasons { name count } areas { name count } questioned } }"""
FAR = "2031-01-01"  # mutations are dated by the database's clock


def wish(how: str = "rests", until: str = "2026-04-20", **changes: object) -> dict[str, object]:
    """As it stands in the row."""
    return {
        "reason": "recorded-late",
        "until_on": until,
        "by": "officer-7",
        "agency": "probation",
        "at": "2026-04-09T10:00:00+00:00",
        "fact": "/probation/throughline#d1",
        "how": how,
        "answered_by": None,
        "over": False,
    } | changes


@pytest.fixture
def filled(own: Gateway, monkeypatch: pytest.MonkeyPatch) -> Gateway:
    """One gap nobody put off, in a log that nothing derives from; patience is short."""
    own.tables.put(MARLOW, GAP)
    own.tables.progress(0)
    monkeypatch.setattr(commands, "PATIENCE_SECONDS", 0.05)
    return own


async def test_a_gap_is_put_off(filled: Gateway) -> None:
    """The wish is a fact on the gap's record; the gap stays open."""
    today = (await filled.reads.fetch("SELECT (now() AT TIME ZONE 'Europe/London')::date AS on"))[0]
    asked = {"reason": "recorded-late", "until": today["on"].isoformat(), "officer": "officer-7"}

    done = (await filled.client.ask(DEFER, id=GAP.id, **asked))["done"]
    again = (await filled.client.ask(DEFER, id=GAP.id, **asked))["done"]

    (entry,) = filled.store.of_records([GAP.record])
    assert entry.fact == CaseworkDeferred(GAP.id, "recorded-late", today["on"], "officer-7")
    assert (
        done == again == {"position": entry.position, "pending": True, "gap": {"verdict": "OPEN"}}
    )


async def test_a_refusal_names_the_reasons_there_are(filled: Gateway) -> None:
    """Nothing is recorded."""
    asked = {"reason": "too much work", "until": FAR, "officer": "officer-7"}
    code, message = await filled.client.refused(DEFER, id=GAP.id, **asked)
    late = await filled.client.refused(DEFER, id=GAP.id, **asked | {"reason": "recorded-late"})

    assert (code, "seen-at-the-gate" in message) == ("REFUSED", True)
    assert "and no longer" in late[1]
    assert list(filled.store.of_records([GAP.record])) == []


async def test_a_second_person_answers(filled: Gateway) -> None:
    """Only to a wish that waits, and not the one who asked."""
    nobody = await filled.client.refused(ANSWER, id=GAP.id, answer="APPROVED", officer="officer-8")
    waits = wish("waits", FAR, reason="not-safe-now")
    filled.tables.put(replace(GAP, id="50/prison/nomis#e2", deferral=waits))

    own = await filled.client.refused(
        ANSWER, id="50/prison/nomis#e2", answer="APPROVED", officer="officer-7"
    )
    await filled.client.ask(
        ANSWER, id="50/prison/nomis#e2", answer="SENT_BACK", officer="officer-8", note="until when?"
    )

    assert "Nobody waits" in nobody[1]
    assert "A second person answers" in own[1]
    (entry,) = filled.store.of_records([GAP.record])
    told = DeferralAnswered("50/prison/nomis#e2", "sent-back", "officer-8", "until when?")
    assert entry.fact == told


@pytest.fixture(scope="module", autouse=True)
def several(shared: Gateway) -> None:
    """Ten gaps, of which some rest, some rested, and some wait."""
    wishes = [
        wish(),
        wish(until="2026-04-10"),
        wish(until="2026-04-09"),  # the day of the answer is the 10th
        wish(over=True),
        wish("waits"),
        wish("unlisted", reason="too much work"),
        *[None] * 25,
    ]
    gaps = [replace(GAP, id=f"50/x#e{n:02}", deferral=one) for n, one in enumerate(wishes)]
    shared.tables.put(MARLOW, *gaps, replace(GAP, id="2/x#e1", code="another", deferral=wish()))


@pytest.mark.parametrize(
    ("state", "ids"),
    [
        ("RESTS", ["2/x#e1", "50/x#e00", "50/x#e01"]),
        ("WAITS", ["50/x#e04"]),
        ("UNLISTED", ["50/x#e05"]),
        ("REFUSED", []),
    ],
)
async def test_what_rests_today_is_listed(shared: Gateway, state: str, ids: list[str]) -> None:
    """What is over by its day or by a release has come back."""
    found = (await shared.client.ask(LIST, state=state))["gaps"]

    assert [gap["id"] for gap in found["nodes"]] == ids
    assert found["totalCount"] == len(ids)
    assert {gap["verdict"] for gap in found["nodes"]} <= {"OPEN"}


async def test_a_gap_says_what_was_last_said(shared: Gateway) -> None:
    """Over or not."""
    (found,) = [
        one["deferral"]
        for one in (await shared.client.ask(LIST))["gaps"]["nodes"]
        if one["id"] == "50/x#e03"
    ]

    assert found == {
        "reason": "recorded-late",
        "untilOn": "2026-04-20",
        "state": "RESTS",
        "by": "officer-7",
        "agency": "probation",
        "answeredBy": None,
        "over": True,
        "fact": "/probation/throughline#d1",
    }


async def test_a_rule_that_many_put_off_is_questioned(shared: Gateway) -> None:
    """Four of thirty-one rested; those that wait, or were never to rest, don't count."""
    shares = (await shared.client.ask(SHARES))["deferrals"]
    nowhere = (await shared.client.ask(SHARES, area="region/nowhere"))["deferrals"]

    assert shares[0] == {
        "code": GAP.code,
        "gaps": 31,
        "deferred": 4,
        "reasons": [{"name": "recorded-late", "count": 4}],
        "areas": [{"name": "region/wales", "count": 4}],
        "questioned": True,
    }
    assert (shares[1]["code"], shares[1]["questioned"]) == ("another", False)
    assert nowhere == []
