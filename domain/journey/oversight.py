"""Which kinds of supervision run on a day: licence, top-up, order."""

from datetime import date

from domain.calendar import london_day
from domain.facts.sentence import SupervisionEnded, SupervisionStarted
from domain.journey.journey import Journey


def kinds_running(journey: Journey, on: date) -> frozenset[str]:
    """The kinds that had begun by that day and had not ended before it."""
    running: set[str] = set()
    for entry in journey.of(SupervisionStarted, SupervisionEnded):
        day = london_day(entry.happened_at)
        if isinstance(entry.fact, SupervisionStarted) and day <= on:
            running.add(entry.fact.kind)
        elif isinstance(entry.fact, SupervisionEnded) and day < on:
            running.discard(entry.fact.kind)
    return frozenset(running)
