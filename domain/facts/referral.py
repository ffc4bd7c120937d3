"""Referrals and services."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from domain.facts.words import Pathway


@dataclass(frozen=True, slots=True)
class ReferralMade:
    """The person was referred to a service.

    referral: id that later facts name
    service: lha, cas3, reconnect, treatment, gp, cmht, continuation, mentor, crs, ...
    provider: whoever is to act; absent: the service's own
    basis: consent or a statutory duty

    Source: open contract 2; HMPPS intervention.referral.sent, approved-premises.application.submitted,
    accommodation.cas3.referral.submitted.
    """

    TYPE: ClassVar[str] = "referral.made.v1"

    referral: str
    service: str
    basis: Literal["consent", "statutory"]
    pathway: Pathway | None = None
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class ReferralAcknowledged:
    """The service confirmed it has the referral.

    Source: open contract 2; HMPPS intervention.referral.assigned.
    """

    TYPE: ClassVar[str] = "referral.acknowledged.v1"

    referral: str


@dataclass(frozen=True, slots=True)
class ReferralAccepted:
    """The service took the referral on.

    provider: who took it on; absent: not said

    Source: open contract 2; HMPPS applications.cas2.application.status-updated (status in the detail),
    intervention.action-plan.submitted, the one message that names the provider.
    Traps: assigned to a worker isn't accepted.
    """

    TYPE: ClassVar[str] = "referral.accepted.v1"

    referral: str
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class FirstSessionAttended:
    """The person was seen by the service for the first time.

    Source: open contract 2; HMPPS intervention.initial-assessment-appointment.attended.
    """

    TYPE: ClassVar[str] = "referral.first_session_attended.v1"

    referral: str


@dataclass(frozen=True, slots=True)
class ReferralDeclined:
    """The referral was declined.

    reason: person: they didn't want it; others are the service's

    Source: open contract 2; HMPPS intervention.referral.ended with deliveryState CANCELLED,
    approved-premises.application.withdrawn.
    """

    TYPE: ClassVar[str] = "referral.declined.v1"

    referral: str
    reason: Literal["threshold", "capacity", "area", "person", "other"]


@dataclass(frozen=True, slots=True)
class ServiceStarted:
    """A service began working with the person.

    service: mentor, keywork, programme, child-service, ...

    Source: open contract 2; HMPPS intervention.action-plan.approved.
    """

    TYPE: ClassVar[str] = "service.started.v1"

    service: str
    referral: str | None = None
    pathway: Pathway | None = None


@dataclass(frozen=True, slots=True)
class ServiceEnded:
    """A service stopped working with the person.

    outcome: withdrawn: the person left; incomplete: it stopped, whoever's choice

    Source: open contract 2; HMPPS intervention.referral.ended, intervention.referral.concluded.
    Traps: both fire for one ending.
    """

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
