"""Handovers as rows: every instance of a handover point, and where it has got to."""

from collections.abc import Iterator, Sequence

from domain.finding import Handover
from projections.rows import HandoverRow, JourneyRow
from projections.tables.findings import deadline_columns


def handover_rows(caseload: JourneyRow, handovers: Sequence[Handover]) -> Iterator[HandoverRow]:
    """One row an instance."""
    for handover in handovers:
        yield HandoverRow(
            id=handover.id,
            person=caseload.person,
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
            area=caseload.area,
            release_on=caseload.release_on,
        )
