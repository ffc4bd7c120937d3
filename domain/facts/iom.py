"""Integrated offender management, and youth to adult."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class IomSelected:
    """The person was selected for an integrated offender management (IOM) scheme.

    scheme: name of the local scheme; statutory: under supervision, or by agreement

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "iom.selected.v1"

    scheme: str
    statutory: bool


@dataclass(frozen=True, slots=True)
class IomRagSet:
    """The IOM colour was set.

    rag: red, amber, green: how often the person is seen

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "iom.rag_set.v1"

    rag: Literal["red", "amber", "green"]


@dataclass(frozen=True, slots=True)
class IomReviewed:
    """The IOM panel reviewed the person.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "iom.reviewed.v1"


@dataclass(frozen=True, slots=True)
class IomContactMade:
    """The IOM team was in contact with the person.

    by_agency: police, probation or another of the team

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "iom.contact_made.v1"

    by_agency: str


@dataclass(frozen=True, slots=True)
class IomDeselected:
    """The person was taken off the IOM scheme.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "iom.deselected.v1"

    reason: str


@dataclass(frozen=True, slots=True)
class YouthCaseHeld:
    """A youth justice team took or held the case.

    team: code of the team

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "youth.case_held.v1"

    team: str


@dataclass(frozen=True, slots=True)
class YouthRetentionAgreed:
    """The youth team was allowed to keep the case past the 18th birthday.

    until_on: last day it may

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "youth.retention_agreed.v1"

    until_on: date


FACTS: tuple[type, ...] = (
    IomSelected,
    IomRagSet,
    IomReviewed,
    IomContactMade,
    IomDeselected,
    YouthCaseHeld,
    YouthRetentionAgreed,
)
