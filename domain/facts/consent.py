"""Victims and consent."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class VictimReferred:
    """The victim was referred to the liaison unit."""

    TYPE: ClassVar[str] = "victim.referred.v1"


@dataclass(frozen=True, slots=True)
class VictimContacted:
    """The victim was contacted."""

    TYPE: ClassVar[str] = "victim.contacted.v1"


@dataclass(frozen=True, slots=True)
class VictimOptedOut:
    """The victim opted out of contact."""

    TYPE: ClassVar[str] = "victim.opted_out.v1"


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The person agreed that something may be shared."""

    TYPE: ClassVar[str] = "consent.given.v1"

    consent: str
    to: str
    purposes: tuple[str, ...]
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """The person took an agreement back."""

    TYPE: ClassVar[str] = "consent.withdrawn.v1"

    consent: str


FACTS: tuple[type, ...] = (
    VictimReferred,
    VictimContacted,
    VictimOptedOut,
    ConsentGiven,
    ConsentWithdrawn,
)
