"""The read tables over a pool of connections, each statement on its own."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from psycopg import AsyncConnection, OperationalError
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from domain.ports import AwayError
from gateway.ports import Row

SCHEMAS = "read,log"  # the read tables, and of the log the parked messages
STATEMENT_MILLISECONDS = 5_000
WAIT_SECONDS = 5.0
AWAY = "PostgreSQL can't be reached now"


class PostgresReads:
    """gateway.ports.Reads on PostgreSQL. Connections hold no state between statements."""

    def __init__(self, database_url: str, *, schemas: str = SCHEMAS, size: int = 10) -> None:
        options = (
            f"-c search_path={schemas} -c statement_timeout={STATEMENT_MILLISECONDS} "
            "-c default_transaction_read_only=on"
        )
        self._pool: AsyncConnectionPool[AsyncConnection[DictRow]] = AsyncConnectionPool(
            database_url,
            kwargs={"autocommit": True, "row_factory": dict_row, "options": options},
            min_size=1,
            max_size=size,
            timeout=WAIT_SECONDS,
            open=False,
        )

    async def __aenter__(self) -> Self:
        """Open the pool; the first connection is made in the background."""
        await self._pool.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every connection."""
        await self._pool.close()

    async def fetch(self, sql: str, params: Mapping[str, object] | None = None) -> Sequence[Row]:
        """See gateway.ports.Reads."""
        try:
            return await self._once(sql, params)
        except PoolTimeout as error:
            raise AwayError(AWAY) from error
        except OperationalError as error:
            if not await self._dropped_dead_ones():
                raise AwayError(AWAY) from error
        try:  # a restarted server leaves dead connections behind; a read may be asked again
            return await self._once(sql, params)
        except OperationalError as error:
            raise AwayError(AWAY) from error

    async def _once(self, sql: str, params: Mapping[str, object] | None) -> Sequence[Row]:
        async with self._pool.connection() as connection:
            cursor = await connection.execute(sql.encode(), params)
            return await cursor.fetchall()

    async def _dropped_dead_ones(self) -> bool:
        """Test every idle connection; dead ones are replaced. False where that is no use."""
        before = self._lost()
        await self._pool.check()
        return self._lost() > before

    def _lost(self) -> int:
        stats: dict[str, Any] = self._pool.get_stats()
        return int(stats.get("connections_lost", 0)) + int(stats.get("returns_bad", 0))
