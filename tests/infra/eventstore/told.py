"""Facts for the log's tests: one prison, a few records, ids written out."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.facts.custody import PersonReleased
from domain.facts.entry import Labels, Told
from domain.ports import Parked, Reached

LABELS = Labels("prison", "custody", "T1", "part3", "fact", ("mappa",))
RELEASE = Told(
    id="e1",
    source="/prison/nomis",
    record="prison/A1234BC",
    happened_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    told_at=datetime(2026, 3, 2, 9, 5, tzinfo=UTC),
    fact=PersonReleased(prison="LEI", kind="conditional"),
    labels=LABELS,
)


def release(id: str, **changes: Any) -> Told:
    """A release told under this id."""
    return replace(RELEASE, id=id, **changes)


def upto(last: int, previous: int = -1, partition: int = 0) -> Reached:
    """A batch of in.prison.v1 that read until `last`."""
    return Reached("in.prison.v1", partition, previous, last)


def parked(offset: int, **changes: Any) -> Parked:
    """A message nobody could read, at this offset."""
    one = Parked(
        reason="bad-json",
        says="body: not JSON",
        raw=b"{",
        topic="in.prison.v1",
        partition=0,
        offset=offset,
        headers=(("ce_id", b"\xff\x00"),),
        told_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
        source="/prison/nomis",
        message_id="e9",
    )
    return replace(one, **changes)
