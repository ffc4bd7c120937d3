"""Licences: in force from the activation, unless undone."""

from datetime import datetime

from domain.facts.licence import LicenceInactivated
from domain.finding import Deadline
from domain.journey.journey import Journey


def undone(journey: Journey, licence: str, since: datetime, deadline: Deadline) -> bool:
    """Whether this licence was inactivated from a moment on, by the deadline."""
    return any(
        entry.fact.licence == licence
        and entry.happened_at >= since
        and deadline.in_time(entry.happened_at)
        for entry in journey.of(LicenceInactivated)
    )
