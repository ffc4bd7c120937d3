"""From a duty to a verdict: the only control flow among rules (shared readings 2 to 5, 8 and 12)."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import london_day
from domain.finding import Deadline, Verdict
from domain.rules.duty import Ask, Duty, Met


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on one duty, with what else a finding says."""

    verdict: Verdict
    met: Met | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    late_days: int | None = None
    reason: str | None = None
    heard_at: datetime | None = None  # when the source was first heard past the deadline


def past(deadline: Deadline, now: datetime) -> bool:
    """Whether the deadline is behind us: the very last moment still is in time."""
    return not deadline.in_time(now)


def rule_on(duty: Duty, kind: str, ask: Ask) -> Ruling | None:
    """The verdict, or None: no finding, because the duty ended unmet by its deadline."""
    if duty.voided_by is not None:
        return Ruling(Verdict.VOIDED, reason="anchor taken back")
    if duty.pattern:
        return Ruling(Verdict.BREACHED, opened_at=duty.anchor.happened_at)
    deadline = duty.deadline
    if deadline is None:
        return Ruling(Verdict.NOT_YET_DUE) if duty.ended is None else None
    in_time = [met for met in duty.meetings if deadline.in_time(met.at)]
    if in_time and (not duty.at_deadline or past(deadline, ask.now)):
        return _met_in_time(duty, deadline, in_time, ask)
    if not in_time and duty.ended is not None and deadline.in_time(duty.ended.at):
        return None
    if not past(deadline, ask.now):
        return Ruling(Verdict.NOT_YET_DUE)
    return _unmet(duty, deadline, kind, ask)


def _met_in_time(duty: Duty, deadline: Deadline, in_time: list[Met], ask: Ask) -> Ruling:
    """Averted; late-evidenced if we were told after the deadline, the source being heard past it by then."""
    first_told = min(in_time, key=lambda met: (met.recorded_at, met.at))
    heard_at = _heard(duty, deadline, ask)
    told_late = past(deadline, first_told.recorded_at)
    heard_before = not duty.told_by or (heard_at is not None and heard_at < first_told.recorded_at)
    verdict = Verdict.LATE_EVIDENCED if told_late and heard_before else Verdict.AVERTED
    return Ruling(
        verdict, met=first_told, heard_at=heard_at if told_late and heard_before else None
    )


def _unmet(duty: Duty, deadline: Deadline, kind: str, ask: Ask) -> Ruling:
    late = min(
        (m for m in duty.meetings if past(deadline, m.at)), key=lambda met: met.at, default=None
    )
    if kind == "OPEN" and late is not None and (duty.ended is None or late.at <= duty.ended.at):
        return Ruling(
            Verdict.CLOSED, late, deadline.ends_at, late.at, late_days=days_late(deadline, late.at)
        )
    heard_at = _heard(duty, deadline, ask)
    if duty.told_by and heard_at is None:
        return Ruling(Verdict.UNKNOWN, reason=f"{duty.told_by} not heard past the deadline")
    if kind == "PIT":
        return Ruling(Verdict.BREACHED, opened_at=deadline.ends_at, heard_at=heard_at)
    if duty.ended is not None:
        return Ruling(
            Verdict.LAPSED,
            opened_at=deadline.ends_at,
            closed_at=duty.ended.at,
            late_days=days_late(deadline, duty.ended.at),
            reason=duty.ended.reason,
            heard_at=heard_at,
        )
    return Ruling(Verdict.OPEN, opened_at=deadline.ends_at, heard_at=heard_at)


def _heard(duty: Duty, deadline: Deadline, ask: Ask) -> datetime | None:
    if not duty.told_by:
        return None
    return ask.heard.past(duty.told_by, deadline.ends_at, strictly=deadline.due_at is not None)


def days_late(deadline: Deadline, moment: datetime) -> int | None:
    """Calendar days after the last good day; counted for day deadlines only."""
    if deadline.due_on is None:
        return None
    return (london_day(moment) - deadline.due_on).days
