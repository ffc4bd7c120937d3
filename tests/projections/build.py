"""Facts for the tests of the read side, told by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

from consumers.labels import labels_for
from domain.facts.entry import Told


def at(text: str) -> datetime:
    """A UTC instant: 2026-03-02T09:00."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def told(
    fact: Any,
    *,
    id: str,
    source: str = "/prison/nomis",
    record: str = "prison/A1234BC",
    when: str,
    supersedes: str | None = None,
) -> Told:
    """One thing said, sent a minute after it happened."""
    happened_at = at(when)
    return Told(
        id=id,
        source=source,
        record=record,
        happened_at=happened_at,
        told_at=happened_at + timedelta(minutes=1),
        fact=fact,
        labels=labels_for(source.split("/")[1], fact),
        supersedes=supersedes,
    )
