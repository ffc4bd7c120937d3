"""A journey as it was: the same fold and the same judge, over the log cut at a position."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.facts.entry import Entry
from domain.heard import Heard
from domain.policy.policy import Policy
from domain.ports import FactStore
from domain.rules.duty import Ask
from projections.aside import judged
from projections.people import PersonFacts, people_of
from projections.person import PersonRows


@dataclass(frozen=True, slots=True)
class Question:
    """As of when, as known when, to whom. `known_to` an agency: what it had said itself."""

    record: str  # a record, or a person's id (which is a record's)
    as_of: datetime
    known_at: datetime
    known_to: str | None = None


@dataclass(frozen=True, slots=True)
class Then:
    """One side of a comparison. None: now, all that was recorded, everybody."""

    as_of: datetime | None = None
    known_at: datetime | None = None
    known_to: str | None = None


class Connections(Protocol):
    """Which records are connected to one, as the read tables know it (at least all that were then)."""

    def closure(self, records: list[str]) -> set[str]:
        """These records and every record that may be one person's with them."""

    def alike(self, records: list[str]) -> set[str]:
        """The same, and whoever gives the same name and birth, as far as the chain goes."""


class Horizons(Protocol):
    """Who had been heard up to when, at a position of the log."""

    def heard(self, upto: int, as_of: datetime) -> Heard:
        """From entries up to a position that had happened by a moment."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """The rows as they were, with the position of the log they rest on."""

    rows: PersonRows
    entries: tuple[Entry, ...]
    position: int
    ask: Ask


@dataclass(frozen=True, slots=True)
class Known:
    """One person's entries as the question has them, before anything is judged."""

    found: PersonFacts
    entries: tuple[Entry, ...]
    position: int


def known(question: Question, facts: FactStore, connections: Connections) -> Known | None:
    """The person of that record as then known. None: nothing was known of that record then.

    Who the person is follows from all that was recorded; what is shown, from what was known.
    """
    position = facts.position_at(question.known_at)
    connected = connections.closure([question.record])
    for found in people_of(facts.of_records(connected, position)):
        if question.record in found.records:
            entries = tuple(entry for entry in found.entries if _known(entry, question))
            happened = any(entry.happened_at <= question.as_of for entry in entries)
            return Known(found, entries, position) if happened else None
    return None


def replay(
    question: Question,
    facts: FactStore,
    connections: Connections,
    horizons: Horizons,
    policy: Policy,
) -> Replayed | None:
    """The person of that record as then judged. None: nothing was known of that record then.

    Raises NotJudgedError.
    """
    then = known(question, facts, connections)
    if then is None:
        return None
    ask = Ask(question.as_of, policy, horizons.heard(then.position, question.as_of))
    person = PersonFacts(then.found.person, then.found.records, then.entries)
    return Replayed(judged(person, ask).rows(), then.entries, then.position, ask)


def _known(entry: Entry, question: Question) -> bool:
    return question.known_to is None or entry.agency == question.known_to
