"""What a feed says about itself, and about earlier facts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SourceHeartbeat:
    """The source is alive: all its facts up to this moment are sent."""

    TYPE: ClassVar[str] = "data.source_heartbeat.v1"


@dataclass(frozen=True, slots=True)
class ControlCounted:
    """The source counted the people it holds."""

    TYPE: ClassVar[str] = "data.control_counted.v1"

    place: str
    day_on: date
    count: int


@dataclass(frozen=True, slots=True)
class ConflictAdjudicated:
    """Somebody decided which of two accounts holds."""

    TYPE: ClassVar[str] = "data.conflict_adjudicated.v1"

    about: str
    chosen: str


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """Something changed, we were told, without what it is now (content not fetched)."""

    TYPE: ClassVar[str] = "data.change_told.v1"

    about: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """Something was said that no rule reads: kept whole, as the JSON text it came as."""

    TYPE: ClassVar[str] = "data.opaque.v1"

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FactWithdrawn:
    """The source takes an earlier fact back."""

    TYPE: ClassVar[str] = "data.fact_withdrawn.v1"


FACTS: tuple[type, ...] = (
    SourceHeartbeat,
    ControlCounted,
    ConflictAdjudicated,
    ChangeTold,
    Opaque,
    FactWithdrawn,
)
