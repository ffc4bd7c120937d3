"""What the judge answers: findings of rules, states of handover points, when to ask again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from domain.facts.made_once import made_once


class Verdict(StrEnum):
    """The verdicts of the open contract, section 3."""

    NOT_YET_DUE = "not-yet-due"
    AVERTED = "averted"
    OPEN = "open"
    BREACHED = "breached"
    CLOSED = "closed"
    LATE_EVIDENCED = "late-evidenced"
    UNKNOWN = "unknown"
    WAIVED = "waived"
    VOIDED = "voided"
    LAPSED = "lapsed"


class State(StrEnum):
    """The states of a handover point; the old owner stays responsible until accepted."""

    DUE = "due"
    INITIATED = "initiated"
    SHARED_PARTIAL = "shared-partial"
    SHARED = "shared"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


@made_once
class Deadline:
    """The last good moment: `due_on` for clocks that run in days, `due_at` for hours.

    `ends_at` is the first instant that is too late: the next London midnight for days, and
    for hours the instant itself, which still is in time (`in_time` knows the difference).
    """

    ends_at: datetime
    due_on: date | None = None
    due_at: datetime | None = None
    short_notice: bool = False
    skipped: tuple[tuple[date, str], ...] = ()  # days passed over on the way, each with its reason

    def in_time(self, moment: datetime) -> bool:
        """Whether something at this moment still meets the deadline (the very deadline does)."""
        return moment <= self.ends_at if self.due_at is not None else moment < self.ends_at


@made_once
class Finding:
    """The verdict of one rule on one journey. Its id is derived: it survives merges, rebuilds."""

    id: str  # "<number>/<key of the anchor fact>[/<leg>]"
    number: int  # of the rule in the catalogue
    code: str  # the rule's name: first-appointment-not-arranged
    kind: str  # OPEN | PIT
    severity: str  # critical | high | medium | low
    owner: str  # the role that can close it
    verdict: Verdict
    anchor: str  # key of the fact that armed it
    record: str  # record of that fact
    armed_at: datetime
    deadline: Deadline | None
    told_by: str = ""  # agency or source whose silence is read; "" where none is
    opened_at: datetime | None = None  # the deadline's end, where it passed unmet
    closed_at: datetime | None = None  # when it was met late, or the duty ended
    known_at: datetime | None = None  # since when the log implies this verdict
    late_days: int | None = None
    reason: str | None = None  # of unknown, waived, voided, lapsed
    rests_on: tuple[str, ...] = ()  # keys of the facts the verdict rests on, anchor first
    met_by: tuple[str, ...] = ()  # keys of the facts that met it
    values: tuple[tuple[str, int], ...] = ()  # policy values read: (name, row)
    met_at: datetime | None = None  # the earliest moment that meets it: early, in time, late, ahead
    armed_by: int = 1  # so many of rests_on, from the first, armed it


@made_once
class StepTaken:
    """One step of a handover: by when, and the earliest moment at which it is in place."""

    deadline: Deadline | None
    met_at: datetime | None


@made_once
class Handover:
    """One instance of a handover point on one journey, and where it has got to."""

    id: str  # "<point>/<key of the anchor fact>"
    point: str  # HP18
    state: State
    anchor: str
    record: str
    armed_at: datetime
    from_agency: str
    to_agency: str
    deadline: Deadline | None = None
    told_by: str = ""
    needed: tuple[str, ...] = ()  # the pack: items that have to travel
    shared: tuple[str, ...] = ()
    acknowledged: tuple[str, ...] = ()
    accepted_at: datetime | None = None
    known_at: datetime | None = None
    late_days: int | None = None
    reason: str | None = None
    rests_on: tuple[str, ...] = ()
    values: tuple[tuple[str, int], ...] = ()
    steps: tuple[StepTaken, ...] = ()


class Wake(NamedTuple):
    """Ask again: once the clock passes `at`, or (with a source) once that source is heard past it."""

    at: datetime
    heard: str = ""  # "" for the clock; an agency ("probation") or a source ("/provider/x")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything the judge has to say about one journey at one moment, sorted by id."""

    findings: tuple[Finding, ...]
    handovers: tuple[Handover, ...]
    wakes: tuple[Wake, ...]
    each: Mapping[str, Any] = field(default_factory=dict, compare=False)  # domain.rules.said.Each
