"""Everybody's rows from the read tables, some people at a time, all of one instant."""

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg.rows import dict_row

from infra.ocel.things import Life
from infra.readstore.migrate import LIVE

PEOPLE_AT_ONCE = 200

PEOPLE = (
    "SELECT person, state, area, last_at FROM journeys WHERE person > %(after)s"
    " AND (%(area)s::text IS NULL OR area = %(area)s)"
    " AND (%(only)s::text[] IS NULL OR person IN (SELECT r.person FROM records r"
    " WHERE r.record = ANY(%(only)s)))"
    " ORDER BY person LIMIT %(most)s"
)
TIMELINE = (
    "SELECT person, entry, happened_at, told_at, recorded_at, source, type, tier, category, basis,"
    " superseded_by, data FROM timeline WHERE person = ANY(%s) ORDER BY happened_at, entry"
)
GAPS = (
    "SELECT person, id, number, code, kind, severity, owner, verdict, anchor, armed_at, deadline_at,"
    " opened_at, closed_at, late_days, area, rests_on, met_by FROM findings"
    " WHERE person = ANY(%s) ORDER BY id"
)
HANDOVERS = (
    "SELECT person, id, point, state, anchor, armed_at, deadline_at, accepted_at, late_days, area,"
    " from_agency, to_agency, rests_on FROM handovers WHERE person = ANY(%s) ORDER BY id"
)
PARTS = (("timeline", TIMELINE), ("gaps", GAPS), ("handovers", HANDOVERS))


def lives(
    database_url: str, area: str | None = None, only: list[str] | None = None
) -> Iterator[Life]:
    """Everyone, or those of an area, or whoever has one of these records; in order of their names."""
    with psycopg.connect(
        database_url, row_factory=dict_row, options=f"-c search_path={LIVE}"
    ) as reading:
        reading.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        asked = {"after": "", "area": area, "only": only, "most": PEOPLE_AT_ONCE}
        while people := reading.execute(PEOPLE, asked).fetchall():
            yield from _together(reading, people)
            asked["after"] = people[-1]["person"]


def _together(
    reading: psycopg.Connection[dict[str, Any]], people: list[dict[str, Any]]
) -> Iterator[Life]:
    found = {row["person"]: Life(row) for row in people}
    for part, statement in PARTS:
        for row in reading.execute(statement, [list(found)]):
            getattr(found[row["person"]], part).append(row)
    yield from found.values()
