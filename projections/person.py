"""One person, all read models: from the facts of their records to the rows that are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.facts.entry import Entry
from domain.finding import Wake
from domain.judge import judge
from domain.rules.before import Before
from domain.rules.duty import Ask
from domain.rules.said import Each
from projections.rows import GapRow, HandoverRow, JourneyRow, StayRow, TimelineRow
from projections.tables.findings import Gaps, gaps_of
from projections.tables.handovers import Handovers, handovers_of
from projections.tables.journeys import journey_row
from projections.tables.page import Page, page_of
from projections.tables.timeline import Facts, facts_of


@dataclass(frozen=True, slots=True)
class PersonRows:
    """Everything shown of one person, and when they have to be looked at again."""

    journey: JourneyRow
    stays: tuple[StayRow, ...]
    timeline: tuple[TimelineRow, ...]
    gaps: tuple[GapRow, ...]
    handovers: tuple[HandoverRow, ...]
    wakes: tuple[Wake, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """The same before it is laid out: most of it stands in the tables already, and need not be."""

    journey: JourneyRow
    page: Page
    facts: Facts
    gaps: Gaps
    handovers: Handovers
    wakes: tuple[Wake, ...]
    each: Each  # what each rule said; never stored

    @property
    def person(self) -> str:
        """Their name in the tables."""
        return self.journey.person

    def rows(self) -> PersonRows:
        """Everything laid out."""
        return PersonRows(
            journey=self.journey,
            stays=self.page.stays,
            timeline=tuple(map(self.facts.row, self.facts.items)),
            gaps=tuple(map(self.gaps.row, self.gaps.items)),
            handovers=tuple(map(self.handovers.row, self.handovers.items)),
            wakes=self.wakes,
        )


def derive_person(
    person: str,
    records: Sequence[str],
    entries: Sequence[Entry],
    ask: Ask,
    stood: Before | None = None,
    page: Page | None = None,
) -> Derived:
    """Fold and judge. A pure function of its arguments; `stood`, and the `page` as it stood, only
    save work.

    Since when a duty met in time, or a handover accepted, has been known to be is no column: whoever
    asks why it stands is told (`domain.why`).
    """
    journey, judged = judge(
        entries, now=ask.now, policy=ask.policy, heard=ask.heard, stood=stood, met_too=False
    )
    if page is None or stood is None or not stood.spares(page.reads):
        page = page_of(person, journey)
    caseload = journey_row(person, records, page, journey, judged)
    return Derived(
        journey=caseload,
        page=page,
        facts=facts_of(person, journey),
        gaps=gaps_of(caseload, page.plan, journey, ask, judged.findings),
        handovers=handovers_of(caseload, judged.handovers),
        wakes=tuple([wake for wake in judged.wakes if _ahead(wake, ask)]),
        each=judged.each,
    )


def _ahead(wake: Wake, ask: Ask) -> bool:
    """Only what has not come yet is waited for."""
    if wake.heard:
        return ask.heard.past(wake.heard, wake.at) is None
    return wake.at > ask.now
