"""One person, all read models: from the facts of their records to the rows that are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.facts.entry import Entry
from domain.finding import Wake
from domain.judge import judge
from domain.rules.before import Before
from domain.rules.duty import Ask
from domain.rules.said import Each
from projections.rows import GapRow, HandoverRow, JourneyRow, StayRow, TimelineRow
from projections.tables.findings import gap_rows
from projections.tables.handovers import handover_rows
from projections.tables.journeys import journey_row
from projections.tables.stays import stay_rows
from projections.tables.timeline import timeline_rows


@dataclass(frozen=True, slots=True)
class PersonRows:
    """Everything shown of one person, and when they have to be looked at again."""

    journey: JourneyRow
    stays: tuple[StayRow, ...]
    timeline: tuple[TimelineRow, ...]
    gaps: tuple[GapRow, ...]
    handovers: tuple[HandoverRow, ...]
    wakes: tuple[Wake, ...]
    each: Each = field(default_factory=dict, compare=False)  # what each rule said; never stored


def derive_person(
    person: str,
    records: Sequence[str],
    entries: Sequence[Entry],
    ask: Ask,
    stood: Before | None = None,
) -> PersonRows:
    """Fold, judge, and lay out as rows. A pure function of its arguments; `stood` only saves work."""
    journey, judged = judge(entries, now=ask.now, policy=ask.policy, heard=ask.heard, stood=stood)
    caseload = journey_row(person, records, journey, judged)
    return PersonRows(
        journey=caseload,
        stays=tuple(stay_rows(person, journey)),
        timeline=tuple(timeline_rows(person, journey)),
        gaps=tuple(gap_rows(caseload, journey, judged.findings)),
        handovers=tuple(handover_rows(caseload, judged.handovers)),
        wakes=tuple(sorted(wake for wake in judged.wakes if _ahead(wake, ask))),
        each=judged.each,
    )


def _ahead(wake: Wake, ask: Ask) -> bool:
    """Only what has not come yet is waited for."""
    if wake.heard:
        return ask.heard.past(wake.heard, wake.at) is None
    return wake.at > ask.now
