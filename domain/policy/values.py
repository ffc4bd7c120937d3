"""A policy value: an amount with its unit, its dates, its tag and where it was read."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Value:
    """One named value through time."""

    name: str  # first-appointment.within
    says: str  # from release to the first appointment
    picked_by: str  # the date that chooses the row: REL, RELp, SEN, HO, RTC, K ...
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        for case in {row.case for row in self.rows}:
            rows = sorted((r for r in self.rows if r.case == case), key=lambda row: row.start)
            for earlier, later in pairwise(rows):
                if earlier.end is None or earlier.end > later.start:
                    raise PolicyError(f"{self.name}: two rows hold on {later.start}")

    def row_on(self, day: date, case: str = "") -> int:
        """Which row holds on that day (its index). Raises PolicyError when none does."""
        for index, row in enumerate(self.rows):
            if row.case == case and row.start <= day and (row.end is None or day < row.end):
                return index
        raise PolicyError(f"{self.name}: no row for {day}{' case ' + case if case else ''}")
