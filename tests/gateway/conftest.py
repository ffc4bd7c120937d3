"""The app over a real PostgreSQL: one database a module for reading, one a test for writing."""

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
import pytest

from gateway.app import create_app
from infra.clock import FixedClock
from infra.commands import GatewayCommands
from infra.eventstore.store import PostgresFactStore
from infra.readstore.reads import PostgresReads
from tests.gateway.asking import ORIGIN, Client, CountedReads, ToldReplays
from tests.gateway.cast import NOW, Tables
from tests.parts import a_database


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The event loop the gateway runs on."""
    return "asyncio"


@dataclass(slots=True)
class Gateway:
    """One running gateway and everything a test may look into."""

    client: Client
    tables: Tables
    reads: CountedReads
    replays: ToldReplays
    store: PostgresFactStore


@asynccontextmanager
async def running(url: str) -> AsyncIterator[Gateway]:
    """The app over this database's tables, which are fresh."""
    tables = Tables(url)
    tables.progress(7)
    with PostgresFactStore(url, FixedClock(NOW)) as store:
        async with PostgresReads(url) as pool:
            reads, replays = CountedReads(pool), ToldReplays()
            app = create_app(reads, GatewayCommands(store), replays, open_on_loopback=True)
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as http:
                yield Gateway(Client(http), tables, reads, replays, store)
    tables.close()


@pytest.fixture
def database(migrated: str) -> str:
    """Every test here begins with every table."""
    return migrated


@pytest.fixture(scope="module")
def module_database(postgres: str, every_table: str) -> Iterator[str]:
    """A database for the tests of one module that only read."""
    with a_database(postgres, like=every_table) as url:
        yield url


@pytest.fixture(scope="module")
async def shared(anyio_backend: str, module_database: str) -> AsyncIterator[Gateway]:
    """A gateway that the tests of one module share."""
    async with running(module_database) as gateway:
        yield gateway


@pytest.fixture
async def own(anyio_backend: str, database: str) -> AsyncIterator[Gateway]:
    """A gateway of the test's own."""
    async with running(database) as gateway:
        yield gateway


@pytest.fixture
def unused_tcp_port() -> int:
    """A port of loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
