"""Recall to custody, and the police."""

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class RecallAgreed:
    """A manager agreed to recall the person.

    kind: fixed for `days`, standard until released again
    emergency: shortens the deadlines that follow

    Source: open contract 2; HMPPS prison-recall.recommendation.management-oversight with
    DECISION_TO_RECALL tells the decision, but neither its kind nor whether it is an emergency.
    Traps: started and consideration messages come for recalls never agreed; movement codes for recall
    differ from service to service.
    """

    TYPE: ClassVar[str] = "recall.agreed.v1"

    kind: Literal["fixed", "standard"]
    emergency: bool
    days: int | None = None


@dataclass(frozen=True, slots=True)
class RecallRescinded:
    """A recall was taken back as wrong.

    Source: open contract 2; no HMPPS message: a recommendation deleted was mostly never agreed.
    """

    TYPE: ClassVar[str] = "recall.rescinded.v1"


@dataclass(frozen=True, slots=True)
class RecallPackSent:
    """The recall papers were sent to the Public Protection Casework Section.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "recall.pack_sent.v1"


@dataclass(frozen=True, slots=True)
class LicenceRevoked:
    """The licence was revoked: from here the person is to be arrested.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "recall.licence_revoked.v1"


@dataclass(frozen=True, slots=True)
class ReferredToParole:
    """The recall was referred to the Parole Board.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "recall.referred_to_parole.v1"


@dataclass(frozen=True, slots=True)
class PoliceNotified:
    """The police were told.

    acknowledged: whether they confirmed; absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "police.notified.v1"

    reason: Literal["recall", "rotl-failure", "release"]
    acknowledged: bool | None = None


@dataclass(frozen=True, slots=True)
class Arrested:
    """The police arrested the person.

    offence: code or short title; absent: on recall or warrant; station: police code

    Source: open contract 2; no HMPPS message, Book a Secure Move stands in.
    """

    TYPE: ClassVar[str] = "police.arrested.v1"

    offence: str | None = None
    station: str | None = None


@dataclass(frozen=True, slots=True)
class Charged:
    """The police charged the person.

    Source: open contract 2; no HMPPS message, court hearings stand in.
    """

    TYPE: ClassVar[str] = "police.charged.v1"

    offence: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterConfirmed:
    """The police confirmed that a registered sexual offender attended.

    Source: open contract 2; no HMPPS message.
    """

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
