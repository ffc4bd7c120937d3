"""HP02 and HP05: a sentence has an officer on either side, in the community and in prison."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.calendar import day_end, day_start, london_day
from domain.facts.entry import Entry
from domain.facts.sentence import SentenceImposed
from domain.handovers.point import Instance, Point, Step
from domain.journey.arming import once
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.first_lead import (
    COMMUNITY_WITHIN,
    COMPANIES,
    CUSTODY_WITHIN,
    SUPERVISED,
    community_lead_due,
)
from domain.journey.handover_case import model_start
from domain.journey.handover_date import model_starts_on
from domain.journey.holder import holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, CUSTODY, Lead, leads
from domain.journey.model_covers import OMIC
from domain.journey.person import turns_eighteen_on
from domain.journey.sentence import custody_sentences
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Later, Met

SENTENCED = frozenset({"sentence", "recall"})
NEW, OLD = frozenset({"pom"}), frozenset({"offender-supervisor"})


def _sentenced(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for sentence in _sentences(journey):
        due = community_lead_due(journey, ask.policy, sentence)
        if due is None:
            continue
        deadline = by_end_of(due[0])
        yield Instance(
            anchor=sentence,
            armed_at=sentence.happened_at,
            steps=(Step(deadline, _officers(journey, sentence)),),
            arms=(sentence,),
            told_by=holder(journey, ask.policy, sentence.fact.sentenced_on, deadline),
            ended=ends(journey, sentence.happened_at),
            values=(due[1].read,),
        )


def _sentence_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return _opened(journey, opener, _met(_since(journey, COMMUNITY, opener), opener.happened_at))


def _sentences(journey: Journey) -> Sequence[Entry]:
    return once(journey.of(SentenceImposed), lambda fact: (fact.kind, fact.sentenced_on))


def _officers(journey: Journey, sentence: Entry) -> tuple[Met, ...]:
    """Assigned from the day of the sentence on, or there already when it was passed."""
    on = sentence.fact.sentenced_on
    passed_at = min(sentence.happened_at, day_end(on))
    named = [
        lead
        for lead in leads(journey, COMMUNITY)
        if lead.began_at >= day_start(on) or lead.live(passed_at)
    ]
    return _met(named, sentence.happened_at)


@dataclass(frozen=True, slots=True)
class _Inside:
    """Somebody is held on a sentence: by the fact that says so, and the sentence where it is told."""

    stay: Custody
    by: Entry
    sentence: Entry | None


def _held(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    adult_on = turns_eighteen_on(journey)
    for inside in _insides(journey):
        on = london_day(inside.by.happened_at)
        if inside.sentence is not None:
            on = max(on, inside.sentence.fact.sentenced_on)
        if adult_on is not None and adult_on > on:
            continue
        start = model_start(journey, inside.stay)
        roles = NEW if on >= model_starts_on(ask.policy, start) else OLD
        amount = ask.policy.pick(CUSTODY_WITHIN, on, start)
        sentence = (inside.sentence,) if inside.sentence else ()
        yield Instance(
            anchor=inside.by,
            armed_at=inside.by.happened_at,
            steps=(Step(ask.policy.after(on, amount), _managers(journey, inside, roles)),),
            arms=tuple(dict.fromkeys((inside.by, *sentence))),
            told_by="prison",
            ended=_over(journey, inside.by, inside.stay),
            values=(amount.read,),
        )


def _held_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    named = _met(_since(journey, CUSTODY, opener), opener.happened_at)
    return _opened(journey, opener, named)


def _insides(journey: Journey) -> Iterator[_Inside]:
    """Each reception on sentence or recall; and the first sentence passed on somebody held before it."""
    sentences = custody_sentences(journey)
    for stay in journey.custody:
        received = [one for one in stay.receptions if one.fact.basis in SENTENCED]
        passed = _on_remand(stay, received, sentences)
        if passed is not None:
            yield _Inside(stay, passed, passed)
        for one in received:
            day = london_day(one.happened_at)
            if passed is None or london_day(passed.happened_at) != day:
                yield _Inside(stay, one, _sentence_of(stay, one, sentences))


def _on_remand(
    stay: Custody, received: Sequence[Entry], sentences: Sequence[Entry]
) -> Entry | None:
    before = received[0].happened_at if received else None
    for sentence in sorted(sentences, key=lambda one: one.happened_at):
        at = sentence.happened_at
        held = stay.began_at is not None and stay.holds(at)
        if held and (before is None or at < before):
            return sentence
    return None


def _sentence_of(stay: Custody, received: Entry, sentences: Sequence[Entry]) -> Entry | None:
    """What the person was received on: the latest passed by that day, else the first told inside."""
    by_then = [e for e in sentences if e.happened_at < day_end(london_day(received.happened_at))]
    later = [e for e in sentences if e not in by_then and stay.holds(e.happened_at)]
    return by_then[-1] if by_then else next(iter(later), None)


def _managers(journey: Journey, inside: _Inside, roles: frozenset[str]) -> tuple[Met, ...]:
    """Assigned in this custody, and not gone again before it was asked for."""
    since, armed_at = inside.stay.began_at, inside.by.happened_at
    named = [
        lead
        for lead in leads(journey, roles)
        if (since is None or lead.began_at >= since)
        and (lead.ended_at is None or lead.ended_at > armed_at)
    ]
    return _met(named, armed_at)


def _since(journey: Journey, roles: frozenset[str], opener: Entry) -> list[Lead]:
    """Whoever is there or comes after the handover was begun."""
    at = opener.happened_at
    return [one for one in leads(journey, roles) if one.ended_at is None or one.ended_at > at]


def _met(named: Sequence[Lead], armed_at: datetime) -> tuple[Met, ...]:
    """Assigned before, it is in place once the point is armed."""
    return tuple(Met(max(lead.began_at, armed_at), (lead.assigned,)) for lead in named)


def _opened(journey: Journey, opener: Entry, met: tuple[Met, ...]) -> Instance:
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, met),),
        arms=(opener,),
        ended=ends(journey, opener.happened_at),
    )


def _over(journey: Journey, armed: Entry, stay: Custody) -> Ended | None:
    out = stay.released
    return first_end(
        ends(journey, armed.happened_at),
        Ended(out.happened_at, "released", (out,)) if out else None,
    )


HP02 = Point(
    code="HP02",
    says="Whoever is sentenced has a community officer within {community-lead.within}.",
    from_agency="court",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="a sentence",
    met_by="a community lead assigned from the day of the sentence on, or there already",
    ends="nothing of its own",
    armed=_sentenced,
    opened=_sentence_opened,
    pack=("risk", "report", "terms", "flags"),
    values=(COMMUNITY_WITHIN, SUPERVISED, COMPANIES),
    source="IPPR chapter 3.1; PI 05/2014; National Standards 2007",
)
HP05 = Point(
    code="HP05",
    says="Whoever is held on a sentence has an officer in prison within {custody-lead.within}.",
    from_agency="prison",
    to_agency="prison",
    told_by="prison",
    armed_by="received on sentence or recall, or sentenced to custody while on remand",
    met_by="a prison lead assigned: offender manager, and offender supervisor before that model",
    ends="released",
    armed=_held,
    opened=_held_opened,
    values=(CUSTODY_WITHIN, OMIC),
    source="allocation manager; National Standards 2007",
)
