"""Who holds the case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from domain.facts.words import Role


@dataclass(frozen=True, slots=True)
class LeadAssigned:
    """A worker became responsible for the person in one role.

    role: com community, pom prison offender manager; others in words.py
    worker, unit: references of the publisher, opaque
    area: region or unit code; co_working: beside another, not instead

    Source: open contract 2; HMPPS person.community.manager.allocated,
    offender-management.allocation.changed.
    Traps: workload service and Delius both announce the same community allocation.
    """

    TYPE: ClassVar[str] = "responsibility.lead_assigned.v1"

    role: Role
    worker: str
    unit: str
    area: str | None = None
    co_working: bool | None = None


@dataclass(frozen=True, slots=True)
class LeadEnded:
    """A worker stopped being responsible in one role.

    Source: open contract 2; HMPPS offender-management.allocation.changed (read by its content).
    """

    TYPE: ClassVar[str] = "responsibility.lead_ended.v1"

    role: Role
    worker: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ResponsibilitySet:
    """The side responsible for the case was settled from a day on.

    kind: custody-only, custody with a community manager named, or community
    from_on: first day it holds

    Source: open contract 2; HMPPS offender-management.handover.changed (carries no content).
    Traps: worked out again every weekday morning; only changes count.
    """

    TYPE: ClassVar[str] = "responsibility.set.v1"

    kind: Literal["custody-only", "custody-with-com", "community"]
    from_on: date


@dataclass(frozen=True, slots=True)
class CaseAllocated:
    """The case was allocated to the national service, a provider or a unit.

    to: nps, provider:crc-..., unit/...
    tier: complexity tier; rsr_band: band of the risk of serious recidivism; absent: not said

    Source: open contract 2; HMPPS event.manager.allocated.
    """

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
