"""POST /publish refuses whole requests: who may publish, how much, and how long it may take."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence

import pytest

from gateway.ports import Attributes, Published
from gateway.publish import MOST_AT_ONCE, MOST_BYTES
from infra.clock import FixedClock
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore
from infra.publishing import LogPublishing
from tests.consumers.messages import RECEIVED, event
from tests.gateway.publishing import BATCH, LINES, STRUCTURED, Away, client, over, post

pytestmark = pytest.mark.anyio

TOKEN = "a-token-of-the-harbour-trust"  # noqa: S105 - of this test alone
TOKENS = {TOKEN: {"voluntary"}, "another-token-of-two-agencies": {"prison", "probation"}}


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", STRUCTURED, 400),
        (b" \n", LINES, 400),
        (b'[{"id": 1}', BATCH, 400),
        (b"{}", BATCH, 400),
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
        (b"[" + b"1," * 500 + b"1]", BATCH, 413),
        (b"1\n" * 501, LINES, 413),
        (b" " * (MOST_BYTES + 1), LINES, 413),
    ],
)
async def test_what_is_no_request_is_refused_whole(
    database: str, body: bytes, kind: str, status: int
) -> None:
    """With one sentence, and nothing stored."""
    async with over(database) as (http, store):
        response = await post(http, body, kind)

        assert response.status_code == status
        assert response.json()["errors"][0]["message"].endswith(".")
        assert (store.tip(), store.parked()) == (0, [])


async def test_a_body_that_never_ends_isnt_read_to_the_end() -> None:
    """Without a length too; and packed bodies aren't unpacked."""
    sent = 0

    async def stream() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(10_000):
            sent += 1
            yield b" " * 65_536

    async with client(Away()) as http:
        headers = {"content-type": LINES, "x-agency": "prison"}
        response = await http.post("/publish", content=stream(), headers=headers)
        packed = await post(http, b"x", LINES, **{"content-encoding": "gzip"})

    assert (response.status_code, packed.status_code) == (413, 415)
    assert sent <= MOST_BYTES // 65_536 + 2


async def test_a_body_that_never_comes_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would hold one of its agency's places for ever."""
    monkeypatch.setattr("gateway.publish.BODY_SECONDS", 0.05)

    async def stream() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    async with client(Away()) as http:
        headers = {"content-type": LINES, "x-agency": "prison"}
        response = await http.post("/publish", content=stream(), headers=headers)

    assert response.status_code == 408


async def test_a_log_that_is_away_says_when_to_come_again() -> None:
    """Nothing was lost: the same body may be sent again."""
    async with client(Away()) as http:
        response = await post(http, event())

    assert (response.status_code, response.headers["retry-after"]) == (503, "2")


async def test_one_agency_cant_take_every_place() -> None:
    """Its next request is told to wait; another agency's is answered."""
    gate = asyncio.Event()

    class Slow:
        async def publish(
            self, agency: str, form: str, body: bytes, attributes: Attributes = ()
        ) -> Sequence[Published]:
            if agency == "prison":
                await gate.wait()
            return ()

    async with client(Slow()) as http:
        waiting = [asyncio.create_task(post(http, event())) for _ in range(MOST_AT_ONCE + 1)]
        (first,) = (await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED))[0]
        other = await post(http, event(), agency="police")
        gate.set()
        answers = await asyncio.gather(*waiting)

    assert (first.result().status_code, other.status_code) == (429, 200)
    assert sorted(answer.status_code for answer in answers) == [200] * MOST_AT_ONCE + [429]


@pytest.mark.parametrize(
    ("authorization", "agency", "status"),
    [
        (f"Bearer {TOKEN}", None, 200),
        (f"bearer  {TOKEN}", "voluntary", 200),
        (f"Bearer {TOKEN}", "prison", 403),
        ("Bearer another-token-of-two-agencies", "prison", 200),
        ("Bearer another-token-of-two-agencies", None, 400),
        ("Bearer guessed", "voluntary", 403),
        (f"Basic {TOKEN}", "voluntary", 401),
        ("", "voluntary", 401),
    ],
)
async def test_with_tokens_only_who_has_one_may_speak(
    database: str, authorization: str, agency: str | None, status: int
) -> None:
    """And only for its own agencies, on this machine too."""
    migrate(database)
    with PostgresFactStore(database, FixedClock(RECEIVED)) as store:
        publishing = LogPublishing(store, FixedClock(RECEIVED))
        async with client(publishing, tokens=TOKENS) as http:
            response = await post(http, event(), agency=agency, authorization=authorization)

    assert response.status_code == status
    assert response.headers.get("www-authenticate") == ("Bearer" if status == 401 else None)
    if authorization == f"Bearer {TOKEN}" and status == 200:
        assert response.json()["events"][0]["reason"] == "source-mismatch"


async def test_without_tokens_it_is_closed_but_for_this_machine() -> None:
    """Where a caller says itself for whom it speaks, and must say it."""
    async with client(Away(), address="10.0.0.7") as far, client(Away()) as near:
        statuses = [
            (await post(far, event())).status_code,
            (await post(near, event(), agency=None)).status_code,
            (await post(near, event(), agency="nobody")).status_code,
            (await post(near, event())).status_code,
            (
                await near.post(
                    "/publish?agency=prison", content=b"{}", headers={"content-type": STRUCTURED}
                )
            ).status_code,
        ]

    assert statuses == [403, 400, 400, 503, 503]


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"host": "evil.example"}, 421), ({"origin": "https://evil.example"}, 403)],
)
async def test_a_foreign_page_cant_publish(headers: dict[str, str], status: int) -> None:
    """Host and Origin are held to this machine here too."""
    async with client(Away()) as http:
        assert (await post(http, event(), **headers)).status_code == status


async def test_it_says_loudly_that_publishing_is_open(caplog: pytest.LogCaptureFixture) -> None:
    """Unless there are tokens; and without a log to publish to there is no such address."""
    client(Away(), tokens=TOKENS)
    client(Away())
    said = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]

    assert [word.startswith("Publishing is OPEN") for word in said] == [False, False, True]
    async with client(None) as http:  # type: ignore[arg-type] # none is given
        assert (await post(http, event(), "application/json")).status_code == 404
        assert (await http.get("/publish")).status_code == 404
    async with client(Away()) as http:
        assert (await http.get("/publish")).status_code == 405
