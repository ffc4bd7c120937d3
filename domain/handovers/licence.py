"""HP17: the licence is ready before the release it is for."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.licence import (
    LicenceActivated,
    LicenceApproved,
    LicenceInactivated,
    LicenceSubmitted,
)
from domain.finding import State
from domain.handovers.before_release import anchor, arms, begin, inside
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.licence_ready import HARD_STOP, approved, hard_stop, on_licence
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Later, Met


def _needed(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for planned in planned_releases(journey):
        steps = on_licence(in_force(journey, planned))
        armed_at = begin(planned)
        if not steps or not inside(planned, armed_at):
            continue
        deadline = moved_back(
            steps, steps[0].known_at, lambda on: hard_stop(ask.policy, on), ask.policy
        )
        if deadline is None:
            continue
        met = tuple(
            Met(max(entry.happened_at, armed_at), (entry,))
            for entry in approved(journey, planned, deadline)
        )
        yield Instance(
            anchor=anchor(planned),
            armed_at=armed_at,
            steps=(Step(deadline, met),),
            arms=arms(planned),
            told_by=holder(journey, ask.policy, planned.on, deadline),
            ended=ends(journey, armed_at, absconding=True),
            signs=_submitted(journey, planned.since),
            values=(
                ask.policy.pick(HARD_STOP, planned.on).read,
                *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
            ),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    at = opener.happened_at
    undone = {entry.fact.licence for entry in journey.of(LicenceInactivated)}
    met = tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(LicenceApproved, LicenceActivated)
        if entry.happened_at >= at and entry.fact.licence not in undone
    )
    return Instance(
        anchor=opener,
        armed_at=at,
        steps=(Step(None, met),),
        arms=(opener,),
        ended=ends(journey, at, absconding=True),
        signs=_submitted(journey, at),
    )


def _submitted(journey: Journey, since: datetime | None) -> tuple[Sign, ...]:
    return tuple(
        Sign(State.INITIATED, entry)
        for entry in journey.of(LicenceSubmitted)
        if since is None or entry.happened_at >= since
    )


HP17 = Point(
    code="HP17",
    says="A licence is approved {licence-hard-stop.before} before it starts.",
    from_agency="probation",
    to_agency="prison",
    told_by="probation, or the provider holding the case",
    armed_by="a release that needs a licence is planned, in custody",
    met_by="the licence approved or activated, and not undone",
    ends="nothing of its own",
    armed=_needed,
    opened=_opened,
    values=(HARD_STOP, NOTICE, HELD_BY_PROVIDERS),
    source="create and vary a licence: hard stop",
)
