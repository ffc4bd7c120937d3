"""Needs that a way out of custody has to carry over: open when it is planned, or seen by the last day."""

from collections.abc import Callable, Sequence
from datetime import datetime

from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.handovers.before_release import begin
from domain.journey.after_release import WayOut
from domain.journey.ends import Ended
from domain.journey.journey import Journey
from domain.journey.needs import Need, needs


def carried(
    journey: Journey, out: WayOut, deadline: Deadline, wanted: Callable[[Need], bool]
) -> list[Need]:
    """The needs one instance stands for, however many."""
    since, back = begin(out.planned), out.back
    return [
        need
        for need in needs(journey)
        if wanted(need)
        and deadline.in_time(need.began_at)
        and (back is None or need.began_at < back.at)
        and (need.ended_at is None or need.ended_at > since)
    ]


def armed_at(out: WayOut, found: Sequence[tuple[datetime, Entry]]) -> datetime:
    """When the plan, the custody and the first of the needs were there."""
    return max(begin(out.planned), min(at for at, _ in found))


def all_closed(found: Sequence[Need]) -> Ended | None:
    """Over only once the last of them is closed."""
    closed = [need.closed for need in found if need.closed is not None]
    if len(closed) < len(found):
        return None
    last = max(closed, key=lambda entry: entry.happened_at)
    return Ended(last.happened_at, f"need closed: {last.fact.outcome}", (last,))
