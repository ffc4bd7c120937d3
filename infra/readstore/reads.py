"""The read tables over a pool of connections, each statement on its own."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from psycopg import AsyncConnection, DataError, OperationalError
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

from domain.ports import AwayError
from gateway.ports import Row, UnaskableError

SCHEMAS = "read,log"  # the read tables, and of the log the parked messages
STATEMENT_MILLISECONDS = 5_000
WAIT_SECONDS = 5.0
AWAY = "PostgreSQL can't be reached now"


class PostgresReads:
    """gateway.ports.Reads on PostgreSQL. Connections hold no state between statements."""

    def __init__(
        self,
        database_url: str,
        *,
        schemas: str = SCHEMAS,
        size: int = 10,
        wait_seconds: float = WAIT_SECONDS,
    ) -> None:
        options = (
            f"-c search_path={schemas} -c statement_timeout={STATEMENT_MILLISECONDS} "
            "-c default_transaction_read_only=on"
        )
        self._pool: AsyncConnectionPool[AsyncConnection[DictRow]] = AsyncConnectionPool(
            database_url,
            kwargs={"autocommit": True, "row_factory": dict_row, "options": options},
            min_size=1,
            max_size=size,
            timeout=wait_seconds,
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
            try:
                return await self._once(sql, params)
            except _CutError:
                # A restarted server leaves dead connections behind, maybe all of them: replace
                # those, and ask again once, which a read may always be.
                await self._pool.check()
                return await self._once(sql, params)
        except DataError as error:  # its message would quote the value
            raise UnaskableError("a value can't be compared with its column") from error
        except OperationalError as error:  # a pool that waited in vain raises one too
            raise AwayError(AWAY) from error

    async def _once(self, sql: str, params: Mapping[str, object] | None) -> Sequence[Row]:
        async with self._pool.connection() as connection:
            try:
                cursor = await connection.execute(sql.encode(), params)
                return await cursor.fetchall()
            except OperationalError as error:
                if connection.closed:
                    raise _CutError from error
                raise


class _CutError(OperationalError):
    """The server went away under a connection."""
