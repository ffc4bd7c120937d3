"""Rows to fill the read tables with: keywords change what matters, unknown ones are refused."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from projections.rows import GapRow, HandoverRow, JourneyRow, StayRow, TimelineRow

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
MORNING = datetime(2026, 4, 1, 8, tzinfo=UTC)
TABLES: Mapping[type, str] = {
    JourneyRow: "journeys",
    StayRow: "stays",
    TimelineRow: "timeline",
    GapRow: "findings",
    HandoverRow: "handovers",
}
JSON = ("skipped", "policy_values", "notes", "deferral", "steps", "data")

MARLOW = JourneyRow(
    person="prison/A1001AA",
    records=("prison/A1001AA", "probation/X100001"),
    known_as="Sam Marlow",
    date_of_birth_on=date(1990, 5, 4),
    sex="male",
    state="community",
    place=None,
    lead_role="com",
    lead_worker="n03-17",
    area="region/wales",
    release_on=None,
    release_kind=None,
    destination="hostel",
    first_at=MORNING,
    last_at=NOW,
    facts=3,
    open_gaps=1,
    unknown_gaps=0,
    overdue_handovers=0,
    conflicts=[],
    position=7,
)
STAY = StayRow(
    person=MARLOW.person,
    n=1,
    kind="custody",
    place="MDI",
    began_at=MORNING,
    ended_at=None,
    how_began="sentence",
    how_ended=None,
    note=None,
    rests_on=("/prison/nomis#e1",),
)
ENTRY = TimelineRow(
    entry="/prison/nomis#e1",
    person=MARLOW.person,
    position=1,
    happened_at=MORNING,
    day_only=False,
    told_at=MORNING,
    recorded_at=MORNING,
    source="/prison/nomis",
    record="prison/A1001AA",
    type="custody.person_released.v1",
    superseded_by=None,
    publisher="prison",
    category="custody",
    tier="T1",
    regime="part3",
    basis="fact",
    marks=(),
    data={"prison": "MDI", "kind": "conditional"},
)
GAP = GapRow(
    id="50/prison/nomis#e1",
    person=MARLOW.person,
    number=50,
    code="first-appointment-not-arranged",
    kind="OPEN",
    severity="high",
    owner="com",
    verdict="open",
    anchor="/prison/nomis#e1",
    record="prison/A1001AA",
    armed_at=MORNING,
    due_on=date(2026, 4, 7),
    due_at=None,
    deadline_at=datetime(2026, 4, 7, 23, tzinfo=UTC),
    short_notice=False,
    skipped=[["2026-04-03", "Good Friday"], ["2026-04-04", "Saturday"]],
    told_by="probation",
    opened_at=datetime(2026, 4, 7, 23, tzinfo=UTC),
    closed_at=None,
    known_at=datetime(2026, 4, 8, 7, 2, tzinfo=UTC),
    late_days=None,
    reason=None,
    rests_on=("/prison/nomis#e1",),
    met_by=(),
    policy_values=[["first-appointment.within", 1]],
    notes=[{"at": "2026-04-09T10:00:00+00:00", "by": "/probation/x", "note": "Letter sent"}],
    deferral=None,
    met_at=None,
    of_release=False,
    area="region/wales",
    release_on=None,
)
HANDOVER = HandoverRow(
    id="HP18/prison/nomis#e1",
    person=MARLOW.person,
    point="HP18",
    state="shared",
    anchor="/prison/nomis#e1",
    record="prison/A1001AA",
    armed_at=MORNING,
    from_agency="prison",
    to_agency="probation",
    due_on=date(2026, 4, 20),
    due_at=None,
    deadline_at=datetime(2026, 4, 20, 23, tzinfo=UTC),
    short_notice=False,
    skipped=[],
    told_by="probation",
    needed=("licence", "risk"),
    shared=("licence", "risk"),
    acknowledged=("licence",),
    accepted_at=None,
    known_at=MORNING,
    late_days=None,
    reason=None,
    rests_on=("/prison/nomis#e1",),
    policy_values=[],
    steps=[],
    area="region/wales",
    release_on=None,
)


def person(name: str, **changes: Any) -> JourneyRow:
    """Somebody else, with one record."""
    return replace(MARLOW, person=name, records=(name,), **changes)


class Tables:
    """The read tables, for a test to fill."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True, options="-c search_path=read,log")

    def put(self, *rows: Any) -> None:
        """Insert rows; a journey brings its records along."""
        for row in rows:
            self._insert(row)
            for number, record in enumerate(getattr(row, "records", ()), start=1):
                self.connection.execute(
                    "INSERT INTO records VALUES (%s, %s, %s)", (record, row.person, number)
                )

    def progress(self, position: int, as_of: datetime = NOW) -> None:
        """Say how far the tables are."""
        self.connection.execute(
            "INSERT INTO progress VALUES ('live', %s, %s) ON CONFLICT (name) "
            "DO UPDATE SET position = EXCLUDED.position, as_of = EXCLUDED.as_of",
            (position, as_of),
        )

    def run(self, statement: str, *values: object) -> None:
        """Any other statement."""
        self.connection.execute(statement.encode(), values)

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()

    def _insert(self, row: Any) -> None:
        names = list(row.__dataclass_fields__)
        values = [_value(name, getattr(row, name)) for name in names]
        statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(TABLES[type(row)]),
            sql.SQL(", ").join(map(sql.Identifier, names)),
            sql.SQL(", ").join(sql.Placeholder() * len(names)),
        )
        self.connection.execute(statement, values)


def _value(name: str, value: object) -> object:
    if name in JSON:
        return Jsonb(value)
    return list(value) if isinstance(value, tuple) else value
