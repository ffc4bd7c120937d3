"""The one road into the log: a batch of facts, the ids heard, the messages parked and the offsets
reached, in one transaction of the eventsourcing library's own tables.

    LOCK events IN EXCLUSIVE MODE   positions are given in commit order: a reader never misses one
    tracking: offset moves on only from where this batch began, else somebody else has read on
    inbox: (source, id) -> hash     unknown: a fact. Same hash: a repeat. Another: parked, id-reuse
    events: position = tip + 1, ... no holes; version = the record's last + 1, ...
    parked, NOTIFY, COMMIT          all of it or nothing
"""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NoReturn

from eventsourcing.persistence import (
    IntegrityError,
    OperationalError,
    ProgrammingError,
    StoredEvent,
)
from eventsourcing.postgres import PostgresDatastore, PostgresProcessRecorder
from psycopg import Connection, Cursor
from psycopg.errors import LockNotAvailable
from psycopg.rows import TupleRow, tuple_row

from domain.ports import Parked, Reached, Recorded
from infra.eventstore.arrays import blobs, instants, numbers, texts
from infra.eventstore.batch import Lines
from infra.eventstore.parking import insert_parked
from infra.eventstore.statements import Statements

log = logging.getLogger(__name__)

LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


class FactRecorder(PostgresProcessRecorder):
    """The library's process recorder, writing whole batches from offsets it knows."""

    def __init__(
        self, datastore: PostgresDatastore, *, events_table_name: str, tracking_table_name: str
    ) -> None:
        super().__init__(
            datastore, events_table_name=events_table_name, tracking_table_name=tracking_table_name
        )
        self._sql = Statements(datastore.schema, events_table_name, tracking_table_name)

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> NoReturn:
        """Closed: it would give positions with holes. Use `begin`."""
        raise ProgrammingError("facts are written by FactRecorder.begin alone")

    def begin(
        self,
        lines: Lines,
        parked: Sequence[Parked],
        reached: Sequence[Reached],
        now: Callable[[], datetime],
        reused: Callable[[int], Parked | None],
    ) -> Callable[[], Recorded]:
        """Send a batch, its COMMIT included; call what is returned to wait until it is durable.

        `reused(i)` parks the message of line i, its id told with another body; None: it is a repeat
        all the same. Both may raise:
        IntegrityError when the offsets have moved on: nothing is written, read them again.
        OperationalError when PostgreSQL is away: whether it was written is not known, and writing
        it again is harmless.
        """
        steps = self._steps(lines, parked, reached, now, reused)
        try:
            next(steps)
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                self._end_a_silent_writer()
            raise
        return lambda: _last_of(steps)

    def _steps(
        self,
        lines: Lines,
        parked: Sequence[Parked],
        reached: Sequence[Reached],
        now: Callable[[], datetime],
        reused: Callable[[int], Parked | None],
    ) -> Generator[None, None, Recorded]:
        with (
            self.datastore.get_connection() as conn,
            _rolled_back(conn),
            conn.pipeline() as pipeline,
        ):
            conn.execute("BEGIN", prepare=False)
            cursor = conn.cursor()
            self._lock_table(cursor)
            self._notify_channel(cursor)
            fenced = self._fence(conn, reached)
            known = self._run(conn, self._sql.known, (blobs(lines.keys),))
            tip = self._run(conn, self._sql.tip)
            versions = self._run(conn, self._sql.versions, (texts(list(set(lines.records))),))
            # From here the server counts us as idle while it waits for us, and ends us for it.
            pipeline.sync()
            if (fenced.fetchone() or (0,))[0] != len(reached):
                raise IntegrityError("the offsets have moved on since this batch was read")
            heard = lines.sort_out({bytes(key): body for key, body in known})
            position, recorded_at = tip.fetchone() or (0, None)
            moment = now() if recorded_at is None else max(now(), recorded_at)
            new = lines.only(heard.new)
            moments = new.moments(moment, recorded_at or LONG_AGO)
            self._append(conn, new, position, moments, new.versions(dict(versions)))
            again = [one for at in heard.reused if (one := reused(at))]
            refused = [*parked, *again]
            count = insert_parked(conn, self._sql.park, refused, moment)
            conn.execute("COMMIT", prepare=False)
            yield
        tip_now = position + len(heard.new)
        repeats = heard.repeats + len(heard.reused) - len(again)
        return Recorded(len(heard.new), repeats, count, tip_now, new.told)

    def _end_a_silent_writer(self) -> None:
        # One that stopped inside a pipeline isn't idle to the server, which would wait for ever.
        with self.datastore.get_connection() as conn:
            ended = self._run(conn, self._sql.end_silent).fetchall()
        if ended:
            log.warning("ended a writer that held the log's lock and said nothing")

    def _fence(self, conn: Connection[Any], reached: Sequence[Reached]) -> Cursor[TupleRow]:
        names = [f"{one.topic}:{one.partition}" for one in reached]
        previous = numbers([one.previous for one in reached])
        columns = (texts(names), previous, numbers([one.last for one in reached]))
        return self._run(conn, self._sql.fence, columns)

    def _append(
        self,
        conn: Connection[Any],
        lines: Lines,
        position: int,
        moments: Sequence[datetime],
        versions: Sequence[int],
    ) -> None:
        if not lines.keys:
            return
        self._run(conn, self._sql.hear, (blobs(lines.keys), numbers(lines.bodies)))
        columns = (
            position,
            instants(moments),
            texts(lines.records),
            numbers(versions),
            texts(lines.types),
            blobs(lines.states),
        )
        self._run(conn, self._sql.append, columns)

    @staticmethod
    def _run(conn: Connection[Any], query: Any, values: tuple[Any, ...] = ()) -> Cursor[TupleRow]:
        cursor = conn.cursor(binary=True, row_factory=tuple_row)
        return cursor.execute(query, values, prepare=True)


def _last_of(steps: Generator[None, None, Recorded]) -> Recorded:
    try:
        next(steps)
    except StopIteration as ended:
        recorded: Recorded = ended.value
        return recorded
    raise RuntimeError("a batch has two steps: sent, and durable")


@contextmanager
def _rolled_back(conn: Connection[Any]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if not conn.closed:
            conn.rollback()
        raise
