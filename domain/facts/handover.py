"""One side hands the case to another."""

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class HandoverInitiated:
    """A handover was begun.

    point: HP01 to HP37; to_agency: who is to take over; service: the service named
    kind: of HP08, how much it takes: standard, or enhanced for a case that needs more; absent: not said

    Source: open contract 2; HMPPS offender-management.handover.changed (carries no content).
    """

    TYPE: ClassVar[str] = "handover.initiated.v1"

    point: str
    to_agency: str | None = None
    service: str | None = None
    kind: Literal["standard", "enhanced"] | None = None


@dataclass(frozen=True, slots=True)
class HandoverCancelled:
    """A handover was called off before it was accepted.

    Source: open contract 2.
    """

    TYPE: ClassVar[str] = "handover.cancelled.v1"

    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandoverAccepted:
    """The receiving side took the case over. Until then the old owner stays responsible.

    Source: open contract 2.
    Traps: an allocation isn't an acceptance.
    """

    TYPE: ClassVar[str] = "handover.accepted.v1"

    point: str


@dataclass(frozen=True, slots=True)
class HandoverReturned:
    """The receiving side sent the case back.

    reason: the publisher's words or code

    Source: open contract 2.
    """

    TYPE: ClassVar[str] = "handover.returned.v1"

    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackShared:
    """Papers were sent with a handover.

    items: names of what was sent; the point says which are needed
    to: who got them: an agency or provider:...
    basis: consent needs a consent in force; consent: its id

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "handover.pack_shared.v1"

    point: str
    items: tuple[str, ...]
    to: str
    basis: Literal["statutory", "consent"]
    consent: str | None = None


@dataclass(frozen=True, slots=True)
class PackAcknowledged:
    """The receiving side confirmed the papers it has.

    items: what it has, which may be fewer than were sent

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "handover.pack_acknowledged.v1"

    point: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """Workers met over a handover, with the person or without.

    point: absent: not about one point; workers: staff references, opaque

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "handover.meeting_held.v1"

    with_person: bool
    workers: tuple[str, ...]
    point: str | None = None


FACTS: tuple[type, ...] = (
    HandoverInitiated,
    HandoverCancelled,
    HandoverAccepted,
    HandoverReturned,
    PackShared,
    PackAcknowledged,
    MeetingHeld,
)
