"""Handovers as rows: every instance of a handover point, and where it has got to."""

from datetime import date
from typing import NamedTuple

from domain.finding import Handover, StepTaken
from projections.rows import HandoverRow, JourneyRow
from projections.tables.findings import deadline_columns


class Handovers(NamedTuple):
    """Every instance of a person, and what their rows say of the person. See Part."""

    person: str
    items: tuple[Handover, ...]
    area: str | None
    release_on: date | None

    @property
    def beside(self) -> object:
        """See Part."""
        return None

    @property
    def of_person(self) -> tuple[object, ...]:
        """See Part."""
        return (self.area, self.release_on)

    def key(self, handover: Handover) -> tuple[object, ...]:
        """See Part."""
        return (handover.id,)

    def mark(self, _: Handover) -> object:
        """See Part."""
        return None

    def row(self, handover: Handover) -> HandoverRow:
        """See Part."""
        return HandoverRow(
            id=handover.id,
            person=self.person,
            point=handover.point,
            state=handover.state.value,
            anchor=handover.anchor,
            record=handover.record,
            armed_at=handover.armed_at,
            from_agency=handover.from_agency,
            to_agency=handover.to_agency,
            **deadline_columns(handover.deadline),
            told_by=handover.told_by,
            needed=handover.needed,
            shared=handover.shared,
            acknowledged=handover.acknowledged,
            accepted_at=handover.accepted_at,
            known_at=handover.known_at,
            late_days=handover.late_days,
            reason=handover.reason,
            rests_on=handover.rests_on,
            policy_values=[list(value) for value in handover.values],
            steps=[_step(step) for step in handover.steps],
            area=self.area,
            release_on=self.release_on,
        )


def _step(step: StepTaken) -> dict[str, str | None]:
    deadline = step.deadline
    return {
        "due_on": _iso(deadline.due_on) if deadline else None,
        "due_at": _iso(deadline.due_at) if deadline else None,
        "deadline_at": _iso(deadline.ends_at) if deadline else None,
        "met_at": _iso(step.met_at),
    }


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None


def handovers_of(caseload: JourneyRow, handovers: tuple[Handover, ...]) -> Handovers:
    """One row an instance."""
    return Handovers(caseload.person, handovers, caseload.area, caseload.release_on)
