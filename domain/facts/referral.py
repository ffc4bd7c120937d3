"""Referrals and services."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from domain.facts.words import Pathway


@dataclass(frozen=True, slots=True)
class ReferralMade:
    """The person was referred to a service."""

    TYPE: ClassVar[str] = "referral.made.v1"

    referral: str
    service: str
    basis: Literal["consent", "statutory"]
    pathway: Pathway | None = None
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class ReferralAcknowledged:
    """The service confirmed it has the referral."""

    TYPE: ClassVar[str] = "referral.acknowledged.v1"

    referral: str


@dataclass(frozen=True, slots=True)
class ReferralAccepted:
    """The service took the referral on."""

    TYPE: ClassVar[str] = "referral.accepted.v1"

    referral: str


@dataclass(frozen=True, slots=True)
class FirstSessionAttended:
    """The person was seen by the service for the first time."""

    TYPE: ClassVar[str] = "referral.first_session_attended.v1"

    referral: str


@dataclass(frozen=True, slots=True)
class ReferralDeclined:
    """The referral came to nothing."""

    TYPE: ClassVar[str] = "referral.declined.v1"

    referral: str
    reason: Literal["threshold", "capacity", "area", "person", "other"]


@dataclass(frozen=True, slots=True)
class ServiceStarted:
    """A service began working with the person."""

    TYPE: ClassVar[str] = "service.started.v1"

    service: str
    referral: str | None = None
    pathway: Pathway | None = None


@dataclass(frozen=True, slots=True)
class ServiceEnded:
    """A service stopped working with the person."""

    TYPE: ClassVar[str] = "service.ended.v1"

    service: str
    outcome: Literal["completed", "incomplete", "withdrawn"]
    referral: str | None = None
    pathway: Pathway | None = None


FACTS: tuple[type, ...] = (
    ReferralMade,
    ReferralAcknowledged,
    ReferralAccepted,
    FirstSessionAttended,
    ReferralDeclined,
    ServiceStarted,
    ServiceEnded,
)
