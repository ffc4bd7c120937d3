"""Multi-agency public protection (MAPPA): who is eligible, and what was decided in one custody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.risk import FlagEnded, FlagRaised
from domain.journey.journey import Journey
from domain.journey.plans import Planned

ELIGIBLE = "mappa-eligible"


@dataclass(frozen=True, slots=True)
class Run:
    """A flag from its first raising to its end, whichever agencies say so: never empty."""

    raised: tuple[Entry, ...]
    ended: Entry | None


def eligible_in(journey: Journey, planned: Planned) -> Run | None:
    """The last run of the flag that was live at some time of that custody."""
    since, until = planned.since, planned.stay.ended_at
    live = [
        run
        for run in _runs(journey)
        if (until is None or run.raised[0].happened_at < until)
        and (since is None or run.ended is None or run.ended.happened_at > since)
    ]
    return live[-1] if live else None


def _runs(journey: Journey) -> Iterator[Run]:
    raised: list[Entry] = []
    for entry in journey.of(FlagRaised, FlagEnded):
        if entry.fact.flag != ELIGIBLE:
            continue
        if isinstance(entry.fact, FlagRaised):
            raised.append(entry)
        elif raised:
            yield Run(tuple(raised), entry)
            raised = []
    if raised:
        yield Run(tuple(raised), None)


def said_in(journey: Journey, planned: Planned, *types: type) -> Iterator[Entry]:
    """Facts of these classes since that custody began, up to the next one."""
    since, until = planned.since, _next_custody(journey, planned)
    for entry in journey.of(*types):
        at = entry.happened_at
        if (since is None or at >= since) and (until is None or at < until):
            yield entry


def _next_custody(journey: Journey, planned: Planned) -> datetime | None:
    over = planned.stay.ended_at
    later = (stay.began_at for stay in journey.custody if stay.began_at is not None)
    return next((at for at in later if over is not None and at > over), None)
