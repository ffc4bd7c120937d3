"""Instances whose arming fact was taken back or replaced: each stays as it was lost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.finding import State
from domain.handovers.placed import Placed, Places, Window, places
from domain.handovers.point import Point
from domain.journey.journey import Journey
from domain.rules.duty import Ask
from domain.rules.known import counts_from
from domain.rules.voided import Moments


@dataclass(frozen=True, slots=True)
class Lost:
    """An instance as it stood just before a fact took away what armed it."""

    name: str
    placed: Placed
    by: Entry
    journey: Journey  # as it was just before
    ask: Ask
    reads: frozenset[type]  # what was looked at just before and just after
    read_before: frozenset[type]

    @property
    def kept(self) -> bool:
        """Accepted is final; cancelled it may be already."""
        return self.placed.standing.state in (State.ACCEPTED, State.CANCELLED)

    @property
    def state(self) -> State:
        """As which it stays."""
        return self.placed.standing.state if self.kept else State.CANCELLED

    @property
    def began(self) -> datetime:
        """When the clock or the hearing last had a part in that, all its facts being known."""
        return began(self.placed) if self.kept else counts_from(self.by)


def began(placed: Placed) -> datetime:
    """When the clock or the hearing last had a part in a state, all its facts being known."""
    return max((placed.instance.armed_at, *placed.standing.since))


def taken_back(moments: Moments, point: Point) -> list[Lost]:
    """What stood just before a fact that armed it was taken back, and stands no more after it; the
    latest loss first. What an earlier loss left its facts to stood on none of them."""
    found: list[Lost] = []
    for target, by in reversed(moments.displaced()):
        found += _taken_by(target, by, moments, point, _windows(found))
    return found[::-1]


def _windows(gone: Iterable[Lost]) -> list[Window]:
    return [(one.placed.instance.armed_at, one.by.happened_at) for one in gone]


def _taken_by(
    target: str, by: Entry, moments: Moments, point: Point, lost: Sequence[Window]
) -> Iterator[Lost]:
    """`lost`: what had been lost by then."""
    before, then = moments.then(by, by.position - 1)
    stood = places(before, point, then, lost)
    armed = [(name, one) for name, one in stood.by_id.items() if _armed(one, target)]
    if not armed:  # nearly always: what was left then need not be asked
        return
    after, _ = moments.then(by, by.position)
    left = places(after, point, then, lost)
    reads = stood.reads | left.reads
    for name, placed in armed:
        if _lost(name, placed, target, left):
            yield Lost(name, placed, by, before, then, reads, read_before=stood.reads)


def places_beside(
    journey: Journey, point: Point, ask: Ask, moments: Moments
) -> tuple[Places, dict[str, Lost]]:
    """A point's instances, and beside them those that were lost; the latest loss of each."""
    gone = taken_back(moments, point)
    place = places(journey, point, ask, _windows(gone))
    lost: dict[str, Lost] = {}
    for one in gone:
        if one.name not in place.by_id:
            lost.setdefault(one.name, one)
    return place, lost


def _armed(placed: Placed, target: str) -> bool:
    return any(entry.key == target for entry in placed.instance.arms)


def _lost(name: str, placed: Placed, target: str, after: Places) -> bool:
    """Not armed by what was left of what armed it (another reception, a new date)."""
    if name in after.by_id:
        return False
    left = {entry.key for entry in placed.instance.arms} - {target}
    return not any(
        left & {entry.key for entry in other.instance.arms} for other in after.by_id.values()
    )
