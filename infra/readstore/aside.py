"""People whom no rule of ours could judge: what was shown of them stays, marked, and nobody waits."""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import psycopg

from domain.faults import Reason
from infra.readstore.inserting import insert
from projections.aside import Aside

Connection = psycopg.Connection[Any]

log = logging.getLogger(__name__)

RECORD = ("record", "person", "first_position")
# A record stays with whoever it is shown under; one that nobody shows any more is theirs.
FREE = (
    "DELETE FROM records WHERE record = ANY(%s) AND (person = ANY(%s) "
    "OR NOT EXISTS (SELECT FROM journeys WHERE journeys.person = records.person))"
)
HELD = "SELECT record, person FROM records WHERE record = ANY(%s)"
SET_ASIDE = (
    "INSERT INTO set_aside (person, by, error, at, since) SELECT unnest(%s::text[]), %s, %s, %s, %s "
    "ON CONFLICT (person) DO UPDATE SET by = excluded.by, error = excluded.error, at = excluded.at"
)
NOT_WOKEN = "DELETE FROM due WHERE person = ANY(%s)"
JUDGED = (
    "DELETE FROM set_aside WHERE person = ANY(%s) "
    "OR NOT EXISTS (SELECT FROM records WHERE records.person = set_aside.person) RETURNING person"
)


class SetAside(NamedTuple):
    """One line of the table."""

    person: str
    by: str
    error: str
    at: str
    since: datetime

    @property
    def reason(self) -> Reason:
        """What failed."""
        return Reason(self.by, self.error, self.at)


class Asides:
    """Who is set aside, remembered: as long as nobody is, nothing is asked of the database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._people: set[str] | None = None

    def people(self) -> set[str]:
        """Everybody who is set aside now."""
        if self._people is None:
            rows = self._connection.execute("SELECT person FROM set_aside")
            self._people = {person for (person,) in rows}
        return self._people

    def forget(self) -> None:
        """After a failure nothing is sure."""
        self._people = None

    def judged(self, people: Collection[str]) -> None:
        """These were judged; and whoever has no record left is somebody else now."""
        if self.people():
            gone = self._connection.execute(JUDGED, (list(people),))
            self.people().difference_update(person for (person,) in gone)

    def put(self, asides: Sequence[Aside], judged: Collection[str]) -> None:
        """Set these aside, in the caller's transaction. `judged`: those written beside them.

        What is shown of their records stays, whoever it is shown under, and is marked; since when
        stays too for whoever was set aside already.
        """
        for one in asides:
            log.warning("somebody was set aside, everybody else goes on: %s", one.reason)
            held = self._hold(one, judged)
            reason = one.reason
            self._connection.execute(
                SET_ASIDE, (held, reason.by, reason.error, reason.at, one.since)
            )
            self._connection.execute(NOT_WOKEN, (held,))
            self.people().update(held)

    def _hold(self, one: Aside, judged: Collection[str]) -> list[str]:
        """Who holds their records now."""
        records = list(one.records)
        self._connection.execute(FREE, (records, list(judged)))
        holders = dict(self._connection.execute(HELD, (records,)).fetchall())
        free = [
            (record, one.person, n) for record, n in one.records.items() if record not in holders
        ]
        insert(
            self._connection, "records", RECORD, [dict(zip(RECORD, r, strict=True)) for r in free]
        )
        return sorted({*holders.values(), *(one.person for _ in free)})


def all_aside(connection: psycopg.Connection[dict[str, Any]]) -> list[SetAside]:
    """Everybody set aside, the longest first."""
    rows = connection.execute(
        "SELECT person, by, error, at, since FROM set_aside ORDER BY since, 1"
    )
    return [SetAside(**row) for row in rows]


def aside(connection: psycopg.Connection[dict[str, Any]], person: str) -> SetAside | None:
    """Why, and since when, this person is not judged; None: they are."""
    return next((one for one in all_aside(connection) if one.person == person), None)
