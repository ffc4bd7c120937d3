"""The way out of a custody whose release was planned, as what is due after it counts it."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.journey.custody import Custody
from domain.journey.ends import Ended
from domain.journey.journey import Journey
from domain.journey.plans import Planned, planned_releases
from domain.journey.release import received_after

NO_RELEASE = frozenset({"bail", "immigration"})


@dataclass(frozen=True, slots=True)
class WayOut:
    """The day of it, the release that came (bail and immigration are none), and the next custody."""

    planned: Planned
    on: date
    released: Entry | None
    back: Ended | None

    @property
    def stay(self) -> Custody:
        """The custody it leads out of."""
        return self.planned.stay

    @property
    def since(self) -> datetime | None:
        """When that custody began; None: always."""
        return self.planned.since


def ways_out(journey: Journey) -> tuple[WayOut, ...]:
    """One for each custody with a planned release, in order."""
    return journey.once(
        "ways out", lambda: tuple(_way_out(journey, one) for one in planned_releases(journey))
    )


def _way_out(journey: Journey, planned: Planned) -> WayOut:
    out = planned.stay.released
    released = out if out is not None and out.fact.kind not in NO_RELEASE else None
    on = london_day(released.happened_at) if released else planned.plans[-1].fact.release_on
    over = planned.stay.ended_at
    return WayOut(planned, on, released, received_after(journey, over) if over else None)
