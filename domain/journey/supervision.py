"""Supervision in the community: when it is over."""

from datetime import datetime, timedelta

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.sentence import SupervisionEnded, SupervisionStarted
from domain.journey.ends import Ended
from domain.journey.journey import Journey
from domain.journey.release import supervised_releases
from domain.policy.policy import Policy

ONE_DAY = timedelta(days=1)


def supervision_ends(journey: Journey) -> tuple[Entry, ...]:
    """Every end of supervision that nothing follows: no other started on that day or the next."""
    started = {london_day(entry.happened_at) for entry in journey.of(SupervisionStarted)}
    return tuple(
        entry
        for entry in journey.of(SupervisionEnded)
        if not started & {(day := london_day(entry.happened_at)), day + ONE_DAY}
    )


def supervision_over(journey: Journey, after: datetime) -> Ended | None:
    """The first end of supervision at or after a moment."""
    for entry in supervision_ends(journey):
        if entry.happened_at >= after:
            return Ended(entry.happened_at, "supervision ended", (entry,))
    return None


def supervised_at(journey: Journey, policy: Policy, moment: datetime) -> bool:
    """Supervised in the community: begun by then, and since then neither over nor back in custody."""
    begun = [entry for _, entry in supervised_releases(journey, policy)]
    begun += journey.of(SupervisionStarted)
    last = max((e.happened_at for e in begun if e.happened_at <= moment), default=None)
    if last is None:
        return False
    stopped = [entry.happened_at for entry in supervision_ends(journey)]
    stopped += [stay.began_at for stay in journey.custody if stay.began_at is not None]
    stay = journey.stay_at(moment)
    return stay is None and not any(last <= at <= moment for at in stopped)
