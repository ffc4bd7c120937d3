"""The caseload: one row a person, who they are, where now, what next."""

from collections.abc import Sequence

from domain.facts.data import SourceHeartbeat
from domain.finding import Judgement, State, Verdict
from domain.journey.journey import Journey
from projections.rows import JourneyRow
from projections.tables.page import Page

WAITING = (Verdict.OPEN, Verdict.BREACHED)


def journey_row(
    person: str, records: Sequence[str], page: Page, journey: Journey, judged: Judgement
) -> JourneyRow:
    """The person's row."""
    now, ahead, seen = page.now, page.ahead, page.seen
    told = [entry for entry in journey.all if type(entry.fact) is not SourceHeartbeat]
    happened = [entry.happened_at for entry in told]
    verdicts = [finding.verdict for finding in judged.findings]
    return JourneyRow(
        person=person,
        records=tuple(records),
        known_as=f"{seen.fact.given_names} {seen.fact.family_name}" if seen else "",
        date_of_birth_on=seen.fact.date_of_birth_on if seen else None,
        sex=seen.fact.sex if seen else None,
        state=now.state,
        place=now.place,
        lead_role=ahead.lead_role,
        lead_worker=ahead.lead_worker,
        area=ahead.area,
        release_on=ahead.release_on,
        release_kind=ahead.release_kind,
        destination=ahead.destination,
        first_at=min(happened),
        last_at=max(happened),
        facts=len(told),
        open_gaps=sum(map(verdicts.count, WAITING)),
        unknown_gaps=verdicts.count(Verdict.UNKNOWN),
        overdue_handovers=[point.state for point in judged.handovers].count(State.OVERDUE),
        conflicts=page.conflicts,
        position=max([entry.position for entry in told]),
    )
