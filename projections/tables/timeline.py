"""The timeline: every fact about a person as it was told, superseded ones too."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry
from domain.journey.journey import Journey
from projections.rows import TimelineRow


class Facts(NamedTuple):
    """Every fact of a person, and what displaced those that stand no more. See Part."""

    person: str
    items: tuple[Entry, ...]
    displaced: Mapping[str, str]  # key of a fact -> key of what displaced it

    @property
    def beside(self) -> object:
        """See Part."""
        return self.displaced

    @property
    def of_person(self) -> tuple[object, ...]:
        """See Part."""
        return ()

    def key(self, entry: Entry) -> tuple[object, ...]:
        """See Part."""
        return (entry.key,)

    def mark(self, entry: Entry) -> object:
        """See Part. A fact stays as it was told: only what displaced it can change."""
        return self.displaced.get(entry.key)

    def row(self, entry: Entry) -> TimelineRow:
        """See Part."""
        labels = entry.labels
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
            superseded_by=self.displaced.get(entry.key),
            publisher=labels.publisher,
            category=labels.category,
            tier=labels.tier,
            regime=labels.regime,
            basis=labels.basis,
            marks=labels.marks,
            data=said(entry),
        )


_NONE: Mapping[str, str] = {}


def facts_of(person: str, journey: Journey) -> Facts:
    """One row a fact. A heartbeat says something of the feed, not of the person: it is left out."""
    displaced, every = journey.standing.displaced, journey.all
    beats = any(type(entry.fact) is SourceHeartbeat for entry in every)
    return Facts(
        person,
        tuple([e for e in every if type(e.fact) is not SourceHeartbeat]) if beats else every,
        {key: by.key for key, by in displaced.items()} if displaced else _NONE,
    )


def said(entry: Entry) -> dict[str, Any]:
    """The fact's fields, with those we don't know beside them; what wasn't told is left out."""
    told = msgspec.json.decode(msgspec.json.encode(entry.fact))
    fields = {name: value for name, value in told.items() if value is not None}
    return {**msgspec.json.decode(entry.extra), **fields} if entry.extra else fields
