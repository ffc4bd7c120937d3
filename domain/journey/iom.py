"""Who is on an integrated offender management scheme, and what colour they have there."""

from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.iom import IomContactMade, IomDeselected, IomRagSet, IomReviewed, IomSelected
from domain.journey.arming import once
from domain.journey.ends import Ended
from domain.journey.journey import Journey


@dataclass(frozen=True, slots=True)
class Membership:
    """One time on a scheme, from the selection (or a first colour) to the deselection."""

    began: Entry
    ended: Entry | None

    def holds(self, moment: datetime) -> bool:
        """Whether the person is on the scheme at that moment."""
        return self.began.happened_at <= moment and (
            self.ended is None or moment < self.ended.happened_at
        )


def memberships(journey: Journey) -> tuple[Membership, ...]:
    """Every time on a scheme, in order."""
    return journey.once("memberships", lambda: _memberships(journey))


def _memberships(journey: Journey) -> tuple[Membership, ...]:
    began: Entry | None = None
    found: list[Membership] = []
    for entry in journey.of(IomSelected, IomRagSet, IomDeselected):
        if not isinstance(entry.fact, IomDeselected):
            began = began or entry
        elif began is not None:
            found.append(Membership(began, entry))
            began = None
    return (*found, *((Membership(began, None),) if began else ()))


def membership_at(journey: Journey, moment: datetime) -> Membership | None:
    """The time on a scheme that holds a moment."""
    return next((one for one in memberships(journey) if one.holds(moment)), None)


def deselected_after(journey: Journey, moment: datetime) -> Ended | None:
    """The first deselection after a moment."""
    for entry in journey.of(IomDeselected):
        if entry.happened_at > moment:
            return Ended(entry.happened_at, "deselected", (entry,))
    return None


def colours(journey: Journey) -> tuple[Entry, ...]:
    """Every colour set; told by two sources, it counts once."""
    return once(journey.of(IomRagSet), lambda fact: fact.rag)


def reviews(journey: Journey) -> tuple[Entry, ...]:
    """Every review; told by two sources, it counts once."""
    return once(journey.of(IomReviewed))


def contacts(journey: Journey) -> tuple[Entry, ...]:
    """Every contact of the scheme, whichever of its agencies made it."""
    return once(journey.of(IomContactMade))
