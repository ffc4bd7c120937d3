"""The timeline: every fact about a person as it was told, superseded ones too."""

from collections.abc import Iterator
from typing import Any

import msgspec

from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry
from domain.journey.journey import Journey
from projections.rows import TimelineRow


def timeline_rows(person: str, journey: Journey) -> Iterator[TimelineRow]:
    """One row a fact. A heartbeat says something of the feed, not of the person: it is left out."""
    displaced = journey.standing.displaced
    for entry in journey.all:
        if isinstance(entry.fact, SourceHeartbeat):
            continue
        by = displaced.get(entry.key)
        labels = entry.labels
        yield TimelineRow(
            entry=entry.key,
            person=person,
            position=entry.position,
            happened_at=entry.happened_at,
            day_only=entry.day_only,
            told_at=entry.told_at,
            recorded_at=entry.recorded_at,
            source=entry.source,
            record=entry.record,
            type=entry.fact.TYPE,
            superseded_by=by.key if by else None,
            publisher=labels.publisher,
            category=labels.category,
            tier=labels.tier,
            regime=labels.regime,
            basis=labels.basis,
            marks=labels.marks,
            data=said(entry),
        )


def said(entry: Entry) -> dict[str, Any]:
    """The fact's fields, with those we don't know beside them; what wasn't told is left out."""
    told = msgspec.json.decode(msgspec.json.encode(entry.fact))
    fields = {name: value for name, value in told.items() if value is not None}
    return {**msgspec.json.decode(entry.extra), **fields} if entry.extra else fields
