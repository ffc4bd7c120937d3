"""Needs: a pathway and a kind, seen until closed, whatever came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.facts.entry import Entry
from domain.facts.need import NeedClosed, NeedIdentified
from domain.journey.journey import Journey


@dataclass(frozen=True, slots=True)
class Need:
    """One need from the day it was seen until it was closed: [began_at, ended_at)."""

    seen: tuple[Entry, ...]  # every time it was identified while open, the first one first
    closed: Entry | None

    @property
    def pathway(self) -> str:
        """accommodation, health, ..."""
        pathway: str = self.seen[0].fact.pathway
        return pathway

    @property
    def kind(self) -> str | None:
        """homeless-risk, debt, ...; None where it was not said."""
        kind: str | None = self.seen[0].fact.kind
        return kind

    @property
    def began_at(self) -> datetime:
        """When it was first identified."""
        return self.seen[0].happened_at

    @property
    def ended_at(self) -> datetime | None:
        """When it was closed; None while it is open."""
        return self.closed.happened_at if self.closed else None

    def severity(self, moment: datetime | None = None) -> str:
        """As last told, at or before a moment."""
        told = [e for e in self.seen if moment is None or e.happened_at <= moment]
        severity: str = (told or self.seen)[-1].fact.severity
        return severity

    def open(self, moment: datetime) -> bool:
        """Whether it is identified and not closed at that moment."""
        return self.began_at <= moment and (self.ended_at is None or moment < self.ended_at)


def speaks_of(fact: Any, pathway: str, kind: str | None) -> bool:
    """Facts match a need by pathway, and by kind where both give one."""
    return fact.pathway == pathway and (kind is None or fact.kind is None or fact.kind == kind)


def needs(journey: Journey) -> tuple[Need, ...]:
    """Every need, in order of being identified. Identified again after it was closed: a new one."""
    return journey.once("needs", lambda: _needs(journey))


def _needs(journey: Journey) -> tuple[Need, ...]:
    open_now: dict[tuple[str, str | None], list[Entry]] = {}
    found: list[Need] = []
    for entry in journey.of(NeedIdentified, NeedClosed):
        if isinstance(entry.fact, NeedIdentified):
            open_now.setdefault((entry.fact.pathway, entry.fact.kind), []).append(entry)
            continue
        closed = [key for key in open_now if speaks_of(entry.fact, *key)]
        found.extend(Need(tuple(open_now.pop(key)), entry) for key in closed)
    found.extend(Need(tuple(seen), None) for seen in open_now.values())
    return tuple(sorted(found, key=lambda need: (need.began_at, need.seen[0].key)))


def needs_open(journey: Journey, moment: datetime) -> tuple[Need, ...]:
    """The needs open at a moment, in order of being identified."""
    return tuple(need for need in needs(journey) if need.open(moment))


def closings(journey: Journey, pathway: str, kind: str | None = None) -> tuple[Entry, ...]:
    """Every closing of a need of this pathway (and kind), in order of happening."""
    return tuple(e for e in journey.of(NeedClosed) if speaks_of(e.fact, pathway, kind))
