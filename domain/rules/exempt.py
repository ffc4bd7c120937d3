"""What exempts from a duty in time, and closes or meets it: a need that is gone."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.facts.need import NeedClosed, NeedIdentified
from domain.finding import Deadline
from domain.journey.ends import Ended
from domain.journey.journey import Journey
from domain.journey.needs import Need, speaks_of
from domain.rules.duty import Met


def need_closed(
    journey: Journey,
    pathway: str,
    kind: str | None,
    since: datetime | None,
    deadline: Deadline,
) -> tuple[Ended | None, tuple[Met, ...]]:
    """The closing that exempts (the last word by the deadline), and those that close later."""
    ended: Ended | None = None
    late: list[Met] = []
    for entry in journey.of(NeedIdentified, NeedClosed):
        if not speaks_of(entry.fact, pathway, kind) or (since and entry.happened_at < since):
            continue
        closing = isinstance(entry.fact, NeedClosed)
        if not deadline.in_time(entry.happened_at):
            late += [Met(entry.happened_at, (entry,))] if closing else []
        elif not closing:
            ended = None
        elif ended is None:
            ended = Ended(entry.happened_at, "need closed", (entry,))
    return ended, tuple(late)


def all_closed(needs: Sequence[Need]) -> Iterator[Met]:
    """Every one of these needs is closed: with the last of them."""
    closings = [need.closed for need in needs if need.closed is not None]
    if len(closings) == len(needs):
        by = tuple(dict.fromkeys(closings))
        yield Met(max(entry.happened_at for entry in by), by)
