"""A fact with its envelope: `Told` as an agency said it, `Entry` once it stands in the log."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.facts.made_once import made_once


@dataclass(frozen=True, slots=True)
class Labels:
    """What access control asks about a fact: fixed at the door by us, never by the publisher."""

    publisher: str  # the agency: prison, probation, police, court, health, local-authority, ...
    category: str  # identity, custody, risk, ... (consumers/labels.py)
    tier: str  # T0 (identity) to T4 (victims, informants)
    regime: str  # the law the publisher processes under: part3 | uk-gdpr
    basis: str  # fact | assessment
    marks: tuple[str, ...] = ()  # handling: mappa, health-confidential, victim, ...


class _Named:
    """Room for a name that is made when first asked for; no field of what was said."""

    __slots__ = ("_key",)
    _key: str


@made_once
class Told(_Named):
    """One thing an agency told us, translated, before it is recorded."""

    id: str  # unique within the source, at most 128 characters; a content key where the feed has none
    source: str  # /prison/nomis: first step is the agency, the owner of the topic
    record: str  # prison/A1234BC, probation/X123456: the file it was said about
    happened_at: datetime  # aware UTC, the agency's account
    told_at: datetime  # aware UTC, when the agency's system sent it
    fact: Any  # one of domain.facts.registry.FACTS
    labels: Labels
    day_only: bool = False  # happened_at is midnight London of a day; the hour isn't known
    supersedes: str | None = None  # id (same source) of the fact this one replaces or takes back
    extra: str | None = None  # JSON text of fields we don't know, kept

    @property
    def agency(self) -> str:
        """First step of the source: /prison/nomis -> prison."""
        return self.source.split("/", 2)[1]

    @property
    def key(self) -> str:
        """The fact's name across all sources: /prison/nomis#e1.

        Made when first asked for: dozens of findings rest on one fact, and hold one and the same text.
        """
        try:
            return self._key
        except AttributeError:
            self._key = f"{self.source}#{self.id}"
            return self._key


@made_once
class Entry(Told):
    """The same once recorded: where it stands in the log, and since when."""

    position: int = 0  # gapless order of the log, from 1
    recorded_at: datetime = datetime(9999, 1, 1, tzinfo=UTC)  # never decreases along the log
