"""What the Parole Board decided, and whether probation is to take a case early."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

Ground = Literal[
    "terrorism",
    "high-profile",
    "serious-crime-prevention-order",
    "mappa-3",
    "critical-public-protection",
    "extremism-separation",
    "high-risk-of-serious-harm",
    "mappa-2",
    "pathfinder",
    "other",
]


@dataclass(frozen=True, slots=True)
class ParoleDecided:
    """The Parole Board decided on a review.

    outcome: open-conditions and stay-in-closed leave the person in prison, as no-release does
    hearing_on: the target day of the review it is about; absent: not said

    Source: no HMPPS message.
    Traps: happened is the day on which the outcome was received, not that of the hearing.
    """

    TYPE: ClassVar[str] = "parole.decided.v1"

    outcome: Literal["release", "open-conditions", "stay-in-closed", "no-release", "not-applicable"]
    hearing_on: date | None = None


@dataclass(frozen=True, slots=True)
class EarlyAllocationAssessed:
    """The prison assessed whether probation should take the case early.

    grounds: those that hold; some make it early by themselves, others leave it to probation
    risk_assessed_on: of the assessment of risk it rests on; absent: not said

    Source: no HMPPS message.
    Traps: what probation decides is told as `early_allocation` of the dates, by the prison.
    """

    TYPE: ClassVar[str] = "parole.early_allocation_assessed.v1"

    grounds: tuple[Ground, ...]
    risk_assessed_on: date | None = None


FACTS: tuple[type, ...] = (
    ParoleDecided,
    EarlyAllocationAssessed,
)
