"""Handovers as rows: every instance of a handover point, and where it has got to."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from domain.finding import Handover
from projections.rows import HandoverRow, JourneyRow
from projections.tables.findings import deadline_columns


class HandoverLine(NamedTuple):
    """One instance and what its row says of the person: the row, not laid out yet."""

    handover: Handover
    person: str
    area: str | None
    release_on: date | None

    @property
    def key(self) -> tuple[str]:
        """See Line."""
        return (self.handover.id,)

    def row(self) -> HandoverRow:
        """See Line."""
        handover = self.handover
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
            area=self.area,
            release_on=self.release_on,
        )


def handover_lines(caseload: JourneyRow, handovers: Sequence[Handover]) -> Iterator[HandoverLine]:
    """One line an instance."""
    for handover in handovers:
        yield HandoverLine(handover, caseload.person, caseload.area, caseload.release_on)
