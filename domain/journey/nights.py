"""Where the person sleeps, night by night.

The status with the latest `from_on` holds, until its `to_on`; one from before a reception is over.

    temporary 2 Feb - 2 Mar, none since 5 Mar     housed 2 Feb .. 1 Mar, nothing 2 .. 4 Mar, none 5 Mar ..
"""

from datetime import date

from domain.calendar import london_day
from domain.facts.accommodation import AccommodationRecorded
from domain.facts.entry import Entry
from domain.journey.journey import Journey

HOUSED = frozenset({"settled", "temporary"})


def holding(journey: Journey, night: date) -> list[Entry]:
    """The statuses whose dates hold that night, the one in force last."""
    received_on = max((day for day in _receptions(journey) if day <= night), default=date.min)
    found = [
        entry
        for entry in journey.of(AccommodationRecorded)
        if received_on <= entry.fact.from_on <= night
        and (entry.fact.to_on is None or night < entry.fact.to_on)
    ]
    return sorted(found, key=lambda entry: entry.fact.from_on)  # stable: then by time


def housed(journey: Journey, night: date) -> list[Entry]:
    """The statuses that show the person housed that night; none if the one in force doesn't."""
    found = holding(journey, night)
    if not found or found[-1].fact.status not in HOUSED:
        return []
    return [entry for entry in found if entry.fact.status in HOUSED]


def turning_days(journey: Journey, after: date) -> list[date]:
    """The days after one on which another status may come into force, in order."""
    days = set(_receptions(journey))
    for entry in journey.of(AccommodationRecorded):
        days.update(day for day in (entry.fact.from_on, entry.fact.to_on) if day is not None)
    return sorted(day for day in days if day > after)


def _receptions(journey: Journey) -> list[date]:
    return [london_day(entry.happened_at) for stay in journey.custody for entry in stay.receptions]
