"""Builders: what agencies and reviewers say about who is who, recorded in the order it is said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.facts.data import FactWithdrawn
from domain.facts.entry import Entry, Labels
from domain.facts.identity import (
    BookingMoved,
    IdentifierObserved,
    IdentifierWithdrawn,
    LinkJudged,
    PersonSeen,
    RecordsMerged,
    RecordsUnmerged,
)
from domain.people.partition import Partition, who_is_who

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LABELS = Labels("prison", "identity", "T0", "part3", "fact")
ASH = ("Ash", "Marlow", date(1990, 5, 17))
ROBIN = ("Robin", "Tarn", date(1984, 11, 3))

P1, P2, P3 = "prison/A1234BC", "prison/A2345CD", "prison/A3456DE"
X1, X2, X3 = "probation/X123456", "probation/X234567", "probation/X345678"
S1 = "prison/booking-77"  # a stay whose person no message named
V1, V2 = "voluntary/harbour/881", "voluntary/harbour/882"
PNC_1, PNC_2 = "2012/0394773H", "1979/0163001B"


def said(record: str, fact: Any, *, supersedes: str | None = None, day: int | None = None) -> Entry:
    """One entry, not yet placed in the log; `day`: it happened so many days after the start."""
    return Entry(
        id="",
        source=f"/{record.split('/', 1)[0]}/system",
        record=record,
        happened_at=START if day is None else START + timedelta(days=day),
        told_at=START,
        fact=fact,
        labels=LABELS,
        supersedes=supersedes,
        day_only=day is None,
    )


def log(*entries: Entry, start: datetime = START) -> list[Entry]:
    """The entries in this order: positions from 1, an hour apart, ids e1, e2, ...

    What has no day of its own happened when it was recorded.
    """
    placed = []
    for n, entry in enumerate(entries, 1):
        at = start + timedelta(hours=n)
        happened = at if entry.day_only else entry.happened_at
        placed.append(
            replace(
                entry,
                id=f"e{n}",
                position=n,
                recorded_at=at,
                told_at=at,
                happened_at=happened,
                day_only=False,
            )
        )
    return placed


def seen(record: str, given: str, family: str, born: date | None = None, **said_: Any) -> Entry:
    return said(record, PersonSeen(given, family, born), **said_)


def observed(record: str, kind: Any, value: str, **said_: Any) -> Entry:
    return said(record, IdentifierObserved(kind, value), **said_)


def withdrawn(record: str, kind: Any, value: str, **said_: Any) -> Entry:
    return said(record, IdentifierWithdrawn(kind, value), **said_)


def merged(into: str, removed: str, **said_: Any) -> Entry:
    return said(into, RecordsMerged(removed), **said_)


def unmerged(reactivated: str, kept: str, **said_: Any) -> Entry:
    return said(kept, RecordsUnmerged(reactivated, kept), **said_)


def moved(booking: str, loser: str, gainer: str, **said_: Any) -> Entry:
    return said(gainer, BookingMoved(booking, loser, gainer), **said_)


def judged(one: str, other: str, judgement: Any, **said_: Any) -> Entry:
    return said(one, LinkJudged(other, judgement, "reviewer-7", "compared"), **said_)


def taken_back(record: str, of: str) -> Entry:
    return said(record, FactWithdrawn(), supersedes=of)


def linked_pair(prison: str = P1, probation: str = X1) -> Sequence[Entry]:
    """One person known to prison and probation, the number seen on the probation record."""
    return (
        seen(prison, *ASH),
        seen(probation, *ASH),
        observed(probation, "noms", prison.split("/")[1]),
    )


def people(*entries) -> list[tuple[str, ...]]:
    """The people drawn from these, each as its records."""
    return list(who_is_who(log(*entries)).people.values())


def asked(partition: Partition) -> list[tuple[str, str, str, str]]:
    """The pairs a reviewer is asked about, and why."""
    return [(s.one, s.other, s.reason, s.because) for s in partition.suggestions]
