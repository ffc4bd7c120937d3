"""HP03 and HP04: whoever comes in is asked what they need, and a plan is made of the answers."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed
from domain.facts.plan import PlanCompleted
from domain.handovers.point import Instance, Point, Step
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS
from domain.journey.journey import Journey
from domain.journey.screens import (
    BY_OTHER_TOOL,
    first_to_screen,
    hours_from,
    no_longer_than,
    planner,
    receptions_to_screen,
    screens,
)
from domain.journey.sentence import latest_custody_sentence
from domain.rules.duty import Ask, Later, Met

SCREENED = "reception-screen.within"
PLANNED, LONGEST = "resettlement-plan.within", "resettlement-plan.longest-sentence"


def _taken_in(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for stay, received in receptions_to_screen(journey):
        amount = ask.policy.pick(SCREENED, london_day(received.happened_at))
        if amount.no_duty:
            continue
        deadline = ask.policy.hours_after(hours_from(received), amount)
        asked = screens(journey, ask.policy, received, stay.ended_at)
        yield Instance(
            anchor=received,
            armed_at=received.happened_at,
            steps=(Step(deadline, tuple(Met(one.happened_at, (one,)) for one in asked)),),
            arms=(received,),
            told_by="prison",
            ended=_over(journey, received, stay),
            values=(amount.read,),
        )


def _screened(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for stay, received in first_to_screen(journey):
        screen = next(screens(journey, ask.policy, received, stay.ended_at), None)
        sentence = latest_custody_sentence(journey, stay.ended_at)
        if screen is None or sentence is None:
            continue
        on = london_day(screen.happened_at)
        amount, longest = ask.policy.pick(PLANNED, on), ask.policy.pick(LONGEST, on)
        if amount.no_duty or not no_longer_than(sentence.fact, longest.number):
            continue
        armed_at = max(screen.happened_at, sentence.happened_at)
        yield Instance(
            anchor=screen,
            armed_at=armed_at,
            steps=(Step(ask.policy.after(on, amount), _plans(journey, received)),),
            arms=(screen, received, sentence),
            told_by=planner(ask.policy, on),
            ended=_over(journey, screen, stay),
            values=(amount.read, longest.read),
        )


def _screen_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    """No reception is known: any complete screen since will do."""
    asked = (e for e in journey.of(NeedAssessed) if e.fact.tool in ("bcst1", "immediate-needs"))
    met = tuple(
        Met(e.happened_at, (e,))
        for e in asked
        if e.fact.complete and e.happened_at >= opener.happened_at
    )
    return _opened(journey, opener, met)


def _plan_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return _opened(journey, opener, _plans(journey, opener))


def _opened(journey: Journey, opener: Entry, met: tuple[Met, ...]) -> Instance:
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, met),),
        arms=(opener,),
        ended=_over(journey, opener, journey.stay_at(opener.happened_at)),
    )


def _plans(journey: Journey, since: Entry) -> tuple[Met, ...]:
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(PlanCompleted)
        if entry.fact.kind == "resettlement" and entry.happened_at >= since.happened_at
    )


def _over(journey: Journey, armed: Entry, stay: Custody | None) -> Ended | None:
    out = stay.released if stay else None
    return first_end(
        ends(journey, armed.happened_at, absconding=True),
        Ended(out.happened_at, "released", (out,)) if out else None,
    )


HP03 = Point(
    code="HP03",
    says="Whoever comes in on sentence or recall is asked what they need within {reception-screen.within}.",
    from_agency="prison",
    to_agency="probation",
    told_by="prison",
    armed_by="received on sentence or recall",
    met_by="the first screen completed",
    ends="released",
    armed=_taken_in,
    opened=_screen_opened,
    values=(SCREENED, BY_OTHER_TOOL),
    source="ETTG; PSI 04/2015; PRPF",
)
HP04 = Point(
    code="HP04",
    says=(
        "Within {resettlement-plan.within} of the first screen there is a resettlement plan, for"
        " sentences of up to {resettlement-plan.longest-sentence}."
    ),
    from_agency="prison",
    to_agency="probation",
    told_by="probation; while companies ran resettlement, any of them",
    armed_by="the first screen in a custody, on a sentence that is not too long",
    met_by="a resettlement plan completed",
    ends="released",
    armed=_screened,
    opened=_plan_opened,
    values=(PLANNED, LONGEST, BY_OTHER_TOOL, HELD_BY_PROVIDERS),
    source="ETTG",
)
