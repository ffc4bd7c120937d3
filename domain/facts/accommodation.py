"""Where the person sleeps."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class AddressProposed:
    """An address was proposed for release."""

    TYPE: ClassVar[str] = "address.proposed.v1"

    address: str
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class AddressChecked:
    """A proposed address was checked."""

    TYPE: ClassVar[str] = "address.checked.v1"

    address: str
    suitable: bool


@dataclass(frozen=True, slots=True)
class AccommodationRecorded:
    """Where the person sleeps was recorded."""

    TYPE: ClassVar[str] = "accommodation.status_recorded.v1"

    status: Literal[
        "settled", "temporary", "shelter", "squat", "rough", "campsite", "none", "unknown"
    ]
    from_on: date
    to_on: date | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class BedBooked:
    """A bed was booked."""

    TYPE: ClassVar[str] = "accommodation.bed_booked.v1"

    booking: str
    scheme: Literal["cas1", "cas2", "cas3", "other"]
    arrive_on: date
    leave_on: date | None = None


@dataclass(frozen=True, slots=True)
class BedCancelled:
    """A bed was called off."""

    TYPE: ClassVar[str] = "accommodation.bed_cancelled.v1"

    booking: str


@dataclass(frozen=True, slots=True)
class BedArrived:
    """The person arrived at the bed."""

    TYPE: ClassVar[str] = "accommodation.bed_arrived.v1"

    booking: str


@dataclass(frozen=True, slots=True)
class BedNotArrived:
    """The person didn't arrive at the bed."""

    TYPE: ClassVar[str] = "accommodation.bed_not_arrived.v1"

    booking: str


@dataclass(frozen=True, slots=True)
class BedDeparted:
    """The person left the bed."""

    TYPE: ClassVar[str] = "accommodation.bed_departed.v1"

    booking: str
    reason: str | None = None
    move_on: str | None = None


FACTS: tuple[type, ...] = (
    AddressProposed,
    AddressChecked,
    AccommodationRecorded,
    BedBooked,
    BedCancelled,
    BedArrived,
    BedNotArrived,
    BedDeparted,
)
