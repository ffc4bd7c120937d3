"""One side hands the case to another."""

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class HandoverInitiated:
    """A handover was begun."""

    TYPE: ClassVar[str] = "handover.initiated.v1"

    point: str
    to_agency: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class HandoverCancelled:
    """A handover was called off."""

    TYPE: ClassVar[str] = "handover.cancelled.v1"

    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandoverAccepted:
    """The receiving side took the case over."""

    TYPE: ClassVar[str] = "handover.accepted.v1"

    point: str


@dataclass(frozen=True, slots=True)
class HandoverReturned:
    """The receiving side sent the case back."""

    TYPE: ClassVar[str] = "handover.returned.v1"

    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackShared:
    """Papers were sent with a handover."""

    TYPE: ClassVar[str] = "handover.pack_shared.v1"

    point: str
    items: tuple[str, ...]
    to: str
    basis: Literal["statutory", "consent"]
    consent: str | None = None


@dataclass(frozen=True, slots=True)
class PackAcknowledged:
    """The receiving side confirmed the papers it has."""

    TYPE: ClassVar[str] = "handover.pack_acknowledged.v1"

    point: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """Workers met over a handover, with the person or without."""

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
