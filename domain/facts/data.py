"""What a feed says about itself, and about earlier facts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SourceHeartbeat:
    """The source said it is alive: all its facts up to this moment are sent.

    Source: open contract 2. Silence of a source counts only once it has been heard later.
    """

    TYPE: ClassVar[str] = "data.source_heartbeat.v1"


@dataclass(frozen=True, slots=True)
class ControlCounted:
    """The source counted the people it holds, to be compared with what it told us.

    place: prison or unit code; day_on: the day counted, at its end; count: people

    Source: open contract 2.
    Traps: about no person; told again for the same place and day, the last one counts. It is compared
    once the source has been heard past that day (`throughline counts`).
    """

    TYPE: ClassVar[str] = "data.control_counted.v1"

    place: str
    day_on: date
    count: int


@dataclass(frozen=True, slots=True)
class ConflictAdjudicated:
    """Somebody decided which of two accounts holds.

    about: what differs: date, address, lead, flag
    chosen: key of the fact that holds

    Source: open contract 2, from our own casework.
    """

    TYPE: ClassVar[str] = "data.conflict_adjudicated.v1"

    about: str
    chosen: str


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """Something was changed, we were told, without what it is now.

    about: the publisher's name for it: offender-management.handover.changed; a row of a prison's
    own system goes by the name it is published under

    Source: HMPPS messages that carry no content (handover.changed, alerts.changed).
    Traps: the content behind `detailUrl` comes only where `throughline fetch` may ask its host; until
    then it is shown as not known. This fact stays beside what was fetched.
    """

    TYPE: ClassVar[str] = "data.change_told.v1"

    about: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """Something was said that no rule reads: kept whole.

    name: the publisher's type; text: the JSON it came as

    Source: any publisher. A later version may read what this one kept.
    """

    TYPE: ClassVar[str] = "data.opaque.v1"

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FactWithdrawn:
    """The source took an earlier fact back: the envelope's `supersedes` names it.

    Source: open contract 2; HMPPS `.deleted` and `.reversed` messages.
    Traps: a deletion is a correction, never a new fact; what was named once is out for good.
    """

    TYPE: ClassVar[str] = "data.fact_withdrawn.v1"


FACTS: tuple[type, ...] = (
    SourceHeartbeat,
    ControlCounted,
    ConflictAdjudicated,
    ChangeTold,
    Opaque,
    FactWithdrawn,
)
