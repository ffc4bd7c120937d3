"""HP30: the victim of a violent or sexual offence is asked whether they want to be told."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import day_start, london_day
from domain.facts.consent import VictimContacted, VictimOptedOut, VictimReferred
from domain.facts.entry import Entry
from domain.facts.sentence import SentenceImposed
from domain.finding import State
from domain.handovers.answers import each, since, without_day
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.sentence import under_twelve_months
from domain.rules.duty import Ask, Later

REFERRED, CONTACTED = "victim-referred.within", "victim-contacted.within"


def _sentenced(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for sentence in once(journey.of(SentenceImposed), lambda fact: fact.kind):
        fact = sentence.fact
        long = fact.kind == "custody" and under_twelve_months(fact) is False
        if long and fact.violent_or_sexual:
            yield _instance(journey, ask, sentence)


def _instance(journey: Journey, ask: Ask, sentence: Entry) -> Instance:
    on = sentence.fact.sentenced_on
    begin = min(day_start(on), sentence.happened_at)
    first, then = ask.policy.pick(REFERRED, on), ask.policy.pick(CONTACTED, on)
    referred = _told(journey, VictimReferred, begin)
    by = ask.policy.after(on, first)
    contact_by = ask.policy.after(london_day(referred[0].happened_at), then) if referred else None
    return Instance(
        anchor=sentence,
        armed_at=sentence.happened_at,
        steps=(
            Step(by, each(referred)),
            Step(contact_by, each(_told(journey, VictimContacted, begin))),
        ),
        arms=(sentence,),
        told_by=holder(journey, ask.policy, on, contact_by or by),
        ended=first_end(ends(journey, sentence.happened_at), _opted_out(journey, begin)),
        signs=tuple(Sign(State.INITIATED, entry) for entry in referred),
        values=(first.read, then.read),
    )


def _told(journey: Journey, kind: type, begin: datetime) -> list[Entry]:
    return [entry for entry in journey.of(kind) if entry.happened_at >= begin]


def _opted_out(journey: Journey, begin: datetime) -> Ended | None:
    for entry in _told(journey, VictimOptedOut, begin):
        return Ended(entry.happened_at, "the victim opted out", (entry,))
    return None


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    referred = since(journey.of(VictimReferred), opener)
    contacted = since(journey.of(VictimContacted), opener)
    return without_day(journey, opener, each(referred), each(contacted))


HP30 = Point(
    code="HP30",
    says=(
        "The victim of a violent or sexual offence is referred to the liaison unit within"
        " {victim-referred.within} of a sentence of a year or more, and hears from it within"
        " {victim-contacted.within} of that."
    ),
    from_agency="court",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="a sentence to custody of 12 months or more, or for life, for a violent or sexual offence",
    met_by="the victim is referred, then contacted",
    ends="the victim opts out",
    armed=_sentenced,
    opened=_opened,
    values=(REFERRED, CONTACTED, HELD_BY_PROVIDERS),
    source="victim contact scheme, VC11; MAPPA guidance, chapter 22",
)
