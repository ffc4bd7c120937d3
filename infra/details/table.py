"""The details in PostgreSQL: which wait, which are done, and who has one in hand."""

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from infra.details.answer import STATES

_NEW = (
    "INSERT INTO details.detail (position, agency, host, state, outcome, next_at) "
    "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
)
# Locked until it is settled: who dies with it in hand lets go of it, and nobody has it twice.
_CLAIM = (
    "SELECT position, agency, attempts, body FROM details.detail "
    "WHERE state = 'waiting' AND next_at <= %s ORDER BY next_at, position LIMIT 1 "
    "FOR UPDATE SKIP LOCKED"
)
_SETTLE = (
    "UPDATE details.detail SET state = %s, outcome = %s, attempts = %s, next_at = %s, "
    "tried_at = %s, body = %s WHERE position = %s"
)
_LISTED = "(host = ANY(%(hosts)s) OR agency || '/' || host = ANY(%(hosts)s))"
_NOW_ALLOWED = (
    "UPDATE details.detail SET state = 'waiting', attempts = 0, next_at = %(now)s "  # noqa: S608 # fixed texts
    f"WHERE state = 'not-allowed' AND outcome = 'host' AND {_LISTED}"
)
_NOT_ALLOWED = (
    "UPDATE details.detail SET state = 'not-allowed', outcome = 'host' "  # noqa: S608 # fixed texts
    f"WHERE state = 'waiting' AND body IS NULL AND NOT {_LISTED}"
)
_AGAIN = (
    "UPDATE details.detail SET state = 'waiting', attempts = 0, next_at = %s WHERE state = 'failed'"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A detail the log points at."""

    position: int
    agency: str
    host: str | None
    state: str
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A detail in hand."""

    position: int
    agency: str
    attempts: int
    body: bytes | None  # fetched before, not recorded yet


@dataclass(frozen=True, slots=True)
class Settled:
    """How a detail stands after it was in hand."""

    state: str
    outcome: str
    attempts: int
    next_at: datetime
    tried_at: datetime
    body: bytes | None = None


class DetailsTable:
    """On one connection, which it doesn't close. Every call may raise OperationalError."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """The connection commits by itself."""
        self._connection = connection

    @contextmanager
    def following(self) -> Iterator[int]:
        """How far the log has been followed. Whoever else follows waits until the block ends."""
        with self._connection.transaction():
            row = self._connection.execute("SELECT position FROM details.place FOR UPDATE")
            yield int(row.fetchall()[0][0])

    def add(self, found: Sequence[Found], upto: int, now: datetime) -> None:
        """What was found up to a position, inside `following`."""
        rows = [(f.position, f.agency, f.host, f.state, f.outcome, now) for f in found]
        self._connection.cursor().executemany(_NEW, rows)
        self._connection.execute("UPDATE details.place SET position = %s", (upto,))

    def sort_by_hosts(self, hosts: Set[str], now: datetime) -> None:
        """Put those that wait, and those not allowed, where today's list puts them."""
        with self._connection.transaction():
            for statement in (_NOW_ALLOWED, _NOT_ALLOWED):
                self._connection.execute(statement, {"hosts": sorted(hosts), "now": now})

    def again(self, now: datetime) -> int:
        """Let those that failed wait anew. Says how many."""
        return self._connection.execute(_AGAIN, (now,)).rowcount

    @contextmanager
    def claimed(self, now: datetime) -> Iterator[Claimed | None]:
        """One that is due, nobody else's until the block ends; None: none is.

        On any failure within the block it waits as before.
        """
        with self._connection.transaction():
            row = self._connection.execute(_CLAIM, (now,)).fetchone()
            yield None if row is None else Claimed(*row)

    def settle(self, position: int, how: Settled) -> None:
        """What came of the one in hand, inside `claimed`."""
        values = (how.state, how.outcome, how.attempts, how.next_at, how.tried_at, how.body)
        self._connection.execute(_SETTLE, (*values, position))

    def counts(self) -> Mapping[str, int]:
        """How many are in each state; every state is named."""
        rows = self._connection.execute("SELECT state, count(*) FROM details.detail GROUP BY state")
        return dict.fromkeys(STATES, 0) | dict(rows.fetchall())

    def reasons(self) -> Sequence[tuple[str, str, int]]:
        """(state, last outcome, how many) of all that aren't fetched."""
        rows = self._connection.execute(
            "SELECT state, coalesce(outcome, 'not tried yet'), count(*) FROM details.detail "
            "WHERE state <> 'fetched' GROUP BY 1, 2 ORDER BY 1, 2"
        )
        return rows.fetchall()
