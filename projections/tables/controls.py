"""Control totals as rows: what a source last counted of a place on a day, and what is borne with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from domain.facts.control import ControlExempted
from domain.facts.data import ControlCounted
from domain.facts.entry import Entry

OURS = "/throughline/control"  # the only source that may say what is borne with


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """A source's count of a place on a day; told again, the last one counts."""

    source: str
    place: str
    day_on: date
    count: int
    entry: str
    recorded_at: datetime
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionRow:
    """The last exemption of a source's counts of a place."""

    source: str
    place: str
    owner: str
    reason: str
    cap: int
    until_on: date
    by: str
    recorded_at: datetime
    position: int


def count_rows(entries: Iterable[Entry]) -> list[CountRow]:
    """Those among these entries, one for each source, place and day."""
    found: dict[tuple[str, str, date], CountRow] = {}
    for entry in entries:
        if isinstance(entry.fact, ControlCounted):
            fact = entry.fact
            found[entry.source, fact.place, fact.day_on] = CountRow(
                source=entry.source,
                place=fact.place,
                day_on=fact.day_on,
                count=fact.count,
                entry=entry.key,
                recorded_at=entry.recorded_at,
                position=entry.position,
            )
    return list(found.values())


def exemption_rows(entries: Iterable[Entry]) -> list[ExemptionRow]:
    """Those among these entries, one for each source and place. No agency can exempt itself."""
    found: dict[tuple[str, str], ExemptionRow] = {}
    for entry in entries:
        if isinstance(entry.fact, ControlExempted) and entry.source == OURS:
            fact = entry.fact
            found[fact.counted_by, fact.place] = ExemptionRow(
                source=fact.counted_by,
                place=fact.place,
                owner=fact.owner,
                reason=fact.reason,
                cap=fact.cap,
                until_on=fact.until_on,
                by=fact.by,
                recorded_at=entry.recorded_at,
                position=entry.position,
            )
    return list(found.values())
