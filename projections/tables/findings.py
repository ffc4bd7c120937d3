"""Findings as rows: the verdicts of the gap rules, with what people noted on them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from domain.facts.casework import CaseworkNoted
from domain.finding import Deadline, Finding, Verdict
from domain.journey.journey import Journey
from projections.rows import GapRow, JourneyRow

FEED_LEVEL = "source-silent"  # its running silence under a day is the feed's state, not a person's

Note = dict[str, str]


class GapLine(NamedTuple):
    """One finding and what its row says of the person: the row, not laid out yet."""

    finding: Finding
    person: str
    area: str | None
    release_on: date | None
    notes: Sequence[Note]

    @property
    def key(self) -> tuple[str]:
        """See Line."""
        return (self.finding.id,)

    def row(self) -> GapRow:
        """See Line."""
        finding = self.finding
        return GapRow(
            id=finding.id,
            person=self.person,
            number=finding.number,
            code=finding.code,
            kind=finding.kind,
            severity=finding.severity,
            owner=finding.owner,
            verdict=finding.verdict.value,
            anchor=finding.anchor,
            record=finding.record,
            armed_at=finding.armed_at,
            **deadline_columns(finding.deadline),
            told_by=finding.told_by,
            opened_at=finding.opened_at,
            closed_at=finding.closed_at,
            known_at=finding.known_at,
            late_days=finding.late_days,
            reason=finding.reason,
            rests_on=finding.rests_on,
            met_by=finding.met_by,
            policy_values=[list(value) for value in finding.values],
            notes=list(self.notes),
            area=self.area,
            release_on=self.release_on,
        )


def gap_lines(
    caseload: JourneyRow, journey: Journey, findings: Sequence[Finding]
) -> Iterator[GapLine]:
    """One line a finding; a feed's running silence that isn't yet too long is told by `feeds`."""
    notes = notes_of(journey)
    for finding in findings:
        if finding.code == FEED_LEVEL and finding.verdict is Verdict.NOT_YET_DUE:
            continue
        noted = notes.get(finding.id, ())
        yield GapLine(finding, caseload.person, caseload.area, caseload.release_on, noted)


def deadline_columns(deadline: Deadline | None) -> dict[str, Any]:
    """The columns that a finding and a handover share."""
    if deadline is None:
        return {
            "due_on": None,
            "due_at": None,
            "deadline_at": None,
            "short_notice": False,
            "skipped": [],
        }
    return {
        "due_on": deadline.due_on,
        "due_at": deadline.due_at,
        "deadline_at": deadline.ends_at,
        "short_notice": deadline.short_notice,
        "skipped": [[day.isoformat(), why] for day, why in deadline.skipped],
    }


def notes_of(journey: Journey) -> dict[str, list[Note]]:
    """Finding id -> the notes people left on it, oldest first."""
    notes: dict[str, list[Note]] = {}
    for entry in journey.of(CaseworkNoted):
        note = {"at": entry.happened_at.isoformat(), "by": entry.source, "note": entry.fact.note}
        notes.setdefault(entry.fact.finding, []).append(note)
    return notes
