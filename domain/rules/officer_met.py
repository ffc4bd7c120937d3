"""Probation's officer and the person have spoken before the gate."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.journey.appointments import attended_in, first_contact_after
from domain.journey.arranged import last_arranged
from domain.journey.ends import ends
from domain.journey.handover_date import VALUES
from domain.journey.handover_due import HandoverDue, adult_from, handovers_due
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.journey.sentence import latest_custody_sentence
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

SPOKEN, SHORTEST = "officer-met.before", "officer-met.shortest-sentence"
PRERELEASE = "prerelease"
OTHER_RELEASES = frozenset({"unconditional", "bail", "court", "immigration", "time-served"})


def officer_to_meet(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 38: each planned release from a sentence, from the handover date on."""
    for planned in planned_releases(journey):
        until = planned.stay.ended_at or journey.as_of
        sentence = latest_custody_sentence(journey, until)
        first = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))
        if sentence is None or planned.kind in OTHER_RELEASES or _days_only(ask, sentence):
            continue
        due = _handover(journey, ask, planned)
        yield Later(adult_from(journey))
        if due is not None and due.changes_at is not None:
            yield Later(due.changes_at)
        begins_at = day_start(due.date.on) if due else first.happened_at
        if begins_at > ask.now:
            yield Later(begins_at)
            continue
        duty = _duty(journey, ask, planned, first, sentence, begins_at)
        yield from (duty,) if duty else ()


def _duty(
    journey: Journey, ask: Ask, planned: Planned, first: Entry, sentence: Entry, begins_at: datetime
) -> Duty | None:
    def last_good(release_on: date) -> Deadline:
        return ask.policy.before(release_on, ask.policy.pick(SPOKEN, release_on))

    deadline = moved_back(in_force(journey, planned), first.recorded_at, last_good, ask.policy)
    if deadline is None:
        return None
    return Duty(
        anchor=first,
        deadline=deadline,
        meetings=(*_spoken(journey, planned), *_met_outside(journey, planned)),
        ended=ends(journey, first.happened_at, absconding=True),
        told_by=holder(journey, ask.policy, planned.on, deadline),
        armed_by=(*planned.plans, sentence),
        about=planned.name,
        values=(
            ask.policy.pick(SPOKEN, planned.on).read,
            ask.policy.pick(SHORTEST, sentence.fact.sentenced_on).read,
            *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
        ),
        armed_at=max(first.happened_at, sentence.happened_at, begins_at),
    )


def _days_only(ask: Ask, sentence: Entry) -> bool:
    """A sentence told in days, and too few of them to prepare anything."""
    fact = sentence.fact
    if fact.indeterminate or fact.months is not None or fact.days is None:
        return False
    return bool(fact.days < ask.policy.pick(SHORTEST, fact.sentenced_on).number)


def _handover(journey: Journey, ask: Ask, planned: Planned) -> HandoverDue | None:
    """The handover of that custody; none where the community has the case at once."""
    for due in handovers_due(journey, ask.policy):
        if due.stay.since == planned.stay.since:
            return due
    return None


def _spoken(journey: Journey, planned: Planned) -> Iterator[Met]:
    """Appointments before release attended inside, as last arranged with somebody of probation."""
    for entry in attended_in(journey, planned.stay):
        arranged = last_arranged(journey, entry.fact.appointment)
        if arranged is None or arranged.fact.kind != PRERELEASE:
            continue
        if arranged.fact.with_role is None or arranged.fact.with_role in COMMUNITY:
            yield Met(entry.happened_at, (entry, arranged))


def _met_outside(journey: Journey, planned: Planned) -> Iterator[Met]:
    """Who first met them outside has met them at last."""
    if planned.released is None:
        return
    seen = first_contact_after(journey, planned.released.happened_at)
    if seen is not None:
        yield Met(seen.happened_at, (seen,))


OFFICER_MET = Rule(
    number=38,
    code="com-no-prerelease-contact",
    says=(
        "Whoever is to be released from a sentence has met their probation officer"
        " {officer-met.before} before, at the latest."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=officer_to_meet,
    values=(SPOKEN, SHORTEST, *VALUES, NOTICE, HELD_BY_PROVIDERS),
    source="HMIP OMiC post-release 2023; IPPR (CJJI 2016)",
)

RULES: tuple[Rule, ...] = (OFFICER_MET,)
