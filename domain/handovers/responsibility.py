"""HP07 and HP08: probation names its officer and takes the case over by the handover date."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.calendar import day_start
from domain.facts.entry import Entry
from domain.facts.handover import HandoverAccepted, HandoverCancelled, HandoverReturned
from domain.facts.responsibility import ResponsibilitySet
from domain.handovers.point import Instance, Point, Step
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends
from domain.journey.handover_date import VALUES
from domain.journey.handover_due import HandoverDue, adult_from, handovers_due, told_of
from domain.journey.holder import holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, Lead, leads_by, live_leads
from domain.journey.notice import NOTICE
from domain.journey.without_date import held_without_date
from domain.rules.duty import Ask, Later, Met


def _officer_due(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    yield from _wakes(journey, ask)
    for due in handovers_due(journey, ask.policy):
        named = leads_by(journey, COMMUNITY, due.deadline, ask.now)
        yield _instance(journey, ask, due, Step(due.deadline, _met(named, due.armed_at)))


def _officer_opened(journey: Journey, ask: Ask, opener: Entry) -> Instance:
    """Without a day, an officer who is there now will do."""
    named = live_leads(journey, COMMUNITY, ask.now)
    return _opened(journey, opener, Step(None, _met(named, opener.happened_at)))


def _met(named: Sequence[Lead], armed_at: datetime) -> tuple[Met, ...]:
    """Assigned at any time, it is in place once the point is armed."""
    return tuple(Met(max(lead.began_at, armed_at), (lead.assigned,)) for lead in named)


def _transfer_due(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    yield from _wakes(journey, ask)
    for due in handovers_due(journey, ask.policy):
        taken = _taken_over(journey, _start(due.stay, due.sentence))
        yield _instance(journey, ask, due, Step(due.deadline, taken))
        yield from (Later(met.at) for met in taken)


def _transfer_opened(journey: Journey, ask: Ask, opener: Entry) -> Instance:
    stay = journey.stay_at(opener.happened_at)
    since = _start(stay, opener) if stay else opener.happened_at
    return _opened(journey, opener, Step(None, _taken_over(journey, since)))


def _taken_over(journey: Journey, since: datetime) -> tuple[Met, ...]:
    """Every acceptance of HP08 together with responsibility set to the community."""
    accepted = [e for e in _acts(journey, HandoverAccepted) if e.happened_at >= since]
    halts = _acts(journey, HandoverReturned, HandoverCancelled)
    settled = [e for e in journey.of(ResponsibilitySet) if e.happened_at >= since]
    met = []
    for begun, fact, ended in _community(settled):
        for entry in accepted:
            at = max(entry.happened_at, begun)
            forgotten = any(entry.happened_at < halt.happened_at <= at for halt in halts)
            if not forgotten and (ended is None or at < ended):
                met.append(Met(at, (entry, fact)))
    return tuple(met)


def _community(
    settled: Sequence[Entry],
) -> Iterator[tuple[datetime, Entry, datetime | None]]:
    """When responsibility lay with the community: from the later of told and its day, to the next word."""
    words = sorted(
        (max(e.happened_at, day_start(e.fact.from_on)), e.happened_at, e.key, e) for e in settled
    )
    for n, (begun, _, _, entry) in enumerate(words):
        if entry.fact.kind == "community":
            others = (at for at, _, _, later in words[n + 1 :] if later.fact.kind != "community")
            yield begun, entry, next(others, None)


def _acts(journey: Journey, *types: type) -> list[Entry]:
    return [entry for entry in journey.of(*types) if entry.fact.point == "HP08"]


def _instance(journey: Journey, ask: Ask, due: HandoverDue, step: Step) -> Instance:
    return Instance(
        anchor=due.anchor,
        armed_at=due.armed_at,
        steps=(step,),
        arms=due.arms,
        told_by=holder(journey, ask.policy, due.date.on, due.deadline),
        ended=ends(journey, due.armed_at),
        ended_early=_released(due.stay),
        values=due.values,
    )


def _opened(journey: Journey, opener: Entry, step: Step) -> Instance:
    stay = journey.stay_at(opener.happened_at)
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(step,),
        arms=(opener,),
        ended=ends(journey, opener.happened_at),
        ended_early=_released(stay) if stay else None,
    )


def _released(stay: Custody) -> Ended | None:
    entry = stay.released
    return Ended(entry.happened_at, "released before it was due", (entry,)) if entry else None


def _start(stay: Custody, sentence: Entry) -> datetime:
    """Facts count from the custody on; where its beginning is not known, from the sentence."""
    return stay.began_at or sentence.happened_at


def _wakes(journey: Journey, ask: Ask) -> Iterator[Later]:
    """A child grows up, a tariff ends, a hearing draws near: the clock alone gives or moves a date."""
    yield Later(adult_from(journey))
    for stay in journey.custody:
        kept = held_without_date(journey, ask.policy, stay, told_of(journey, ask.policy, stay))
        if kept is not None and kept.until is not None:
            yield Later(kept.until)
    for due in handovers_due(journey, ask.policy):
        if due.changes_at is not None:
            yield Later(due.changes_at)


HP07 = Point(
    code="HP07",
    says="A community officer is named by the handover date.",
    from_agency="prison",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="the handover date is known",
    met_by="a community lead still running, assigned at any time",
    ends="released before it is due",
    armed=_officer_due,
    opened=_officer_opened,
    values=(*VALUES, NOTICE),
    source="allocation manager: overdue e-mail rule; dates by version of the policy",
)
HP08 = Point(
    code="HP08",
    says="Responsibility passes from the prison to probation by the handover date.",
    from_agency="prison",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="the handover date is known",
    met_by="the handover is accepted and responsibility is set to the community",
    ends="released before it is due",
    armed=_transfer_due,
    opened=_transfer_opened,
    pack=("handover-report",),
    values=(*VALUES, NOTICE),
    source="allocation manager",
)
