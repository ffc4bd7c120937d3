"""Reasons to think that somebody will be homeless on release: a need seen, or no place to go to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.handovers.before_release import begin
from domain.journey.ends import Ended
from domain.journey.journey import Journey
from domain.journey.needs import closings, needs
from domain.journey.plans import Planned

HOUSING = "accommodation"
AT_RISK = "homeless-risk"
NOWHERE = ("none", "unknown")


@dataclass(frozen=True, slots=True)
class Risk:
    """One reason to think the person will be homeless: since when, by which fact, until when."""

    began_at: datetime
    by: Entry
    closed: Entry | None


def homeless_risks(journey: Journey, planned: Planned) -> list[Risk]:
    """Every reason there is in that custody."""
    return [*_needs(journey, planned), *_nowhere(journey, planned)]


def all_gone(risks: Sequence[Risk]) -> Ended | None:
    """Over only once the last reason is gone."""
    closed = [risk.closed for risk in risks if risk.closed is not None]
    if len(closed) < len(risks):
        return None
    return closed_by(max(closed, key=lambda entry: entry.happened_at))


def closed_by(closed: Entry) -> Ended:
    """The end that a closing of the need is."""
    return Ended(closed.happened_at, f"need closed: {closed.fact.outcome}", (closed,))


def _needs(journey: Journey, planned: Planned) -> Iterator[Risk]:
    """A need seen by the time of release and still open when the release is planned."""
    since = begin(planned)
    for need in needs(journey):
        if need.pathway != HOUSING or need.kind != AT_RISK:
            continue
        if need.ended_at is None or need.ended_at > since:
            yield Risk(need.began_at, need.seen[0], need.closed)


def _nowhere(journey: Journey, planned: Planned) -> Iterator[Risk]:
    """The plan says there is no place to go to, and the need was not closed before."""
    if planned.destination not in NOWHERE:
        return
    told = [e for e in planned.plans if e.fact.destination is not None]
    by = told[-1]
    for earlier in reversed(told):
        if earlier.fact.destination not in NOWHERE:
            break
        by = earlier
    closed = [e for e in closings(journey, HOUSING, AT_RISK) if planned.inside(e.happened_at)]
    if not any(e.happened_at <= by.happened_at for e in closed):
        yield Risk(by.happened_at, by, next(iter(closed), None))
