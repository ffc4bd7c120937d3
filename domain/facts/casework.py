"""What people did about a finding."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class CaseworkNoted:
    """Somebody wrote a note on a finding.

    finding: its id; note: free text, never logged

    Source: our own screens (open contract 2).
    """

    TYPE: ClassVar[str] = "casework.noted.v1"

    finding: str
    note: str


@dataclass(frozen=True, slots=True)
class CaseworkWaived:
    """Somebody waived a finding, with a reason.

    by: staff reference, opaque

    Source: our own screens (open contract 2).
    """

    TYPE: ClassVar[str] = "casework.waived.v1"

    finding: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class CaseworkDeferred:
    """Somebody put a finding off to a day.

    reason: one of those the policy lists for the rule (`deferred.longest`); until_on: last day it rests

    Source: our own screens (open contract 2).
    """

    TYPE: ClassVar[str] = "casework.deferred.v1"

    finding: str
    reason: str
    until_on: date
    by: str


@dataclass(frozen=True, slots=True)
class DeferralAnswered:
    """A second person answered somebody who wants to put a finding off.

    finding: the one put off; by: staff reference, opaque; note: why, free text, never logged

    Source: our own screens (open contract 2).
    Traps: it answers the last `casework.deferred` on the finding, and counts only where the policy
    asks for a second person or it refuses; one's own answer counts for nothing.
    """

    TYPE: ClassVar[str] = "casework.deferral_answered.v1"

    finding: str
    answer: Literal["approved", "refused", "sent-back"]
    by: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CaseworkAssigned:
    """A finding was given to a worker.

    worker: staff reference, opaque

    Source: our own screens (open contract 2).
    """

    TYPE: ClassVar[str] = "casework.assigned.v1"

    finding: str
    worker: str


FACTS: tuple[type, ...] = (
    CaseworkNoted,
    CaseworkWaived,
    CaseworkDeferred,
    DeferralAnswered,
    CaseworkAssigned,
)
