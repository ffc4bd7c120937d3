"""What the simulated agencies publish, and the gaps the stories mean to leave."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Telling:
    """One message, ready for its topic. `told_at` is the broker's timestamp, in simulated time."""

    agency: str  # owner of the topic: prison, probation, ...
    topic: str  # in.<agency>.v1
    value: bytes
    headers: tuple[tuple[str, bytes], ...]
    told_at: datetime
    record: str  # prison/A1234BC; the feed's own record for a heartbeat; "" where nobody could tell


@dataclass(frozen=True, slots=True, order=True)
class Planted:
    """A gap that a story was written to contain, as it shows at the end of the last day."""

    code: str  # of the rule, or of the handover point: recall-pack-late, HP18
    record: str  # the person's first record; `World.homes` leads there from any other of theirs
    verdict: str  # open | breached | unknown; for a point its state, overdue
    anchor: str = ""  # key of the arming fact, where the story knows it


@dataclass(slots=True)
class Saying:
    """One thing an agency will say, before it is put into its envelope."""

    told_at: datetime
    source: str
    type: str  # a fact's name, or an HMPPS event's
    happened_at: datetime
    record: str
    id: str
    data: dict[str, object]
    supersedes: str | None = None
    day_only: bool = False
    also: tuple[str, str] | None = None  # a second number of the person: ("NOMS", "A1234BC")
    detail: bool = False  # told as the body a notification points at, not as the notification


@dataclass(slots=True)
class Plant:
    """A gap as its story foresees it: from when it shows, and until when (met late, or ended)."""

    code: str
    verdict: str
    shows_at: datetime
    closes_at: datetime | None = None
    anchor: str = ""

    def stands(self, moment: datetime) -> bool:
        """Whether it shows at that moment."""
        return self.shows_at <= moment and (self.closes_at is None or moment < self.closes_at)
