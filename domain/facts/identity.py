"""What agencies say about who a person is."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from domain.facts.words import IdentifierKind, Sex


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """An agency holds this person under these names."""

    TYPE: ClassVar[str] = "identity.person_seen.v1"

    given_names: str
    family_name: str
    date_of_birth_on: date | None = None
    sex: Sex | None = None
    ethnicity: str | None = None
    nationality: str | None = None
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class IdentifierObserved:
    """A number was seen on this record, as the agency wrote it."""

    TYPE: ClassVar[str] = "identity.identifier_observed.v1"

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True)
class IdentifierWithdrawn:
    """A number once on this record was taken off it."""

    TYPE: ClassVar[str] = "identity.identifier_withdrawn.v1"

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True)
class RecordsMerged:
    """Another record of the same system was merged into this one, which survives."""

    TYPE: ClassVar[str] = "identity.records_merged.v1"

    removed: str


@dataclass(frozen=True, slots=True)
class RecordsUnmerged:
    """A merge was undone: one record came back, the other stayed."""

    TYPE: ClassVar[str] = "identity.records_unmerged.v1"

    reactivated: str
    kept: str


@dataclass(frozen=True, slots=True)
class BookingMoved:
    """One prison stay turned out to belong to another record."""

    TYPE: ClassVar[str] = "identity.booking_moved.v1"

    booking: str
    from_record: str
    to_record: str


@dataclass(frozen=True, slots=True)
class LinkJudged:
    """A reviewer judged whether two records are one person."""

    TYPE: ClassVar[str] = "identity.link_judged.v1"

    other: str
    judgement: Literal["same", "not-same"]
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonDied:
    """The person died."""

    TYPE: ClassVar[str] = "identity.person_died.v1"

    died_on: date | None = None


FACTS: tuple[type, ...] = (
    PersonSeen,
    IdentifierObserved,
    IdentifierWithdrawn,
    RecordsMerged,
    RecordsUnmerged,
    BookingMoved,
    LinkJudged,
    PersonDied,
)
