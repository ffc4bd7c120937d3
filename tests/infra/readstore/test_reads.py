"""The read pool: no state, no writing, and back again after the server was away."""

import asyncio

import psycopg
import pytest

from domain.ports import AwayError
from gateway.ports import UnaskableError
from infra.readstore.migrate import create
from infra.readstore.reads import PostgresReads

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The event loop the gateway runs on."""
    return "asyncio"


@pytest.fixture
def tables(database: str) -> str:
    """Empty read tables."""
    create(database)
    return database


async def test_tables_are_found_without_their_schema(tables: str) -> None:
    """The path is set on the connection, so statements serve live and rebuilt tables alike."""
    async with PostgresReads(tables) as reads:
        assert await reads.fetch("SELECT count(*) AS n FROM journeys") == [{"n": 0}]


async def test_values_are_never_text(tables: str) -> None:
    """What looks like SQL is compared, not run."""
    async with PostgresReads(tables) as reads:
        rows = await reads.fetch("SELECT %(v)s::text AS v", {"v": "'; DROP TABLE journeys --"})

    assert rows == [{"v": "'; DROP TABLE journeys --"}]


async def test_nothing_can_be_written(tables: str) -> None:
    """Only the deriver writes read tables."""
    async with PostgresReads(tables) as reads:
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            await reads.fetch("DELETE FROM journeys RETURNING person")


async def test_a_value_that_no_column_holds_is_the_askers(tables: str) -> None:
    """And its text is in no message."""
    async with PostgresReads(tables) as reads:
        with pytest.raises(UnaskableError) as refused:
            await reads.fetch("SELECT 1 FROM journeys WHERE person = %(v)s", {"v": "secret\0"})

    assert "secret" not in str(refused.value)


async def test_connections_cut_by_the_server_are_replaced(tables: str) -> None:
    """A restart leaves nothing but dead connections in the pool; the next read does not notice."""
    busy = "SELECT pg_backend_pid() AS pid, pg_sleep(0.3)"
    async with PostgresReads(tables, size=3) as reads:
        answers = await asyncio.gather(*(reads.fetch(busy) for _ in range(3)))
        pids = {rows[0]["pid"] for rows in answers}
        with psycopg.connect(tables, autocommit=True) as admin:
            for pid in pids:
                admin.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
        (again,) = await reads.fetch("SELECT pg_backend_pid() AS pid")

    assert len(pids) == 3
    assert again["pid"] not in pids


async def test_a_database_that_is_gone_is_away(tables: str) -> None:
    """Said in the domain's words, without the address."""
    async with PostgresReads(f"{tables}_gone", wait_seconds=0.2) as reads:
        with pytest.raises(AwayError, match=r"^PostgreSQL can't be reached now$"):
            await reads.fetch("SELECT 1")
