"""HP10: whoever may be managed by several agencies has a MAPPA level well before release."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.risk import FlagEnded, FlagRaised, MappaLevelSet, MappaReferred
from domain.finding import State
from domain.handovers.before_release import anchor, arms, begin, inside
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Later, Met

BEFORE = "mappa-level.before"
FLAG = "mappa-eligible"


@dataclass(frozen=True, slots=True)
class _Run:
    """One time the flag was live: from the first raising to the ending."""

    raised: Entry
    ended: Entry | None


def _eligible(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for planned in planned_releases(journey):
        runs = _runs_in(journey, planned)
        if not runs:
            continue
        first = runs[0].raised
        armed_at = max(begin(planned), first.happened_at)
        amount = ask.policy.pick(BEFORE, planned.on)
        deadline = moved_back(
            in_force(journey, planned),
            first.recorded_at,
            lambda on: ask.policy.before(on, ask.policy.pick(BEFORE, on)),
            ask.policy,
        )
        if deadline is None:
            continue
        yield Instance(
            anchor=anchor(planned),
            armed_at=armed_at,
            steps=(Step(deadline, _levels(journey, first.happened_at, armed_at)),),
            arms=arms(planned, *(run.raised for run in runs)),
            told_by=holder(journey, ask.policy, planned.on, deadline),
            ended=first_end(ends(journey, armed_at), _over(runs)),
            signs=_referred(journey, first.happened_at),
            values=(
                amount.read,
                *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
            ),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    at = opener.happened_at
    return Instance(
        anchor=opener,
        armed_at=at,
        steps=(Step(None, _levels(journey, at, at)),),
        arms=(opener,),
        ended=ends(journey, at),
        signs=_referred(journey, at),
    )


def _runs_in(journey: Journey, planned: Planned) -> list[_Run]:
    """Those that were live once the release was planned, and began before it came."""
    since = begin(planned)
    return [
        run
        for run in _runs(journey)
        if inside(planned, max(run.raised.happened_at, since))
        and (run.ended is None or run.ended.happened_at > since)
    ]


def _runs(journey: Journey) -> list[_Run]:
    runs: list[_Run] = []
    raised: Entry | None = None
    for entry in journey.of(FlagRaised, FlagEnded):
        if entry.fact.flag != FLAG:
            continue
        if isinstance(entry.fact, FlagRaised):
            raised = raised or entry
        elif raised is not None:
            runs.append(_Run(raised, entry))
            raised = None
    return [*runs, _Run(raised, None)] if raised else runs


def _over(runs: list[_Run]) -> Ended | None:
    """The flag was ended, and not raised again."""
    ended = runs[-1].ended
    return Ended(ended.happened_at, "flag ended", (ended,)) if ended else None


def _levels(journey: Journey, flagged_at: datetime, armed_at: datetime) -> tuple[Met, ...]:
    return tuple(
        Met(max(entry.happened_at, armed_at), (entry,))
        for entry in journey.of(MappaLevelSet)
        if entry.happened_at >= flagged_at
    )


def _referred(journey: Journey, since: datetime) -> tuple[Sign, ...]:
    return tuple(
        Sign(State.INITIATED, entry)
        for entry in journey.of(MappaReferred)
        if entry.happened_at >= since
    )


HP10 = Point(
    code="HP10",
    says="Whoever is eligible for MAPPA has a level {mappa-level.before} before release.",
    from_agency="probation",
    to_agency="police",
    told_by="probation, or the provider holding the case",
    armed_by="eligible for MAPPA, and a release planned, in custody",
    met_by="a level set since",
    ends="no longer eligible",
    armed=_eligible,
    opened=_opened,
    values=(BEFORE, NOTICE, HELD_BY_PROVIDERS),
    source="Canton IV.A; believed: six months",
)
