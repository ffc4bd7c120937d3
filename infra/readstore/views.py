"""The read tables in PostgreSQL, as the deriver writes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import psycopg
from psycopg import sql

from infra.readstore import controls
from infra.readstore.aside import Asides
from infra.readstore.connections import closure
from infra.readstore.migrate import LIVE
from infra.readstore.remembered import Remembered
from infra.readstore.saving import save_people
from projections.aside import Aside
from projections.person import Derived
from projections.ports import FeedRow, Progress
from projections.tables.controls import CountRow, ExemptionRow

CHANNEL = "throughline_read"
EMPTY = Progress(0, datetime(1970, 1, 1, tzinfo=UTC))


class PostgresViews:
    """One set of read tables. Holds one connection; one process writes to a set at a time.

    `locks_out`: no, where somebody who has locked others out shares the work.
    """

    def __init__(
        self,
        database_url: str,
        schema: str = LIVE,
        *,
        tell_changes: bool = True,
        locks_out: bool = True,
    ) -> None:
        self._connection = psycopg.connect(database_url, autocommit=True)
        self._connection.execute(
            sql.SQL("SET search_path TO {}").format(sql.Identifier(schema)).as_string()
        )
        # What a crash of the server takes with it is a last step or two, rows and progress alike:
        # they are derived again. So no step waits for the disk.
        self._connection.execute("SET synchronous_commit TO off")
        if locks_out:
            self._lock_out_others(schema)
        self._remembered = Remembered(keeps=tell_changes)
        self._tell_changes = tell_changes
        self._asides = Asides(self._connection)

    def _lock_out_others(self, schema: str) -> None:
        """Two derivers on one set of tables would undo each other's work: the second waits."""
        self._connection.execute("SELECT pg_advisory_lock(hashtext(%s))", (f"deriver:{schema}",))

    def progress(self) -> Progress:
        """How far the rows are."""
        row = self._connection.execute("SELECT position, as_of FROM progress").fetchone()
        return EMPTY if row is None else Progress(row[0], row[1])

    def aside(self) -> set[str]:
        """People who could not be judged when last tried."""
        return set(self._asides.people())

    @contextmanager
    def writing(self) -> Iterator["PostgresWriting"]:
        """One transaction. On any failure the tables, and what is remembered of them, are as before."""
        try:
            with self._connection.transaction(), self._connection.pipeline():
                yield PostgresWriting(
                    self._connection, self._remembered, self._asides, self._tell_changes
                )
        except BaseException:
            self._asides.forget()
            self._remembered.forget_all()
            raise

    def close(self) -> None:
        """Let the connection, and the right to write, go."""
        self._connection.close()


class PostgresWriting:
    """See projections.ports.Writing."""

    def __init__(
        self,
        connection: psycopg.Connection[Any],
        remembered: Remembered,
        asides: Asides,
        tell_changes: bool,
    ) -> None:
        self._connection = connection
        self._remembered = remembered
        self._asides = asides
        self._tell_changes = tell_changes

    def add_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """See Writing."""
        new = self._remembered.new_keys(keys)
        if new:
            self._connection.execute(
                "INSERT INTO join_keys (key, record) SELECT * FROM unnest(%s::text[], %s::text[]) "
                "ON CONFLICT DO NOTHING",
                ([key for key, _ in new], [record for _, record in new]),
            )

    def closure(self, records: Iterable[str]) -> set[str]:
        """See Writing."""
        return closure(self._connection, list(records))

    def woken(self, as_of: datetime, heard: Mapping[str, datetime], limit: int) -> set[str]:
        """See Writing."""
        rows = self._connection.execute(
            "SELECT person FROM due WHERE heard = '' AND at <= %s "
            "UNION SELECT due.person FROM due "
            "JOIN unnest(%s::text[], %s::timestamptz[]) AS horizon(who, until) "
            "ON due.heard = horizon.who AND due.at <= horizon.until LIMIT %s",
            (as_of, list(heard), list(heard.values()), limit),
        )
        return {person for (person,) in rows}

    def with_source(self, sources: Iterable[str]) -> set[str]:
        """See Writing."""
        rows = self._connection.execute(
            "SELECT DISTINCT person FROM timeline WHERE source = ANY(%s)", (list(sources),)
        )
        return {person for (person,) in rows}

    def records_of(self, people: Iterable[str]) -> set[str]:
        """See Writing."""
        rows = self._connection.execute(
            "SELECT record FROM records WHERE person = ANY(%s)", (list(people),)
        )
        return {record for (record,) in rows}

    def save(self, rows: Sequence[Derived | Aside], records: Iterable[str] = ()) -> None:
        """See Writing."""
        people = [one for one in rows if isinstance(one, Derived)]
        asides = [one for one in rows if isinstance(one, Aside)]
        judged = {one.person for one in people}
        theirs = {record for one in asides for record in one.records}
        stay = [record for record in records if record not in theirs]
        save_people(self._connection, self._remembered, people, stay, self._tell_changes)
        self._asides.put(asides, judged)
        self._asides.judged(judged)

    def save_feeds(self, feeds: Iterable[FeedRow]) -> None:
        """See Writing."""
        self._connection.cursor().executemany(
            "INSERT INTO feeds AS f "
            "(source, agency, facts, heard_until, last_recorded_at, position) "
            "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (source) DO UPDATE SET "
            "facts = f.facts + excluded.facts, "
            "heard_until = greatest(f.heard_until, excluded.heard_until), "
            "last_recorded_at = greatest(f.last_recorded_at, excluded.last_recorded_at), "
            "position = greatest(f.position, excluded.position)",
            [
                (
                    f.source,
                    f.source.split("/", 2)[1],
                    f.facts,
                    f.heard_until,
                    f.last_recorded_at,
                    f.position,
                )
                for f in feeds
            ],
        )

    def save_controls(self, counts: Sequence[CountRow], exemptions: Sequence[ExemptionRow]) -> None:
        """See Writing."""
        controls.save(self._connection, "counts", counts)
        controls.save(self._connection, "exemptions", exemptions)

    def advance(self, progress: Progress) -> None:
        """See Writing."""
        self._connection.execute(
            "INSERT INTO progress (name, position, as_of) VALUES ('deriver', %s, %s) "
            "ON CONFLICT (name) DO UPDATE SET position = excluded.position, as_of = excluded.as_of",
            (progress.position, progress.as_of),
        )
        self._connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, str(progress.position)))
