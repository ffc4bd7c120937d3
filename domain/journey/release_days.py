"""The release days of a person: planned, moved, or come without anybody having planned them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.journey.custody import Custody
from domain.journey.journey import Journey
from domain.journey.plans import InForce, in_force, planned_releases
from domain.journey.release import release_name, released_stays


@dataclass(frozen=True, slots=True)
class ReleaseDay:
    """The release from one custody: the day that holds, how it got there, and the facts behind it."""

    stay: Custody
    on: date
    steps: tuple[InForce, ...]  # each day in force, in the order in which it became known
    anchor: Entry  # the first plan to be known; the release where there was none
    facts: tuple[Entry, ...]  # plans, or the release
    name: str  # tells this release from the person's others

    @property
    def since(self) -> datetime | None:
        """The release before this one; None: there was none."""
        return self.stay.since


def release_days(journey: Journey) -> tuple[ReleaseDay, ...]:
    """Each custody with a release planned or come, in order."""
    return journey.once("release days", lambda: tuple(_release_days(journey)))


def _release_days(journey: Journey) -> Iterator[ReleaseDay]:
    planned = planned_releases(journey)
    for one in planned:
        anchor = min(one.plans, key=lambda entry: (entry.recorded_at, entry.key))
        steps = in_force(journey, one)
        yield ReleaseDay(one.stay, one.on, steps, anchor, one.plans, one.name)
    since = {one.stay.since for one in planned}
    for stay, release in released_stays(journey):
        if stay.since not in since:
            on = london_day(release.happened_at)
            step = InForce(release.recorded_at, on, None, release)
            yield ReleaseDay(stay, on, (step,), release, (release,), release_name(release))
