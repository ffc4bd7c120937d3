"""What the points counted from a planned release share: one instance a custody, from when it begins."""

from datetime import datetime

from domain.facts.entry import Entry
from domain.journey.ends import Ended
from domain.journey.plans import Planned


def begin(planned: Planned) -> datetime:
    """From when on both the custody and the plan are there."""
    told_at = planned.plans[0].happened_at
    return max(told_at, planned.stay.began_at or told_at)


def anchor(planned: Planned) -> Entry:
    """There is one a custody, so it hangs on the reception, where one is known."""
    return planned.stay.received or planned.plans[0]


def arms(planned: Planned, *others: Entry) -> tuple[Entry, ...]:
    """What arms it: the custody, the plan in force, and what else the point asks for."""
    received = (planned.stay.received,) if planned.stay.received else ()
    return tuple(dict.fromkeys((*received, planned.plans[-1], *others)))


def inside(planned: Planned, moment: datetime) -> bool:
    """Whether the person hasn't been released by that moment."""
    return planned.stay.ended_at is None or moment < planned.stay.ended_at


def released(planned: Planned) -> Ended | None:
    """The release, where it ends the point."""
    out = planned.stay.released
    return Ended(out.happened_at, "released", (out,)) if out else None
