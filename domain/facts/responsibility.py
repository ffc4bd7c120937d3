"""Who holds the case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from domain.facts.words import Role


@dataclass(frozen=True, slots=True)
class LeadAssigned:
    """A worker became responsible for the person."""

    TYPE: ClassVar[str] = "responsibility.lead_assigned.v1"

    role: Role
    worker: str
    unit: str
    area: str | None = None
    co_working: bool | None = None


@dataclass(frozen=True, slots=True)
class LeadEnded:
    """A worker stopped being responsible."""

    TYPE: ClassVar[str] = "responsibility.lead_ended.v1"

    role: Role
    worker: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ResponsibilitySet:
    """The side responsible for the case was settled from a day on."""

    TYPE: ClassVar[str] = "responsibility.set.v1"

    kind: Literal["custody-only", "custody-with-com", "community"]
    from_on: date


@dataclass(frozen=True, slots=True)
class CaseAllocated:
    """The case was allocated to the national service, a provider or a unit."""

    TYPE: ClassVar[str] = "responsibility.case_allocated.v1"

    to: str
    tier: str | None = None
    rsr_band: str | None = None


FACTS: tuple[type, ...] = (
    LeadAssigned,
    LeadEnded,
    ResponsibilitySet,
    CaseAllocated,
)
