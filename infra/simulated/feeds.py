"""The feeds themselves: signs of life twice a day, the same hours in UTC all year."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from domain.calendar import days_between
from infra.simulated.places import TREATMENT, sources
from infra.simulated.regimes import UNIFIED
from infra.simulated.telling import Saying

HOURS = (time(10, 30), time(22, 30))  # twelve hours apart: a silence of a day is only where planned


def last_word(source: str, silent_from: datetime) -> datetime:
    """When this source is last heard as a whole, if it stops at that moment."""
    day = silent_from.date()
    beats = heartbeats(day - timedelta(days=1), day, silent_from)
    return max(beat.told_at for beat in beats if beat.source == source)


def heartbeats(first: date, last: date, silent_from: datetime) -> Iterator[Saying]:
    """One from each source, twice a day. The silent one stops.

    Where the time reaches back to the companies, theirs go on: somebody keeps what they knew."""
    there = sources(companies=first < UNIFIED)
    for day in days_between(first, last):
        for hour in HOURS:
            moment = datetime.combine(day, hour, UTC)
            for number, source in enumerate(there):
                if source == TREATMENT and moment >= silent_from:
                    continue
                yield Saying(
                    told_at=moment + timedelta(seconds=number),
                    source=source,
                    type="data.source_heartbeat.v1",
                    happened_at=moment,
                    record=source.removeprefix("/") + "-feed",
                    id=f"hb-{moment:%y%m%d%H}",
                    data={},
                )
