"""Needs seen, and what was done about them."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from domain.facts.words import Pathway


@dataclass(frozen=True, slots=True)
class NeedAssessed:
    """An assessment was made."""

    TYPE: ClassVar[str] = "need.assessed.v1"

    tool: str
    pathways: tuple[Pathway, ...]
    complete: bool
    used: str | None = None
    statutory: bool | None = None


@dataclass(frozen=True, slots=True)
class NeedIdentified:
    """A need was seen."""

    TYPE: ClassVar[str] = "need.identified.v1"

    pathway: Pathway
    severity: Literal["low", "medium", "high"]
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class NeedActionStarted:
    """Somebody began to act on a need."""

    TYPE: ClassVar[str] = "need.action_started.v1"

    pathway: Pathway
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class NeedClosed:
    """A need was closed."""

    TYPE: ClassVar[str] = "need.closed.v1"

    pathway: Pathway
    outcome: Literal["met", "declined", "not-required"]
    kind: str | None = None


FACTS: tuple[type, ...] = (
    NeedAssessed,
    NeedIdentified,
    NeedActionStarted,
    NeedClosed,
)
