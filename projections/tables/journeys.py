"""The caseload: one row a person, who they are, where now, what next."""

from collections.abc import Sequence
from typing import Any

from domain.facts.data import SourceHeartbeat
from domain.facts.identity import PersonSeen
from domain.finding import Judgement, State, Verdict
from domain.journey.conflicts import FactConflict, conflicts
from domain.journey.journey import Journey
from domain.journey.spells import outlook, where
from projections.rows import JourneyRow

WAITING = (Verdict.OPEN, Verdict.BREACHED)


def journey_row(
    person: str, records: Sequence[str], journey: Journey, judged: Judgement
) -> JourneyRow:
    """The person's row. What several agencies say differently is the latest word, as in the rules."""
    now, next_ = where(journey), outlook(journey)
    seen = journey.latest(PersonSeen)
    told = [entry for entry in journey.all if not isinstance(entry.fact, SourceHeartbeat)]
    return JourneyRow(
        person=person,
        records=tuple(records),
        known_as=f"{seen.fact.given_names} {seen.fact.family_name}" if seen else "",
        date_of_birth_on=seen.fact.date_of_birth_on if seen else None,
        sex=seen.fact.sex if seen else None,
        state=now.state,
        place=now.place,
        lead_role=next_.lead_role,
        lead_worker=next_.lead_worker,
        area=next_.area,
        release_on=next_.release_on,
        release_kind=next_.release_kind,
        destination=next_.destination,
        first_at=min(entry.happened_at for entry in told),
        last_at=max(entry.happened_at for entry in told),
        facts=len(told),
        open_gaps=sum(finding.verdict in WAITING for finding in judged.findings),
        unknown_gaps=sum(finding.verdict is Verdict.UNKNOWN for finding in judged.findings),
        overdue_handovers=sum(point.state is State.OVERDUE for point in judged.handovers),
        conflicts=[_plain(one) for one in conflicts(journey)],
        position=max(entry.position for entry in told),
    )


def _plain(conflict: FactConflict) -> dict[str, Any]:
    return {
        "about": conflict.about,
        "on": conflict.on.isoformat(),
        "says": list(conflict.says),
        "facts": list(conflict.facts),
        "chosen": conflict.chosen,
    }
