"""The rows of the read tables, column for column: what the deriver writes and a replay gives."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyRow:
    """One person: who, where now, what next."""

    person: str
    records: tuple[str, ...]
    known_as: str
    date_of_birth_on: date | None
    sex: str | None
    state: str
    place: str | None
    lead_role: str | None
    lead_worker: str | None
    area: str | None
    release_on: date | None
    release_kind: str | None
    destination: str | None
    first_at: datetime
    last_at: datetime
    facts: int
    open_gaps: int
    unknown_gaps: int
    overdue_handovers: int
    conflicts: Any
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StayRow:
    """One spell in custody or in the community, half-open."""

    person: str
    n: int
    kind: str
    place: str | None
    began_at: datetime | None
    ended_at: datetime | None
    how_began: str | None
    how_ended: str | None
    note: str | None
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One fact about a person, as it was told, superseded ones too."""

    entry: str
    person: str
    position: int
    happened_at: datetime
    day_only: bool
    told_at: datetime
    recorded_at: datetime
    source: str
    record: str
    type: str
    superseded_by: str | None
    publisher: str
    category: str
    tier: str
    regime: str
    basis: str
    marks: tuple[str, ...]
    data: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """One verdict of a gap rule."""

    id: str
    person: str
    number: int
    code: str
    kind: str
    severity: str
    owner: str
    verdict: str
    anchor: str
    record: str
    armed_at: datetime
    due_on: date | None
    due_at: datetime | None
    deadline_at: datetime | None
    short_notice: bool
    skipped: Any
    told_by: str
    opened_at: datetime | None
    closed_at: datetime | None
    known_at: datetime | None
    late_days: int | None
    reason: str | None
    rests_on: tuple[str, ...]
    met_by: tuple[str, ...]
    policy_values: Any
    notes: Any
    deferral: Any
    met_at: datetime | None
    of_release: bool
    area: str | None
    release_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One instance of a handover point, and where it has got to."""

    id: str
    person: str
    point: str
    state: str
    anchor: str
    record: str
    armed_at: datetime
    from_agency: str
    to_agency: str
    due_on: date | None
    due_at: datetime | None
    deadline_at: datetime | None
    short_notice: bool
    skipped: Any
    told_by: str
    needed: tuple[str, ...]
    shared: tuple[str, ...]
    acknowledged: tuple[str, ...]
    accepted_at: datetime | None
    known_at: datetime | None
    late_days: int | None
    reason: str | None
    rests_on: tuple[str, ...]
    policy_values: Any
    steps: Any
    area: str | None
    release_on: date | None


@cache
def columns(row: type, alias: str = "") -> str:
    """The select list of a row, in order: `id, person, ...`, or `j.id, j.person, ...`."""
    prefix = f"{alias}." if alias else ""
    return ", ".join(f"{prefix}{field.name}" for field in fields(row))
