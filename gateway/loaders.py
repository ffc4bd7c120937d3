"""One statement for many people: loaders that live as long as one request."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from strawberry.dataloader import DataLoader

from gateway.ports import Reads
from projections.rows import GapRow, HandoverRow, JourneyRow, StayRow, TimelineRow, columns


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page of one person's timeline: so many entries after a key."""

    person: str
    take: int
    when: str | None = None
    entry: str = ""


class Loaders:
    """Everything that hangs on a person, read for all people of an answer at once."""

    def __init__(self, reads: Reads) -> None:
        self.journeys = DataLoader(load_fn=_one(reads, JourneyRow, JOURNEYS))
        self.not_judged = DataLoader(load_fn=_not_judged(reads))
        self.stays = DataLoader(load_fn=_many(reads, StayRow, STAYS))
        self.gaps = DataLoader(load_fn=_many(reads, GapRow, GAPS))
        self.handovers = DataLoader(load_fn=_many(reads, HandoverRow, HANDOVERS))
        self.timelines = DataLoader(load_fn=_timelines(reads))
        self.timeline_counts = DataLoader(load_fn=_counts(reads))
        self.raw = DataLoader(load_fn=_raw(reads))


_OF = "WHERE person = ANY(%(people)s::text[])"
JOURNEYS = f"SELECT {columns(JourneyRow)} FROM journeys {_OF}"  # noqa: S608 - our own names only
STAYS = f"SELECT {columns(StayRow)} FROM stays {_OF} ORDER BY person, n"  # noqa: S608 - our own names only
GAPS = f"SELECT {columns(GapRow)} FROM findings {_OF} ORDER BY deadline_at, id"  # noqa: S608 - our own names only
HANDOVERS = f"SELECT {columns(HandoverRow)} FROM handovers {_OF} ORDER BY deadline_at, id"  # noqa: S608 - our own names only
COUNTS = f"SELECT person, count(*) AS n FROM timeline {_OF} GROUP BY person"  # noqa: S608 - our own names only
NOT_JUDGED = f"SELECT person, since FROM set_aside {_OF}"  # noqa: S608 - our own names only
RAW = "SELECT id, raw FROM parked WHERE id = ANY(%(ids)s::bigint[])"
TIMELINES = f"""
SELECT ask.nth, page.* FROM unnest(
    %(people)s::text[], %(takes)s::int[], %(whens)s::timestamptz[], %(entries)s::text[]
) WITH ORDINALITY AS ask(person, take, at, entry, nth)
CROSS JOIN LATERAL (
    SELECT {columns(TimelineRow, "t")} FROM timeline t
    WHERE t.person = ask.person AND (t.happened_at, t.entry) > (ask.at, ask.entry)
    ORDER BY t.happened_at, t.entry LIMIT ask.take
) AS page
ORDER BY ask.nth, page.happened_at, page.entry"""  # noqa: S608 - our own names only


def _one(reads: Reads, row: type, sql: str) -> Callable[..., Any]:
    async def load(people: list[str]) -> list[Any]:
        rows = await reads.fetch(sql, {"people": people})
        found = {found["person"]: row(**found) for found in rows}
        return [found.get(person) for person in people]

    return load


def _many(reads: Reads, row: type, sql: str) -> Callable[..., Any]:
    async def load(people: list[str]) -> list[list[Any]]:
        found = _by_person(await reads.fetch(sql, {"people": people}))
        return [[row(**one) for one in found[person]] for person in people]

    return load


def _counts(reads: Reads) -> Callable[..., Any]:
    async def load(people: list[str]) -> list[int]:
        rows = await reads.fetch(COUNTS, {"people": people})
        found = {row["person"]: int(row["n"]) for row in rows}
        return [found.get(person, 0) for person in people]

    return load


def _not_judged(reads: Reads) -> Callable[..., Any]:
    async def load(people: list[str]) -> list[datetime | None]:
        rows = await reads.fetch(NOT_JUDGED, {"people": people})
        found = {row["person"]: row["since"] for row in rows}
        return [found.get(person) for person in people]

    return load


def _raw(reads: Reads) -> Callable[..., Any]:
    async def load(ids: list[int]) -> list[bytes]:
        rows = await reads.fetch(RAW, {"ids": ids})
        found = {row["id"]: bytes(row["raw"]) for row in rows}
        return [found[one] for one in ids]

    return load


def _timelines(reads: Reads) -> Callable[..., Any]:
    async def load(pages: list[TimelinePage]) -> list[list[TimelineRow]]:
        rows = await reads.fetch(TIMELINES, _asked(pages))
        found: dict[int, list[TimelineRow]] = defaultdict(list)
        for row in rows:
            entry = dict(row)
            found[entry.pop("nth")].append(TimelineRow(**entry))
        return [found[nth] for nth in range(1, len(pages) + 1)]

    return load


def _asked(pages: Sequence[TimelinePage]) -> dict[str, object]:
    return {
        "people": [page.person for page in pages],
        "takes": [page.take for page in pages],
        "whens": [page.when or "-infinity" for page in pages],
        "entries": [page.entry for page in pages],
    }


def _by_person(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["person"]].append(row)
    return found
