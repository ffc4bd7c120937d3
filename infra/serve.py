"""The gateway as a process."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Collection, Mapping
from threading import Event

import uvicorn
from starlette.applications import Starlette

from domain.ports import Clock
from gateway.app import create_app
from gateway.safety import refuse_unless_loopback
from infra.commands import GatewayCommands
from infra.eventstore.store import PostgresFactStore
from infra.gateway_replays import GatewayReplays
from infra.publishing import LogPublishing
from infra.readstore.reads import PostgresReads
from infra.replays import Replayer

Tokens = Mapping[str, Collection[str]]


def serve(
    database_url: str,
    host: str,
    port: int,
    clock: Clock,
    stop: Event,
    tokens: Tokens | None = None,
) -> None:
    """Answer until told to stop. `tokens`: who may publish, each with its agencies.

    Raises NotLoopbackError for a host that others could reach.
    """
    refuse_unless_loopback(host)
    asyncio.run(_serve(database_url, host, port, clock, stop, tokens))


async def _serve(
    database_url: str,
    host: str,
    port: int,
    clock: Clock,
    stop: Event,
    tokens: Tokens | None,
) -> None:
    with PostgresFactStore(database_url, clock) as facts:
        async with application(database_url, facts, clock, tokens) as app:
            server = uvicorn.Server(
                uvicorn.Config(app, host=host, port=port, log_level="warning", access_log=False)
            )
            running = asyncio.create_task(server.serve())
            while not stop.is_set() and not running.done():
                await asyncio.wait([running], timeout=0.2)
            server.should_exit = True
            await running


@contextlib.asynccontextmanager
async def application(
    database_url: str,
    facts: PostgresFactStore,
    clock: Clock,
    tokens: Tokens | None = None,
) -> AsyncIterator[Starlette]:
    """The app over the real ports."""
    async with PostgresReads(database_url) as reads:
        replays = GatewayReplays(Replayer(database_url, facts))
        yield create_app(
            reads,
            GatewayCommands(facts),
            replays,
            open_on_loopback=True,
            publishing=LogPublishing(facts, clock),
            tokens=tokens,
        )
