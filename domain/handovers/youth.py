"""HP26: who turns eighteen under a youth team is taken over by an adults' officer, face to face."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.handover import MeetingHeld
from domain.facts.identity import PersonSeen
from domain.facts.iom import YouthCaseHeld, YouthRetentionAgreed
from domain.facts.sentence import SentenceImposed
from domain.finding import Deadline
from domain.handovers.answers import without_day
from domain.handovers.point import Instance, Point, Step
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, leads
from domain.journey.person import born_on, turns_eighteen_on
from domain.journey.supervision import supervision_over
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Later, Met

BEGINS = "youth-handover.begins"
BY = "youth-handover.by"
ADULTS = COMMUNITY | {"adult-worker"}


def _growing_up(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    held = journey.of(YouthCaseHeld)
    eighteen = turns_eighteen_on(journey) if held else None
    sentences = journey.of(SentenceImposed) if eighteen else ()
    if eighteen is None or not sentences:
        return
    amount = ask.policy.pick(BY, eighteen)
    begins = ask.policy.pick(BEGINS, eighteen)
    opens_on = ask.policy.before(eighteen, begins).due_on
    if amount.no_duty or opens_on is None:
        return
    yield Later(day_start(opens_on))
    arms = (held[0], _birth_told(journey), sentences[0])
    armed_at = max(day_start(opens_on), *(entry.happened_at for entry in arms))
    if armed_at > ask.now:
        return
    deadline = _kept_until(journey, ask.policy.after(eighteen, amount))
    yield Instance(
        anchor=held[0],
        armed_at=armed_at,
        steps=(Step(deadline, _met_both(journey, _begin(journey, armed_at, sentences))),),
        arms=arms,
        told_by=holder(journey, ask.policy, eighteen, deadline),
        ended=first_end(ends(journey, armed_at), supervision_over(journey, armed_at)),
        values=(begins.read, amount.read),
    )


def _birth_told(journey: Journey) -> Entry:
    """The first who gave the birthday that was last told."""
    born: date | None = born_on(journey)
    return next(e for e in journey.of(PersonSeen) if e.fact.date_of_birth_on == born)


def _begin(journey: Journey, armed_at: datetime, sentences: Sequence[Entry]) -> datetime:
    """Facts count from the custody on; outside, from the sentence."""
    stay = journey.stay_at(armed_at)
    if stay is not None and stay.began_at is not None:
        return stay.began_at
    passed = [entry for entry in sentences if entry.happened_at <= armed_at]
    return day_start(london_day(passed[-1].happened_at))


def _kept_until(journey: Journey, deadline: Deadline) -> Deadline:
    """The birthday; where the youth team may keep the case, as agreed by then, that day."""
    agreed = [e for e in journey.of(YouthRetentionAgreed) if deadline.in_time(e.happened_at)]
    return by_end_of(agreed[-1].fact.until_on) if agreed else deadline


def _met_both(journey: Journey, begin: datetime) -> tuple[Met, ...]:
    """An officer is named, and has met the person together with the youth team."""
    found = []
    for lead in leads(journey, ADULTS):
        if lead.ended_at is not None and lead.ended_at <= begin:
            continue
        for meeting in _meetings(journey, begin):
            at = max(lead.began_at, meeting.happened_at)
            if lead.ended_at is None or at < lead.ended_at:
                found.append(Met(at, (lead.assigned, meeting)))
    return tuple(found)


def _meetings(journey: Journey, begin: datetime) -> list[Entry]:
    return [
        entry
        for entry in journey.of(MeetingHeld)
        if entry.fact.point == "HP26" and entry.fact.with_person and entry.happened_at >= begin
    ]


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return without_day(journey, opener, _met_both(journey, opener.happened_at))


HP26 = Point(
    code="HP26",
    says=(
        "Whoever turns eighteen under a youth team has met the officer who takes over by that day;"
        " it is asked from {youth-handover.begins} before."
    ),
    from_agency="local-authority",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="a youth team holds the case, the birthday and a sentence are known, and it is near",
    met_by="an adults' or community officer named, and a meeting held with the person",
    ends="supervision ended",
    armed=_growing_up,
    opened=_opened,
    values=(BEGINS, BY, HELD_BY_PROVIDERS),
    source="Joint National Protocol for Transitions, 2018 and 2021",
)
