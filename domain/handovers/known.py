"""Since when the log has implied a handover's state without a break, found by asking again earlier."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.handovers.placed import Placed, Places, places
from domain.handovers.point import Point
from domain.rules.known import Replay


@dataclass(slots=True)
class Earlier:
    """What the points said at earlier moments of the log."""

    replay: Replay
    _places: dict[tuple[datetime, str], Places] = field(default_factory=dict)

    def since(self, name: str, placed: Placed, reads: frozenset[type]) -> datetime:
        """The first moment of the unbroken run in which the instance of this id shows this state."""
        state = placed.standing.state
        start = began(placed)
        for moment in self.replay.moments(reads):
            if start > moment:
                return start
            if self.replay.not_yet_told(placed.instance.anchor, moment):
                return moment
            before = self._just_before(moment, placed.point).by_id.get(name)
            if before is None or before.standing.state is not state:
                return moment
            start = began(before)
        return start

    def _just_before(self, moment: datetime, point: Point) -> Places:
        if (moment, point.code) not in self._places:
            journey, ask = self.replay.at(moment)
            self._places[moment, point.code] = places(journey, point, ask)
        return self._places[moment, point.code]


def began(placed: Placed) -> datetime:
    """When the clock or the hearing last had a part in a state, all its facts being known."""
    return max((placed.instance.armed_at, *placed.standing.since))
