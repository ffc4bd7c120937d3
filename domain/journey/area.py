"""Where the person belongs: the area of the release plan, else of the community lead."""

from datetime import datetime

from domain.facts.sentence import ReleasePlanned, ReleaseRescheduled
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, live_lead

WALES = "region/wales"


def area(journey: Journey, since: datetime | None, upto: datetime) -> str | None:
    """Area of the latest plan that gives one, told after `since`; else the live community lead's."""
    for entry in reversed(journey.of(ReleasePlanned, ReleaseRescheduled)):
        told_in = (since is None or entry.happened_at > since) and entry.happened_at <= upto
        if told_in and entry.fact.area is not None:
            planned: str = entry.fact.area
            return planned
    lead = live_lead(journey, COMMUNITY, upto)
    return lead.area if lead else None


def in_wales(journey: Journey, since: datetime | None, upto: datetime) -> bool:
    """England unless the area says otherwise."""
    return area(journey, since, upto) == WALES
