"""HP19, HP27 and HP36: what the police have to know, and what they tell probation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.iom import IomDeselected, IomSelected
from domain.facts.recall import Arrested, PoliceNotified, RecallAgreed
from domain.facts.risk import FlagEnded, FlagRaised
from domain.finding import Deadline, State
from domain.handovers.answers import (
    CONFIRMED,
    answered,
    each,
    opened_until,
    since,
    without_day,
    words,
)
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.plans import Planned, planned_releases
from domain.journey.supervision import supervised_at
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Later

BY_RELEASE = "police-told.by-release"
SELECTION = "iom-change.acknowledged"
ARREST = "arrest.acknowledged"
WATCHED = frozenset({"mappa-eligible", "rso", "iom", "domestic-abuse"})
IOM = "on the scheme"  # selected: watched without a flag


@dataclass(slots=True)
class _Watch:
    """A time during which the person was watched for any reason: [began, ended)."""

    began: Entry
    ended: Entry | None = None


def _release_ahead(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    watches = _watches(journey)
    for planned in planned_releases(journey) if watches else ():
        told_at = planned.plans[0].happened_at
        begin = max(told_at, planned.stay.began_at or told_at)
        own = [watch for watch in watches if _meets(watch, begin, planned)]
        if own:
            yield _told(journey, ask, planned, own, max(begin, own[0].began.happened_at))


def _meets(watch: _Watch, begin: datetime, planned: Planned) -> bool:
    """Watched at some moment between the plan and the release."""
    over = planned.stay.ended_at
    return (watch.ended is None or watch.ended.happened_at > begin) and (
        over is None or watch.began.happened_at < over
    )


def _told(
    journey: Journey, ask: Ask, planned: Planned, own: list[_Watch], armed_at: datetime
) -> Instance:
    amount = ask.policy.pick(BY_RELEASE, planned.on)
    deadline = (
        ask.policy.hours_after(planned.released.happened_at, amount)
        if planned.released
        else by_end_of(planned.on)
    )
    notices = _notices(journey, planned.stay.began_at or planned.stay.since)
    received = (planned.stay.received,) if planned.stay.received else ()
    return Instance(
        anchor=planned.stay.received or planned.plans[0],
        armed_at=armed_at,
        steps=(Step(deadline, each(e for e in notices if e.fact.acknowledged)),),
        arms=(*received, planned.by, own[0].began),
        told_by=holder(journey, ask.policy, planned.on, deadline),
        ended=first_end(ends(journey, armed_at), _unwatched(own[-1])),
        signs=tuple(Sign(State.SHARED, entry) for entry in notices),
        values=(amount.read,),
    )


def _notices(journey: Journey, begin: datetime | None) -> list[Entry]:
    return [
        entry
        for entry in journey.of(PoliceNotified)
        if entry.fact.reason == "release" and (begin is None or entry.happened_at >= begin)
    ]


def _watches(journey: Journey) -> list[_Watch]:
    """Flags by the latest word of any agency, and the scheme by whether they were taken off it."""
    live: set[str] = set()
    found: list[_Watch] = []
    for entry in journey.of(FlagRaised, FlagEnded, IomSelected, IomDeselected):
        what = entry.fact.flag if isinstance(entry.fact, FlagRaised | FlagEnded) else IOM
        if what != IOM and what not in WATCHED:
            continue
        if isinstance(entry.fact, FlagRaised | IomSelected):
            if not live:
                found.append(_Watch(entry))
            live.add(what)
        elif what in live:
            live.discard(what)
            if not live:
                found[-1].ended = entry
    return found


def _unwatched(watch: _Watch) -> Ended | None:
    entry = watch.ended
    return Ended(entry.happened_at, "flags ended", (entry,)) if entry else None


def _release_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    notices = since(_notices(journey, None), opener)
    return without_day(journey, opener, each(e for e in notices if e.fact.acknowledged))


def _selected(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    changes = once(journey.of(IomSelected, IomDeselected))
    armed = [_within(journey, ask, change, SELECTION) for change in changes]
    yield from answered(armed, journey, "HP27", CONFIRMED)


def _arrested(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    arrests = [
        arrest
        for arrest in once(journey.of(Arrested))
        if supervised_at(journey, ask.policy, arrest.happened_at)
    ]
    recalls = journey.of(RecallAgreed) if arrests else ()
    armed = [_within(journey, ask, one, ARREST, since(recalls, one)) for one in arrests]
    yield from answered(armed, journey, "HP36", CONFIRMED)


def _within(
    journey: Journey, ask: Ask, anchor: Entry, value: str, met_by: list[Entry] | None = None
) -> Instance:
    """Due so long after a fact."""
    on = london_day(anchor.happened_at)
    amount = ask.policy.pick(value, on)
    deadline: Deadline = ask.policy.after(on, amount)
    return Instance(
        anchor=anchor,
        armed_at=anchor.happened_at,
        steps=(Step(deadline, each(met_by or ())),),
        arms=(anchor,),
        told_by=holder(journey, ask.policy, on, deadline),
        ended=ends(journey, anchor.happened_at),
        values=(amount.read,),
    )


def _arrest_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    told = [*words(journey, "HP36", CONFIRMED), *journey.of(RecallAgreed)]
    return without_day(journey, opener, each(since(told, opener)))


HP19 = Point(
    code="HP19",
    says="The police know of the release of whoever they have to watch, and confirm it before it comes.",
    from_agency="prison",
    to_agency="police",
    told_by="probation, or the provider holding the case",
    armed_by=(
        "a release is planned, and a flag is live (MAPPA, sex offender register, IOM, domestic"
        " abuse) or the person is selected for IOM"
    ),
    met_by="the police are told of the release and confirm it",
    ends="no such flag is live any more",
    armed=_release_ahead,
    opened=_release_opened,
    values=(BY_RELEASE, HELD_BY_PROVIDERS),
    source="chosen: before the release",
)
HP27 = Point(
    code="HP27",
    says="Probation confirms within {iom-change.acknowledged} who is on the IOM scheme, or off it.",
    from_agency="police",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="selected for, or taken off, integrated offender management",
    met_by="papers confirmed, whichever they are, or the handover accepted",
    ends="nothing of its own",
    armed=_selected,
    opened=opened_until("HP27", CONFIRMED),
    values=(SELECTION, HELD_BY_PROVIDERS),
    source="chosen",
)
HP36 = Point(
    code="HP36",
    says="Probation confirms the arrest of somebody it supervises within {arrest.acknowledged}.",
    from_agency="police",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="arrested while supervised in the community",
    met_by="papers confirmed, the handover accepted, or a recall agreed",
    ends="nothing of its own",
    armed=_arrested,
    opened=_arrest_opened,
    values=(ARREST, HELD_BY_PROVIDERS),
    source="chosen",
)
