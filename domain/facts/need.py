"""Needs seen, and what was done about them."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from domain.facts.words import Pathway


@dataclass(frozen=True, slots=True)
class NeedAssessed:
    """An assessment was made.

    tool: bcst1, bcst2, immediate-needs, pre-release, oasys, health-screen, ...
    pathways: those it looked at, not those with a need
    complete: false where it was locked unfinished
    used: id of the assessment it was based on; statutory: whether the law asks for it

    Source: open contract 2; HMPPS assessment.summary.produced.
    Traps: LOCKED_INCOMPLETE looks like a finished one: the end of `detailUrl` tells.
    """

    TYPE: ClassVar[str] = "need.assessed.v1"

    tool: str
    pathways: tuple[Pathway, ...]
    complete: bool
    used: str | None = None
    statutory: bool | None = None


@dataclass(frozen=True, slots=True)
class NeedIdentified:
    """A need was seen.

    kind: homeless-risk, tenancy, debt, no-id, no-bank, benefit-eligible, ...; absent: the pathway only

    Source: open contract 2; HMPPS person.case-note.created (resettlement subtypes).
    """

    TYPE: ClassVar[str] = "need.identified.v1"

    pathway: Pathway
    severity: Literal["low", "medium", "high"]
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class NeedActionStarted:
    """Somebody began to act on a need.

    Source: open contract 2.
    """

    TYPE: ClassVar[str] = "need.action_started.v1"

    pathway: Pathway
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class NeedClosed:
    """A need was closed.

    outcome: declined is the person's choice; not-required that it no longer holds

    Source: open contract 2.
    """

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
