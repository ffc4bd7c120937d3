"""A policy value: an amount with its unit, its dates, its tag and where it was read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal

Unit = Literal["h", "cd", "wd", "mo", "nights", "count"]
Tag = Literal[
    "V", "V*", "S", "K", "C"
]  # read in a document, in live code, in a seed; believed; chosen
NoAmount = Literal["no-duty", "unread"]  # no duty in these dates; a duty whose number we lack


class PolicyError(ValueError):
    """A policy that contradicts itself, or is asked for a day it says nothing about."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a value is from `start` up to, not including, `end`."""

    amount: tuple[tuple[Unit, int], ...] | NoAmount  # in order: ((mo, 8), (cd, 14))
    start: date
    end: date | None
    tag: Tag
    source: str
    case: str = ""  # red, tier-4, emergency: one of a closed list; "" where there are none
    regime: str = ""
    area: str = ""  # region/wales: holds there in place of the nation's; "" everywhere else
    author: str = ""  # who set it for that area
    set_on: date | None = None  # and when


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One named value through time: the nation's rows, then those of areas."""

    name: str  # first-appointment.within
    says: str  # from release to the first appointment
    picked_by: str  # the date that chooses the row: REL, RELp, SEN, HO, RTC, K ...
    rows: tuple[Row, ...]
    local: bool = field(init=False)  # some area has a row of its own

    def __post_init__(self) -> None:
        object.__setattr__(self, "local", any(row.area for row in self.rows))
        for kind in {(row.case, row.area) for row in self.rows}:
            rows = [row for row in self.rows if (row.case, row.area) == kind]
            rows.sort(key=lambda row: row.start)
            for earlier, later in pairwise(rows):
                if earlier.end is None or earlier.end > later.start:
                    raise PolicyError(f"{self.name}: two rows hold on {later.start}")

    @property
    def last(self) -> int:
        """The nation's row that is in force last (its index)."""
        return max(n for n, row in enumerate(self.rows) if not row.area)

    def row_on(self, day: date, case: str = "", places: Sequence[str] = ()) -> int:
        """Which row holds on that day (its index): of these places, the narrowest first, else the
        nation's. Raises PolicyError when none does.
        """
        for area in (*places, ""):
            for index, row in enumerate(self.rows):
                if row.case != case or row.area != area or row.start > day:
                    continue
                if row.end is None or day < row.end:
                    return index
        raise PolicyError(f"{self.name}: no row for {day}{' case ' + case if case else ''}")
