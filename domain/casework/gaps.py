"""Waiving a gap, or writing a note on it: each command becomes one fact, or is refused."""

from dataclasses import dataclass
from datetime import datetime

from domain.calendar import london_day
from domain.casework.refused import RefusedError
from domain.casework.saying import told
from domain.casework.states import GapSeen
from domain.casework.words import written
from domain.facts.casework import CaseworkNoted, CaseworkWaived
from domain.facts.entry import Told
from domain.finding import Verdict

WAIVABLE = (Verdict.OPEN, Verdict.BREACHED, Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True)
class WaiveGap:
    """Somebody decides that a gap need not be closed, and says why."""

    by: str  # the acting agency
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class NoteOnGap:
    """Somebody writes down what is being done about a gap."""

    by: str
    at: datetime
    note: str


def waive_gap(command: WaiveGap, seen: GapSeen) -> Told:
    """casework.waived on the gap. The same agency's same reason twice is one fact."""
    reason = written("reason", command.reason)
    answer = told(
        CaseworkWaived(finding=seen.id, reason=reason, by=command.by),
        by=command.by,
        at=command.at,
        record=seen.record,
        about=(seen.id, reason),
    )
    if answer.key not in seen.said and seen.verdict not in WAIVABLE:
        raise RefusedError(
            f"This gap is {seen.verdict}: only one that is open, breached or unknown is waived."
        )
    return answer


def note_on_gap(command: NoteOnGap, seen: GapSeen) -> Told:
    """casework.noted on the gap. The same words on the same London day are one fact."""
    note = written("note", command.note)
    day = london_day(command.at).isoformat()
    return told(
        CaseworkNoted(finding=seen.id, note=note),
        by=command.by,
        at=command.at,
        record=seen.record,
        about=(seen.id, day, note),
    )
