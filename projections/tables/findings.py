"""Findings as rows: the verdicts of the gap rules, with what people noted on them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from domain.casework.deferrals import Deferral, last_words
from domain.facts.casework import CaseworkDeferred, CaseworkNoted
from domain.finding import Deadline, Finding, Verdict
from domain.journey.journey import Journey
from domain.rules.duty import Ask
from domain.rules.locally import locally
from projections.rows import GapRow, JourneyRow

FEED_LEVEL = "source-silent"  # its running silence under a day is the feed's state, not a person's

Note = dict[str, str]


class Gaps(NamedTuple):
    """Every finding of a person, and what their rows say of the person. See Part."""

    person: str
    items: tuple[Finding, ...]
    area: str | None
    release_on: date | None
    notes: Mapping[str, Sequence[Note]]
    deferrals: Mapping[str, dict[str, Any]]
    plan: frozenset[str]  # keys of the plans of the release to come

    @property
    def beside(self) -> object:
        """See Part."""
        return self.notes, self.deferrals, self.plan

    @property
    def of_person(self) -> tuple[object, ...]:
        """See Part."""
        return (self.area, self.release_on)

    def key(self, finding: Finding) -> tuple[object, ...]:
        """See Part."""
        return (finding.id,)

    def mark(self, finding: Finding) -> object:
        """See Part."""
        return self.notes.get(finding.id), self.deferrals.get(finding.id), self._of_release(finding)

    def row(self, finding: Finding) -> GapRow:
        """See Part."""
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
            notes=list(self.notes.get(finding.id, ())),
            deferral=self.deferrals.get(finding.id),
            met_at=finding.met_at,
            of_release=self._of_release(finding),
            area=self.area,
            release_on=self.release_on,
        )

    def _of_release(self, finding: Finding) -> bool:
        return not self.plan.isdisjoint(finding.rests_on[: finding.armed_by])


def gaps_of(
    caseload: JourneyRow,
    plan: frozenset[str],
    journey: Journey,
    ask: Ask,
    findings: Sequence[Finding],
) -> Gaps:
    """One row a finding; a feed's running silence that isn't yet too long is told by `feeds`."""
    return Gaps(
        caseload.person,
        tuple([one for one in findings if not _feed_only(one)]),
        caseload.area,
        caseload.release_on,
        notes_of(journey),
        deferrals_of(journey, ask),
        plan,
    )


def _feed_only(finding: Finding) -> bool:
    return finding.code == FEED_LEVEL and finding.verdict is Verdict.NOT_YET_DUE


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
        "skipped": _skipped(deadline.skipped) if deadline.skipped else [],
    }


@lru_cache(maxsize=4_096)
def _skipped(days: tuple[tuple[date, str], ...]) -> list[list[str]]:
    """One list for the thousands of duties that end on one day; nobody adds to it."""
    return [[day.isoformat(), why] for day, why in days]


def deferrals_of(journey: Journey, ask: Ask) -> dict[str, dict[str, Any]]:
    """Finding id -> the last word on putting it off. No column of it changes with the clock."""
    if not journey.of(CaseworkDeferred):
        return {}
    return {one.finding: _plain(one) for one in last_words(journey, locally(journey, ask).policy)}


def _plain(deferral: Deferral) -> dict[str, Any]:
    said = asdict(deferral)
    del said["finding"]
    return said | {
        "until_on": deferral.until_on.isoformat(),
        "at": deferral.at.isoformat(),
        "how": deferral.how.value,
    }


def notes_of(journey: Journey) -> dict[str, list[Note]]:
    """Finding id -> the notes people left on it, oldest first."""
    notes: dict[str, list[Note]] = {}
    for entry in journey.of(CaseworkNoted):
        note = {"at": entry.happened_at.isoformat(), "by": entry.source, "note": entry.fact.note}
        notes.setdefault(entry.fact.finding, []).append(note)
    return notes
