"""Into prison, between prisons, and out."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from domain.facts.words import ReleaseKind


@dataclass(frozen=True, slots=True)
class PersonReceived:
    """A prison took the person in."""

    TYPE: ClassVar[str] = "custody.person_received.v1"

    prison: str
    basis: Literal["remand", "sentence", "recall", "immigration", "civil", "return"]
    booking: str | None = None
    arrived_from: str | None = None


@dataclass(frozen=True, slots=True)
class PersonReleased:
    """A prison let the person go."""

    TYPE: ClassVar[str] = "custody.person_released.v1"

    prison: str
    kind: ReleaseKind
    address_given: bool | None = None
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class PersonTransferred:
    """The person moved from one prison to another without being free between."""

    TYPE: ClassVar[str] = "custody.person_transferred.v1"

    from_prison: str
    to_prison: str


@dataclass(frozen=True, slots=True)
class TemporarilyReleased:
    """The person went out on temporary licence."""

    TYPE: ClassVar[str] = "custody.temporarily_released.v1"

    prison: str
    return_due_at: datetime


@dataclass(frozen=True, slots=True)
class TemporaryReleaseReturned:
    """The person came back from temporary licence."""

    TYPE: ClassVar[str] = "custody.temporary_release_returned.v1"

    prison: str


@dataclass(frozen=True, slots=True)
class TemporaryReleaseFailed:
    """The person didn't come back from temporary licence."""

    TYPE: ClassVar[str] = "custody.temporary_release_failed.v1"

    return_due_at: datetime


@dataclass(frozen=True, slots=True)
class MovedToHospital:
    """The person was moved from prison to a secure hospital."""

    TYPE: ClassVar[str] = "custody.moved_to_hospital.v1"

    prison: str


@dataclass(frozen=True, slots=True)
class ReturnedFromHospital:
    """The person came back to prison from a secure hospital."""

    TYPE: ClassVar[str] = "custody.returned_from_hospital.v1"

    prison: str


@dataclass(frozen=True, slots=True)
class Absconded:
    """The person got away or stayed away."""

    TYPE: ClassVar[str] = "custody.absconded.v1"

    kind: Literal["escape", "abscond", "unlawfully-at-large"]


@dataclass(frozen=True, slots=True)
class Removed:
    """The person was removed from the country."""

    TYPE: ClassVar[str] = "custody.removed.v1"

    kind: Literal["deported", "removed", "extradited"]


@dataclass(frozen=True, slots=True)
class ImmigrationHoldServed:
    """An immigration detention paper was served in prison."""

    TYPE: ClassVar[str] = "custody.immigration_hold_served.v1"

    document: str


@dataclass(frozen=True, slots=True)
class CategorySet:
    """The prison set the person's security category."""

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
