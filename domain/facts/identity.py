"""What agencies say about who a person is."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from domain.facts.words import IdentifierKind, Sex


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """An agency saw this person: the names, birth and marks its file holds.

    given_names: all of them, as written; the first is compared
    family_name: as written; the last word is compared
    date_of_birth_on: absent: not known; 1 Jan 1900 and 1 Jan 1970 stand for not known
    ethnicity, nationality: as the agency writes them, never compared
    sex, postcode: compared for a reviewer's eyes only, they link nobody

    Source: open contract 2; HMPPS prisoner-offender-search.prisoner.updated, court hearings.
    Traps: every name ever seen stays an alias; systems leave MIG_ERROR_ and DUPLICATE_ in names.
    """

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
    """A number was seen on this record.

    kind: noms (prison), crn (probation), pnc and cro (police), nhs (health), booking (one stay)
    value: as the agency wrote it; domain/people/numbers.py reads it

    Source: open contract 2; HMPPS probation-case.prison-identifier.added, court hearings.
    Traps: a booking number and a booking id differ; a wrong PNC is kept but never links.
    """

    TYPE: ClassVar[str] = "identity.identifier_observed.v1"

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True)
class IdentifierWithdrawn:
    """A number once on this record was taken off it.

    value: any written form of the number that was observed

    Source: open contract 2; HMPPS probation-case.prison-identifier.updated (the number replaced).
    """

    TYPE: ClassVar[str] = "identity.identifier_withdrawn.v1"

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True)
class RecordsMerged:
    """Another record of the same system was merged into this one, which survives.

    removed: the record that went: prison/A2345CD; it may be unknown to us

    Source: open contract 2; HMPPS prisoner.merged, probation-case.merge.completed, raw
    BOOKING_NUMBER-CHANGED of type MERGE.
    Traps: the message's person block may name either record: trust the named fields. A merge makes
    false movements (released with code MRG, received POST_MERGE_ADMISSION). Facts keep coming under
    the removed number. The other side isn't told: probation learns it by identifier only.
    """

    TYPE: ClassVar[str] = "identity.records_merged.v1"

    removed: str


@dataclass(frozen=True, slots=True)
class RecordsUnmerged:
    """A merge was undone: one record came back, the other stayed.

    reactivated: the record that came back; kept: the one that stayed

    Source: open contract 2; HMPPS probation-case.unmerge.completed.
    Traps: `unmergedCRN` there is the record that STAYS.
    """

    TYPE: ClassVar[str] = "identity.records_unmerged.v1"

    reactivated: str
    kept: str


@dataclass(frozen=True, slots=True)
class BookingMoved:
    """One prison stay was found to belong to another record and was moved there.

    booking: the stay's id; from_record, to_record: prison/A1234BC

    Source: open contract 2; HMPPS prisoner.booking.moved, raw OFFENDER_BOOKING-REASSIGNED.
    Traps: no merge: one stay changed owner, the two people stay two.
    """

    TYPE: ClassVar[str] = "identity.booking_moved.v1"

    booking: str
    from_record: str
    to_record: str


@dataclass(frozen=True, slots=True)
class LinkJudged:
    """A reviewer judged whether this record and another are one person.

    other: the other record; by: the reviewer's reference, opaque
    judgement: not-same holds against all evidence until a later same

    Source: our own review queue (open contract 2).
    """

    TYPE: ClassVar[str] = "identity.link_judged.v1"

    other: str
    judgement: Literal["same", "not-same"]
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonDied:
    """The person died.

    died_on: absent: the agency gave no day, `happened_at` is when it knew

    Source: open contract 2; HMPPS prisoner.released with movement code DEC, approved-premises
    departure with reason Died.
    Traps: no feed has a death message of its own.
    """

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
