"""Since when the log has implied a handover's state without a break, found by asking again earlier."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.finding import State
from domain.handovers.placed import Placed
from domain.handovers.point import Point
from domain.handovers.taken_back import began, places_beside
from domain.rules.known import Replay
from domain.rules.voided import Moments

# By id: the state, and when the clock or the hearing last had a part in it.
States = dict[str, tuple[State, datetime]]


@dataclass(slots=True)
class Earlier:
    """What the points said at earlier moments of the log."""

    replay: Replay
    _shown: dict[tuple[datetime, str], States] = field(default_factory=dict)
    _moments: dict[datetime, Moments] = field(default_factory=dict)

    def since(self, name: str, placed: Placed, reads: frozenset[type]) -> datetime:
        """The first moment of the unbroken run in which the instance of this id shows this state."""
        state = placed.standing.state
        start = began(placed)
        for moment in self.replay.moments(reads):
            if start > moment:
                return start
            if self.replay.not_yet_told(placed.instance.anchor, moment):
                return moment
            before, start_before = self._just_before(moment, placed.point).get(name, (None, start))
            if before is not state:
                return moment
            start = start_before
        return start

    def gone_since(
        self, name: str, point: Point, state: State, reads: frozenset[type], taken_at: datetime
    ) -> datetime | None:
        """The first moment of the unbroken run in which what was lost shows as this; None: it never
        came again since it was taken."""
        for moment in self.replay.moments(reads):
            if moment <= taken_at:
                return None
            before, _ = self._just_before(moment, point).get(name, (None, None))
            if before is not state:
                return moment
        return None

    def _just_before(self, moment: datetime, point: Point) -> States:
        if (moment, point.code) not in self._shown:
            journey, ask = self.replay.at(moment)
            moments = self._moments.setdefault(moment, Moments(journey, ask))
            place, lost = places_beside(journey, point, ask, moments)
            self._shown[moment, point.code] = {
                name: (one.standing.state, began(one)) for name, one in place.by_id.items()
            } | {name: (one.state, one.began) for name, one in lost.items()}
        return self._shown[moment, point.code]
