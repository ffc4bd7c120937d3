"""What people did about a finding."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


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

    until_on: last day it rests

    Source: our own screens (open contract 2).
    """

    TYPE: ClassVar[str] = "casework.deferred.v1"

    finding: str
    reason: str
    until_on: date
    by: str


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
    CaseworkAssigned,
)
