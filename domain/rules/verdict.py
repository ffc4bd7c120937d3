"""From a duty to a verdict: the only control flow among rules (shared readings 2 to 5, 8 and 12)."""

from datetime import datetime, timedelta

from domain.calendar import london_day
from domain.facts.made_once import made_once
from domain.finding import Deadline, Verdict
from domain.rules.duty import Ask, Duty, Met

JUST_AFTER = timedelta(microseconds=1)


@made_once
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


def first_late(deadline: Deadline) -> datetime:
    """The first moment that is too late."""
    return deadline.ends_at + JUST_AFTER if deadline.due_at is not None else deadline.ends_at


def rule_on(duty: Duty, kind: str, ask: Ask) -> Ruling | None:
    """The verdict, or None: no finding, because the duty ended unmet by its deadline."""
    if duty.voided_by is not None:
        return Ruling(Verdict.VOIDED, reason="anchor taken back")
    if duty.pattern:
        return Ruling(Verdict.BREACHED, opened_at=duty.armed_at or duty.anchor.happened_at)
    meetings = [met for met in duty.meetings if duty.ended is None or met.at <= duty.ended.at]
    deadline = duty.deadline
    if deadline is None:
        return _without_a_date(duty, meetings)
    in_time = [met for met in meetings if deadline.in_time(met.at)]
    if in_time and (not duty.at_deadline or past(deadline, ask.now)):
        return _met_in_time(duty, deadline, in_time, ask)
    if not in_time and duty.ended is not None and deadline.in_time(duty.ended.at):
        return None
    if not past(deadline, ask.now):
        return Ruling(Verdict.NOT_YET_DUE)
    late = [met for met in meetings if past(deadline, met.at)]
    return _unmet(duty, deadline, late if kind == "OPEN" else [], kind, ask)


def _without_a_date(duty: Duty, meetings: list[Met]) -> Ruling | None:
    """The clock hasn't started: met already, waiting, or over before it began."""
    if meetings:
        return Ruling(Verdict.AVERTED, met=first_told(meetings))
    return Ruling(Verdict.NOT_YET_DUE) if duty.ended is None else None


def first_told(meetings: list[Met]) -> Met:
    """Of several in time the first recorded decides."""
    return min(meetings, key=lambda met: (met.recorded_at, met.at))


def _met_in_time(duty: Duty, deadline: Deadline, in_time: list[Met], ask: Ask) -> Ruling:
    """Averted; late-evidenced if we were told after the deadline, the source being heard past it by then."""
    met = first_told(in_time)
    if not past(deadline, met.recorded_at):
        return Ruling(Verdict.AVERTED, met=met)
    heard_at = _heard(duty, deadline, ask)
    if duty.told_by and (heard_at is None or heard_at >= met.recorded_at):
        return Ruling(Verdict.AVERTED, met=met)
    return Ruling(Verdict.LATE_EVIDENCED, met=met, heard_at=heard_at)


def _unmet(duty: Duty, deadline: Deadline, late: list[Met], kind: str, ask: Ask) -> Ruling:
    if late:
        met = min(late, key=lambda met: (met.at, met.recorded_at))
        return Ruling(
            Verdict.CLOSED, met, deadline.ends_at, met.at, late_days=days_late(deadline, met.at)
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
