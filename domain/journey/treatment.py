"""Treatment in custody: whether it was under way when the person left."""

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.health import TreatmentEnded, TreatmentStarted
from domain.journey.custody import Custody
from domain.journey.journey import Journey

CUSTODY, COMMUNITY = "custody", "community"


def open_episode(journey: Journey, stay: Custody, release: Entry) -> Entry | None:
    """The start of the treatment in this custody that was still open at the release.

    An end on the day of release, but not drug-free, is the release itself.
    """
    since = stay.began_at or stay.since
    started: Entry | None = None
    for entry in journey.of(TreatmentStarted, TreatmentEnded):
        before = since is not None and entry.happened_at < since
        if before or entry.happened_at > release.happened_at or entry.fact.setting != CUSTODY:
            continue
        if isinstance(entry.fact, TreatmentStarted):
            started = entry
        elif entry.fact.outcome == "drug-free" or _earlier_day(entry, release):
            started = None
    return started


def _earlier_day(ended: Entry, release: Entry) -> bool:
    return london_day(ended.happened_at) < london_day(release.happened_at)
