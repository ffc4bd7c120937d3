"""Since when the log has implied a handover's state without a break, found by asking again earlier."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.finding import State
from domain.handovers.placed import Placed, Places, places
from domain.handovers.point import Point
from domain.rules.known import Replay
from domain.rules.verdict import first_late


@dataclass(slots=True)
class Earlier:
    """What the points said at earlier moments of the log."""

    replay: Replay
    _places: dict[tuple[datetime, str], Places] = field(default_factory=dict)

    def since(self, name: str, placed: Placed, reads: frozenset[type]) -> datetime:
        """The first moment of the unbroken run in which the instance of this id shows this state."""
        state = placed.standing.state
        start = began(placed)
        upto = settled(placed)
        moment: datetime | None = None
        while (moment := self.replay.moment_before(moment, reads, upto)) is not None:
            if start > moment:
                return start
            if self.replay.not_yet_told(placed.instance.anchor, moment):
                return moment
            before = self._just_before(moment, placed.point).by_id.get(name)
            if before is None or before.standing.state is not state:
                return moment
            start = began(before)
            upto = max(upto, settled(before) or upto) if upto else None
        return start

    def _just_before(self, moment: datetime, point: Point) -> Places:
        if (moment, point.code) not in self._places:
            journey, ask = self.replay.at(moment)
            self._places[moment, point.code] = places(journey, point, ask)
        return self._places[moment, point.code]


def began(placed: Placed) -> datetime:
    """When the clock or the hearing last had a part in a state, all its facts being known."""
    return max((placed.instance.armed_at, *placed.standing.since))


def settled(placed: Placed) -> datetime | None:
    """The moment after which nothing that happens can change a state; None where anything may.

    Accepted is final: we may learn more of the time up to then, what comes later undoes nothing.
    """
    standing = placed.standing
    if standing.state is not State.ACCEPTED or standing.accepted_at is None:
        return None
    by = (*placed.instance.arms, placed.instance.anchor, *standing.rests_on)
    ends = [step.deadline for step in placed.instance.steps if step.deadline]
    return max(
        standing.accepted_at,
        *(first_late(deadline) for deadline in ends),
        *(entry.happened_at for entry in by),
    )
