"""HP28: where the licence of a short sentence ends, supervision goes on under its own law."""

from collections.abc import Iterator

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.sentence import SupervisionStarted
from domain.handovers.answers import each, since, without_day
from domain.handovers.point import Instance, Point, Step
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.release import received_after, supervised_releases
from domain.journey.sentence import Told, dates_told
from domain.rules.duty import Ask, Later

WITHIN = "top-up.within"


def _released(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for _stay, release in supervised_releases(journey, ask.policy):
        told = _dates(journey, release)
        expires = told.get("licence_expires_on") or told.get("sentence_expires_on")
        top_up = told.get("top_up_ends_on")
        if expires is not None and top_up is not None and top_up.on > expires.on:
            yield from _passes_over(journey, ask, release, expires, top_up)


def _dates(journey: Journey, release: Entry) -> dict[str, Told]:
    """As told up to the next custody: what is told there is of another sentence."""
    back = received_after(journey, release.happened_at)
    return dates_told(journey, back.at if back else None)


def _passes_over(
    journey: Journey, ask: Ask, release: Entry, expires: Told, top_up: Told
) -> Iterator[Instance]:
    amount = ask.policy.pick(WITHIN, expires.on)
    if amount.no_duty:
        return
    deadline = ask.policy.after(expires.on, amount)
    arms = (release, expires.first, top_up.first)
    armed_at = max(entry.happened_at for entry in arms)
    begun = [e for e in _begun(journey) if e.happened_at >= day_start(expires.on)]
    yield Instance(
        anchor=release,
        armed_at=armed_at,
        steps=(Step(deadline, each(begun)),),
        arms=arms,
        told_by=holder(journey, ask.policy, london_day(release.happened_at), deadline),
        ended=ends(journey, armed_at),
        values=(amount.read,),
    )


def _begun(journey: Journey) -> list[Entry]:
    return [entry for entry in journey.of(SupervisionStarted) if entry.fact.kind == "pss"]


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return without_day(journey, opener, each(since(_begun(journey), opener)))


HP28 = Point(
    code="HP28",
    says="Supervision after the sentence begins by the day after the licence ends.",
    from_agency="probation",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="a supervised release, with top-up supervision to end after the licence",
    met_by="post-sentence supervision begins, from the day the licence ends on",
    ends="nothing of its own",
    armed=_released,
    opened=_opened,
    values=(WITHIN, HELD_BY_PROVIDERS),
    source="Offender Rehabilitation Act 2014; Sentencing Act 2026",
)
