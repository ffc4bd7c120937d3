"""The timeline: every fact about a person as it was told, superseded ones too."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry
from domain.journey.journey import Journey
from projections.rows import TimelineRow


class FactLine(NamedTuple):
    """One fact of a person, and what displaced it: its row, not laid out yet.

    A fact stays as it was told, so a line that holds the same one is equal at a glance.
    """

    person: str
    entry: Entry
    superseded_by: str | None

    @property
    def key(self) -> tuple[str]:
        """See Line."""
        return (self.entry.key,)

    def row(self) -> TimelineRow:
        """See Line."""
        entry, labels = self.entry, self.entry.labels
        return TimelineRow(
            entry=entry.key,
            person=self.person,
            position=entry.position,
            happened_at=entry.happened_at,
            day_only=entry.day_only,
            told_at=entry.told_at,
            recorded_at=entry.recorded_at,
            source=entry.source,
            record=entry.record,
            type=entry.fact.TYPE,
            superseded_by=self.superseded_by,
            publisher=labels.publisher,
            category=labels.category,
            tier=labels.tier,
            regime=labels.regime,
            basis=labels.basis,
            marks=labels.marks,
            data=said(entry),
        )


def fact_lines(person: str, journey: Journey) -> Iterator[FactLine]:
    """One line a fact. A heartbeat says something of the feed, not of the person: it is left out."""
    displaced = journey.standing.displaced
    for entry in journey.all:
        if not isinstance(entry.fact, SourceHeartbeat):
            by = displaced.get(entry.key) if displaced else None
            yield FactLine(person, entry, by.key if by else None)


def said(entry: Entry) -> dict[str, Any]:
    """The fact's fields, with those we don't know beside them; what wasn't told is left out."""
    told = msgspec.json.decode(msgspec.json.encode(entry.fact))
    fields = {name: value for name, value in told.items() if value is not None}
    return {**msgspec.json.decode(entry.extra), **fields} if entry.extra else fields
