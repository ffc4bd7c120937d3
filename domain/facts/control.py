"""What we ourselves decided about control totals."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ControlExempted:
    """A known difference between a source's count of a place and ours is borne with, up to a day.

    counted_by: the source, /prison/nomis; owner: who sees to it that the difference goes away
    cap: the largest difference borne with; until_on: last day; by: who decided it

    Source: `throughline counts exempt`. No publisher can say it.
    Traps: the last one for a source and place holds; one that is over ends it.
    """

    TYPE: ClassVar[str] = "control.exempted.v1"

    counted_by: str
    place: str
    owner: str
    reason: str
    cap: int
    until_on: date
    by: str
