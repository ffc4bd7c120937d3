"""HP18: out of the gate and into the first appointment."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.risk import TierSet
from domain.finding import Deadline, State
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.appointments import first_meetings, first_meetings_attended
from domain.journey.custody import Custody
from domain.journey.ends import ends, first_end
from domain.journey.holder import holder
from domain.journey.journey import Journey
from domain.journey.release import received_after, supervised_releases
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Later, Met

WITHIN = "first-meeting.within"
TOP_TIER = "4"


def _released(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for stay, release in supervised_releases(journey, ask.policy):
        amount = _amount(journey, ask, release)
        day = london_day(release.happened_at)
        deadline = ask.policy.after(day, amount)
        yield Instance(
            anchor=release,
            armed_at=release.happened_at,
            steps=(Step(deadline, _seen(journey, stay)),),
            arms=(release,),
            told_by=holder(journey, ask.policy, day, deadline),
            ended=first_end(
                ends(journey, release.happened_at, absconding=True),
                received_after(journey, release.happened_at),
            ),
            signs=tuple(_arranged(journey, day, deadline)),
            values=(amount.read,),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    stay = journey.stay_at(opener.happened_at)
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, _seen(journey, stay)),),
        arms=(opener,),
        ended=ends(journey, opener.happened_at, absconding=True),
    )


def _amount(journey: Journey, ask: Ask, release: Entry) -> Amount:
    """By the release day; before June 2014 the top tier was to be seen sooner."""
    day = london_day(release.happened_at)
    tier = journey.latest(TierSet, upto=release.happened_at)
    top = tier is not None and tier.fact.tier == TOP_TIER
    return ask.policy.pick(WITHIN, day, "tier-4" if top else "")


def _seen(journey: Journey, stay: Custody | None) -> tuple[Met, ...]:
    """Every first appointment attended, from the custody on."""
    since = stay.began_at or stay.since if stay else None
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in first_meetings_attended(journey)
        if since is None or entry.happened_at >= since
    )


def _arranged(journey: Journey, day: date, deadline: Deadline) -> Iterator[Sign]:
    """A first appointment that stands, for a day up to the last good one."""
    for appointment in first_meetings(journey):
        if day_start(day) <= appointment.starts_at < deadline.ends_at:
            yield Sign(State.ACKNOWLEDGED, appointment.by[-1])


HP18 = Point(
    code="HP18",
    says="Whoever is released to supervision attends the first appointment within {first-meeting.within}.",
    from_agency="prison",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="a release followed by supervision",
    met_by="the first appointment attended",
    ends="back in custody",
    armed=_released,
    opened=_opened,
    pack=("release-time", "destination", "licence", "flags"),
    values=(WITHIN,),
    source="National Standards 2007; CRC-SL002R",
)
