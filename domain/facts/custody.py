"""Into prison, between prisons, and out."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from domain.facts.words import ReleaseKind


@dataclass(frozen=True, slots=True)
class PersonReceived:
    """A prison took the person in.

    prison: agency code of three letters (LEI is Leeds, LCI Leicester)
    basis: return is back from hospital, court or an absence without a new ground to hold
    booking: id of the stay; arrived_from: agency or court code

    Source: open contract 2; HMPPS prison-offender-events.prisoner.received, raw
    OFFENDER_MOVEMENT-RECEPTION.
    Traps: transfers and returns come as received too; a recall shows only in the movement code; two
    HMPPS families tell the same movement; held up to ten minutes and judged by the state then.
    """

    TYPE: ClassVar[str] = "custody.person_received.v1"

    prison: str
    basis: Literal["remand", "sentence", "recall", "immigration", "civil", "return"]
    booking: str | None = None
    arrived_from: str | None = None


@dataclass(frozen=True, slots=True)
class PersonReleased:
    """A prison let the person go.

    prison: agency code of three letters
    kind: the ground of release; court and bail mean no supervision follows by itself
    address_given: whether an address was given at the gate; absent: not said

    Source: open contract 2; HMPPS prison-offender-events.prisoner.released.
    Traps: that message also fires for court, transfer, hospital, temporary absence, death, escape,
    deportation and merges, and may repeat: only the movement code tells. A release to hospital is none.
    """

    TYPE: ClassVar[str] = "custody.person_released.v1"

    prison: str
    kind: ReleaseKind
    address_given: bool | None = None
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class PersonTransferred:
    """The person was moved from one prison to another without being free between.

    from_prison, to_prison: agency codes of three letters

    Source: open contract 2; HMPPS prisoner.released with reason TRANSFERRED and the reception after.
    Traps: the two halves arrive in either order, or one never.
    """

    TYPE: ClassVar[str] = "custody.person_transferred.v1"

    from_prison: str
    to_prison: str


@dataclass(frozen=True, slots=True)
class TemporarilyReleased:
    """The person went out on temporary licence (ROTL).

    return_due_at: the last moment to be back

    Source: open contract 2; HMPPS person.temporary-absence.started.
    Traps: prisoner.released fires as well: the same absence, not a release.
    """

    TYPE: ClassVar[str] = "custody.temporarily_released.v1"

    prison: str
    return_due_at: datetime


@dataclass(frozen=True, slots=True)
class TemporaryReleaseReturned:
    """The person came back from temporary licence.

    Source: open contract 2; HMPPS person.temporary-absence.completed, prisoner.received.
    Traps: may be told for somebody whose going out was never told.
    """

    TYPE: ClassVar[str] = "custody.temporary_release_returned.v1"

    prison: str


@dataclass(frozen=True, slots=True)
class TemporaryReleaseFailed:
    """The person was not back from temporary licence in time.

    return_due_at: when they should have been

    Source: open contract 2; HMPPS person.temporary-absence.overdue.
    Traps: overdue is a warning: a return may follow within the hour.
    """

    TYPE: ClassVar[str] = "custody.temporary_release_failed.v1"

    return_due_at: datetime


@dataclass(frozen=True, slots=True)
class MovedToHospital:
    """The person was moved from prison to a secure hospital, still serving.

    prison: the one that stays responsible

    Source: open contract 2; HMPPS restricted-patients.patient.added, prisoner.released with reason
    RELEASED_TO_HOSPITAL.
    Traps: services disagree on whether that is a release; here it never is.
    """

    TYPE: ClassVar[str] = "custody.moved_to_hospital.v1"

    prison: str


@dataclass(frozen=True, slots=True)
class ReturnedFromHospital:
    """The person came back to prison from a secure hospital.

    Source: open contract 2; HMPPS restricted-patients.patient.removed, prisoner.received.
    """

    TYPE: ClassVar[str] = "custody.returned_from_hospital.v1"

    prison: str


@dataclass(frozen=True, slots=True)
class Absconded:
    """The person got away or stayed away.

    kind: escape from secure custody, abscond from open, unlawfully-at-large after leave or recall

    Source: open contract 2; HMPPS prisoner.released with movement codes UAL, UAL_ECL and escapes.
    """

    TYPE: ClassVar[str] = "custody.absconded.v1"

    kind: Literal["escape", "abscond", "unlawfully-at-large"]


@dataclass(frozen=True, slots=True)
class Removed:
    """The person was removed from the country.

    Source: open contract 2; HMPPS prisoner.released with movement codes DD, DE, DL.
    """

    TYPE: ClassVar[str] = "custody.removed.v1"

    kind: Literal["deported", "removed", "extradited"]


@dataclass(frozen=True, slots=True)
class ImmigrationHoldServed:
    """An immigration detention paper was served in prison: the person stays in past release.

    document: name or code of the paper

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "custody.immigration_hold_served.v1"

    document: str


@dataclass(frozen=True, slots=True)
class CategorySet:
    """The prison set the person's security category.

    category: as the prison writes it: a to d, open, yoi-closed

    Source: open contract 2; no HMPPS message of its own.
    """

    TYPE: ClassVar[str] = "custody.category_set.v1"

    category: str


FACTS: tuple[type, ...] = (
    PersonReceived,
    PersonReleased,
    PersonTransferred,
    TemporarilyReleased,
    TemporaryReleaseReturned,
    TemporaryReleaseFailed,
    MovedToHospital,
    ReturnedFromHospital,
    Absconded,
    Removed,
    ImmigrationHoldServed,
    CategorySet,
)
