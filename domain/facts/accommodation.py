"""Where the person sleeps."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class AddressProposed:
    """An address was proposed for release.

    address: id of the publisher's, not the address itself

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "address.proposed.v1"

    address: str
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class AddressChecked:
    """A proposed address was checked.

    address: the id proposed; suitable: for release there

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "address.checked.v1"

    address: str
    suitable: bool


@dataclass(frozen=True, slots=True)
class AccommodationRecorded:
    """Where the person sleeps was recorded.

    status: settled and temporary count as housed
    from_on, to_on: nights, `to_on` the day of leaving; absent: until told otherwise
    kind: tenancy, family, cas1, cas2, cas3, ...

    Source: open contract 2; HMPPS approved-premises.person.departed and accommodation.cas3.person.departed
    by where the person moved on to. core-person-record.probation.address.* holds no address.
    """

    TYPE: ClassVar[str] = "accommodation.status_recorded.v1"

    status: Literal[
        "settled", "temporary", "shelter", "squat", "rough", "campsite", "none", "unknown"
    ]
    from_on: date
    to_on: date | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class BedBooked:
    """A bed was booked.

    booking: id that later facts name
    scheme: cas1 approved premises, cas2 bail and curfew, cas3 temporary
    arrive_on, leave_on: first day, day of leaving; absent: open end

    Source: open contract 2; HMPPS approved-premises.booking.made, accommodation.cas3.booking.confirmed.
    Traps: provisionally-made isn't booked; `.updated` replaces the earlier fact.
    """

    TYPE: ClassVar[str] = "accommodation.bed_booked.v1"

    booking: str
    scheme: Literal["cas1", "cas2", "cas3", "other"]
    arrive_on: date
    leave_on: date | None = None


@dataclass(frozen=True, slots=True)
class BedCancelled:
    """A bed was called off.

    Source: open contract 2; HMPPS approved-premises.booking.cancelled,
    accommodation.cas3.booking.cancelled.
    """

    TYPE: ClassVar[str] = "accommodation.bed_cancelled.v1"

    booking: str


@dataclass(frozen=True, slots=True)
class BedArrived:
    """The person arrived at the bed.

    Source: open contract 2; HMPPS approved-premises.person.arrived, accommodation.cas3.person.arrived.
    Traps: CAS3 gives the day as midnight Z; the detail spells its type person-arrived.
    """

    TYPE: ClassVar[str] = "accommodation.bed_arrived.v1"

    booking: str


@dataclass(frozen=True, slots=True)
class BedNotArrived:
    """The person didn't arrive at the bed.

    Source: open contract 2; HMPPS approved-premises.person.not-arrived,
    accommodation.cas3.booking.cancelled by its reason.
    """

    TYPE: ClassVar[str] = "accommodation.bed_not_arrived.v1"

    booking: str


@dataclass(frozen=True, slots=True)
class BedDeparted:
    """The person left the bed.

    reason: departure code; move_on: where to, as a category; absent: not said

    Source: open contract 2; HMPPS approved-premises.person.departed, accommodation.cas3.person.departed.
    Traps: a departure with reason Died is a death.
    """

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
