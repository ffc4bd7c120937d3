"""The way out of one custody: planned, or come already, planned or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.plans import Planned, planned_releases
from domain.journey.release import received_again, released_stays


@dataclass(frozen=True, slots=True)
class Leaving:
    """One custody and the release from it: never without a plan or a release."""

    stay: Custody
    plans: tuple[Entry, ...]
    released: Entry | None  # REL

    @property
    def on(self) -> date:
        """RELp; the REL day once it is known."""
        if self.released is not None:
            return london_day(self.released.happened_at)
        day: date = self.plans[-1].fact.release_on
        return day

    @property
    def facts(self) -> tuple[Entry, ...]:
        """What tells of it: each plan, and the release."""
        return (*self.plans, *((self.released,) if self.released else ()))

    @property
    def first(self) -> Entry:
        """The one of them that we knew first."""
        return min(self.facts, key=lambda entry: (entry.recorded_at, entry.key))

    @property
    def since(self) -> datetime | None:
        """When this custody began; the last release where no reception is known; None: always."""
        return self.stay.began_at or self.stay.since

    @property
    def name(self) -> str:
        """What tells this custody from the person's others, whatever becomes of its plans."""
        return f"custody since {self.stay.since}"

    @property
    def from_court(self) -> bool:
        """Whether a court let the person go there and then."""
        return self.released is not None and self.released.fact.kind == "court"

    def inside(self, moment: datetime) -> bool:
        """Whether a moment lies in this custody."""
        return self.stay.holds(moment)

    def after_custody_began(self, moment: datetime) -> bool:
        """Whether a moment is in this custody or later."""
        return self.since is None or moment >= self.since


def leavings(journey: Journey) -> tuple[Leaving, ...]:
    """One for each custody with a release planned or known, in order."""
    return journey.once("leavings", lambda: tuple(_leavings(journey)))


def over(journey: Journey, leaving: Leaving, armed_at: datetime) -> Ended | None:
    """What ends a duty around a release, whatever the rule: also a reception after it."""
    back = received_again(journey, leaving.released) if leaving.released else None
    return first_end(ends(journey, armed_at, absconding=True), back)


def _leavings(journey: Journey) -> Iterator[Leaving]:
    planned = {plan.name: plan for plan in planned_releases(journey)}
    unplanned = {
        f"custody since {stay.since}": Leaving(stay, (), release)
        for stay, release in released_stays(journey)
    }
    found = {name: _of(plan) for name, plan in planned.items()}
    yield from sorted((unplanned | found).values(), key=lambda leaving: leaving.on)


def _of(planned: Planned) -> Leaving:
    return Leaving(planned.stay, planned.plans, planned.released)
