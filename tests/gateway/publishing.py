"""A publisher's way into an app over the real log, for the tests of POST /publish."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx

from domain.ports import AwayError
from gateway.app import create_app
from gateway.ports import Attributes, Published, Publishing
from infra.clock import FixedClock
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore
from infra.publishing import LogPublishing
from tests.consumers.messages import RECEIVED
from tests.gateway.asking import ORIGIN, EmptyReads, ToldReplays

STRUCTURED = "application/cloudevents+json"
BATCH = "application/cloudevents-batch+json"
LINES = "application/x-ndjson"


class Away:
    """A log that can't be reached."""

    async def publish(
        self, agency: str, form: str, body: bytes, attributes: Attributes = ()
    ) -> Sequence[Published]:
        """See Publishing."""
        raise AwayError("PostgreSQL is away")


def client(publishing: Publishing, address: str = "127.0.0.1", **options: Any) -> httpx.AsyncClient:
    """A caller from this address."""
    app = create_app(
        EmptyReads(),
        None,  # type: ignore[arg-type] # no commands are given
        ToldReplays(),
        open_on_loopback=True,
        publishing=publishing,
        **options,
    )
    transport = httpx.ASGITransport(app, client=(address, 50_000))
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN)


@asynccontextmanager
async def over(url: str) -> AsyncIterator[tuple[httpx.AsyncClient, PostgresFactStore]]:
    """A caller on this machine, of a gateway over a log of its own."""
    migrate(url)
    with PostgresFactStore(url, FixedClock(RECEIVED)) as store:
        async with client(LogPublishing(store, FixedClock(RECEIVED))) as http:
            yield http, store


async def post(
    http: httpx.AsyncClient,
    body: Any,
    kind: str = STRUCTURED,
    agency: str | None = "prison",
    **headers: str,
) -> httpx.Response:
    """Publish this value, or these very bytes."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    said = {"content-type": kind, **({"x-agency": agency} if agency else {}), **headers}
    return await http.post("/publish", content=content, headers=said)
