"""Sources' own counts of the people in a place, beside those we hold there."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import strawberry

from domain.calendar import london_day
from domain.control import Control, Counted, Exemption, control
from gateway.context import Info, read_progress
from gateway.types import control as shown
from gateway.types.control import ControlTotal

# The stays are gone through once, whatever the number of places.
SQL = """
WITH asked AS (
  SELECT DISTINCT ON (source, place) source, place, day_on, count,
    (day_on + 1)::timestamp AT TIME ZONE 'Europe/London' AS ends_at
  FROM counts
  WHERE (%(source)s::text IS NULL OR source = %(source)s)
    AND (%(place)s::text IS NULL OR place = %(place)s)
    AND (%(day_on)s::date IS NULL OR day_on = %(day_on)s)
  ORDER BY source, place, day_on DESC
),
held AS (
  SELECT a.source, a.place, count(DISTINCT s.person) AS people
  FROM asked a JOIN stays s ON s.place = a.place AND s.kind = 'custody'
    AND (s.began_at IS NULL OR s.began_at < a.ends_at)
    AND (s.ended_at IS NULL OR s.ended_at >= a.ends_at)
  GROUP BY a.source, a.place
)
SELECT a.source, a.place, a.day_on, a.count, coalesce(h.people, 0) AS held, f.heard_until,
  e.owner, e.reason, e.cap, e.until_on
FROM asked a LEFT JOIN held h USING (source, place) LEFT JOIN feeds f USING (source)
  LEFT JOIN exemptions e USING (source, place)
ORDER BY a.source, a.place"""

Source = Annotated[
    str | None, strawberry.argument(description="Only this source's: /prison/nomis.")
]
Place = Annotated[str | None, strawberry.argument(description="Only this place: WWI.")]
Day = Annotated[
    date | None,
    strawberry.argument(description="Of this London day; else each place's last count."),
]


async def list_controls(
    info: Info, source: Source = None, place: Place = None, day_on: Day = None
) -> list[ControlTotal]:
    """By source and place, as of the day of the answer."""
    reads = info.context.reads
    progress = info.context.progress or await read_progress(reads)
    if progress.as_of is None:
        return []
    rows = await reads.fetch(SQL, {"source": source, "place": place, "day_on": day_on})
    today = london_day(progress.as_of)
    return [shown.of(control_of(row, today)) for row in rows]


def control_of(row: Mapping[str, Any], today: date) -> Control:
    """The finding on one row of SQL."""
    counted = Counted(*(row[name] for name in COUNTED))
    exemption = Exemption(*(row[name] for name in EXEMPTION)) if row["owner"] is not None else None
    return control(counted, exemption, today)


COUNTED = ("source", "place", "day_on", "count", "held", "heard_until")
EXEMPTION = ("owner", "reason", "cap", "until_on")
