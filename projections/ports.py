"""Where the deriver keeps the rows: a set of read tables, written in one transaction a batch."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from projections.aside import Aside
from projections.person import Derived
from projections.tables.controls import CountRow, ExemptionRow


@dataclass(frozen=True, slots=True)
class Progress:
    """Every position up to this one is in the rows, and they are as judged at this moment."""

    position: int
    as_of: datetime


@dataclass(frozen=True, slots=True)
class FeedRow:
    """What a source has said so far."""

    source: str
    facts: int
    heard_until: datetime
    last_recorded_at: datetime
    position: int


class Writing(Protocol):
    """One open transaction on the read tables: all of it is kept, or nothing."""

    def add_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """(key, record) pairs by which records may be connected; repeats are nothing new."""

    def closure(self, records: Iterable[str]) -> set[str]:
        """These records and every record that may be one person's with them."""

    def woken(self, as_of: datetime, heard: Mapping[str, datetime], limit: int) -> set[str]:
        """People whose time has come by the clock, or whose source has now been heard."""

    def with_source(self, sources: Iterable[str]) -> set[str]:
        """People of whom one of these sources holds a record."""

    def records_of(self, people: Iterable[str]) -> set[str]:
        """The records these people's rows were made from."""

    def save(self, rows: Sequence[Derived | Aside], records: Iterable[str] = ()) -> None:
        """Put these people's rows in place of those they had, and of all that anybody had who
        held one of these records. Without records: each person's are what they were.

        What is shown of people set aside stays, and they are not woken, until they are judged.
        """

    def save_feeds(self, feeds: Iterable[FeedRow]) -> None:
        """Add what these sources said in this batch."""

    def save_controls(self, counts: Sequence[CountRow], exemptions: Sequence[ExemptionRow]) -> None:
        """Keep what sources counted, and what is borne with; of each the last word."""

    def advance(self, progress: Progress) -> None:
        """Say how far the rows are, and wake whoever listens."""


class ViewStore(Protocol):
    """The read tables."""

    def progress(self) -> Progress:
        """How far they are; position 0 for empty ones."""

    def aside(self) -> set[str]:
        """People who could not be judged when last tried."""

    def writing(self) -> AbstractContextManager[Writing]:
        """A transaction. Leaving it normally commits; an exception leaves the tables as they were."""
