"""Recall to custody, and the police."""

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class RecallAgreed:
    """A manager agreed to recall the person."""

    TYPE: ClassVar[str] = "recall.agreed.v1"

    kind: Literal["fixed", "standard"]
    emergency: bool
    days: int | None = None


@dataclass(frozen=True, slots=True)
class RecallRescinded:
    """A recall was taken back."""

    TYPE: ClassVar[str] = "recall.rescinded.v1"


@dataclass(frozen=True, slots=True)
class RecallPackSent:
    """The recall papers went to the Public Protection Casework Section."""

    TYPE: ClassVar[str] = "recall.pack_sent.v1"


@dataclass(frozen=True, slots=True)
class LicenceRevoked:
    """The licence was revoked."""

    TYPE: ClassVar[str] = "recall.licence_revoked.v1"


@dataclass(frozen=True, slots=True)
class ReferredToParole:
    """The recall was referred to the Parole Board."""

    TYPE: ClassVar[str] = "recall.referred_to_parole.v1"


@dataclass(frozen=True, slots=True)
class PoliceNotified:
    """The police were told."""

    TYPE: ClassVar[str] = "police.notified.v1"

    reason: Literal["recall", "rotl-failure", "release"]
    acknowledged: bool | None = None


@dataclass(frozen=True, slots=True)
class Arrested:
    """The police arrested the person."""

    TYPE: ClassVar[str] = "police.arrested.v1"

    offence: str | None = None
    station: str | None = None


@dataclass(frozen=True, slots=True)
class Charged:
    """The police charged the person."""

    TYPE: ClassVar[str] = "police.charged.v1"

    offence: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterConfirmed:
    """The police confirmed that a registered person attended."""

    TYPE: ClassVar[str] = "police.register_confirmed.v1"


FACTS: tuple[type, ...] = (
    RecallAgreed,
    RecallRescinded,
    RecallPackSent,
    LicenceRevoked,
    ReferredToParole,
    PoliceNotified,
    Arrested,
    Charged,
    RegisterConfirmed,
)
