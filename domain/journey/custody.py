"""Stays in custody, as all rules read them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.calendar import london_day
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.entry import Entry
from domain.facts.made_once import made_once


@made_once
class Custody:
    """One stay: from the first reception after the previous release to the next release.

    More receptions, transfers and hospital don't break it. Half-open on instants: [began_at, ended_at).
    Where no reception is known, `received` is None and the stay takes in all since that release.
    """

    received: Entry | None
    released: Entry | None
    since: datetime | None  # the previous release; None: there was none
    receptions: tuple[Entry, ...]

    @property
    def began_at(self) -> datetime | None:
        """When it began; None where no reception is known."""
        return self.received.happened_at if self.received else None

    @property
    def ended_at(self) -> datetime | None:
        """When it ended; None while it lasts."""
        return self.released.happened_at if self.released else None

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in this stay."""
        begin = self.began_at or self.since
        return (begin is None or begin <= moment) and (
            self.ended_at is None or moment < self.ended_at
        )


def stays(movements: Iterable[Entry]) -> tuple[Custody, ...]:
    """Fold receptions and releases (in order of happening) into stays."""
    found: list[Custody] = []
    receptions: list[Entry] = []
    since: datetime | None = None
    for entry in one_a_day(movements):
        if isinstance(entry.fact, PersonReceived):
            if receptions or entry.fact.basis != "return":
                receptions.append(entry)
        else:
            found.append(_stay(receptions, entry, since))
            receptions, since = [], entry.happened_at
    if receptions:
        found.append(_stay(receptions, None, since))
    return tuple(found)


def _stay(receptions: Sequence[Entry], released: Entry | None, since: datetime | None) -> Custody:
    first = receptions[0] if receptions else None
    return Custody(first, released, since, tuple(receptions))


def one_a_day(movements: Iterable[Entry]) -> list[Entry]:
    """Two sources telling one movement (same kind, same London day) count once, at the earliest."""
    kept: list[Entry] = []
    seen: dict[tuple[object, ...], str] = {}
    for entry in movements:
        fact = entry.fact
        what = fact.basis if isinstance(fact, PersonReceived) else _release(fact)
        told = seen.setdefault((type(fact), what, london_day(entry.happened_at)), entry.source)
        if told == entry.source:
            kept.append(entry)
    return kept


def _release(fact: PersonReleased) -> str:
    return fact.kind
