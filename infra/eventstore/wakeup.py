"""Waiting for the log to grow without asking again and again: PostgreSQL's NOTIFY."""

from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from domain.ports import AwayError


class Wakeup:
    """Hears the library's channel on a connection of its own, opened when first asked."""

    def __init__(self, database_url: str, channel: str) -> None:
        self._database_url = database_url
        self._channel = channel
        self._conn: psycopg.Connection[Any] | None = None

    def wait(self, timeout: float) -> bool:
        """True when something was told on the channel, or may have been before we listened.

        Raises AwayError when the connection is lost; the next call listens afresh.
        """
        try:
            if self._conn is None:
                self._conn = psycopg.connect(self._database_url, autocommit=True, connect_timeout=5)
                self._conn.execute(SQL("LISTEN {}").format(Identifier(self._channel)))
                return True
            return any(True for _ in self._conn.notifies(timeout=timeout, stop_after=1))
        except psycopg.OperationalError as error:
            self.close()
            raise AwayError("PostgreSQL can't be reached now (listening)") from error

    def close(self) -> None:
        """Stop listening."""
        if self._conn is not None:
            self._conn.close()
            self._conn = None
