"""Victims and consent."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class VictimReferred:
    """The victim was referred to the liaison unit.

    Source: open contract 2; no HMPPS message. Nothing here names a victim.
    """

    TYPE: ClassVar[str] = "victim.referred.v1"


@dataclass(frozen=True, slots=True)
class VictimContacted:
    """The victim was contacted.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "victim.contacted.v1"


@dataclass(frozen=True, slots=True)
class VictimOptedOut:
    """The victim opted out of contact.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "victim.opted_out.v1"


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The person agreed that something may be shared.

    consent: id that withdrawals and packs name; to: agency or provider:...
    until_on: last day it holds; absent: until withdrawn

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "consent.given.v1"

    consent: str
    to: str
    purposes: tuple[str, ...]
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """The person took an agreement back: nothing more may rest on it.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "consent.withdrawn.v1"

    consent: str


FACTS: tuple[type, ...] = (
    VictimReferred,
    VictimContacted,
    VictimOptedOut,
    ConsentGiven,
    ConsentWithdrawn,
)
