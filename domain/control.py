"""Control totals: a source's own count of the people in a place, beside the people we hold there.

/prison/nomis counts 712 at WWI on 3 March   we hold 709   differs by 3
    exempt up to 5 until 9 March             exempt; on 10 March it differs
    nomis not heard past 3 March             unknown: a movement of that day may be on its way
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import day_end

COMPARED = "prison"  # whose places we can count: those in custody have one


class Total(StrEnum):
    """How a count compares."""

    AGREES = "agrees"
    DIFFERS = "differs"
    EXEMPT = "exempt"  # it differs, by no more than somebody answers for, up to a day
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Counted:
    """What a source counted, and what we hold of that place at the end of that day."""

    source: str
    place: str
    day_on: date
    count: int
    held: int
    heard_until: datetime | None  # up to when that source has been heard


@dataclass(frozen=True, slots=True)
class Exemption:
    """A difference that somebody answers for."""

    owner: str
    reason: str
    cap: int
    until_on: date


@dataclass(frozen=True, slots=True)
class Control:
    """The finding on one count. Its id names source, place and day."""

    id: str
    counted: Counted
    total: Total
    reason: str | None  # of differs, where an exemption no longer covers it, and of unknown
    exemption: Exemption | None

    @property
    def difference(self) -> int:
        """How many more they count than we hold."""
        return self.counted.count - self.counted.held

    @property
    def says(self) -> str:
        """In one sentence, naming the place."""
        told = self.counted
        return (
            f"{told.source} counts {told.count} at {told.place} on {told.day_on}, "
            f"we hold {told.held}."
        )


def control(counted: Counted, exemption: Exemption | None, today: date) -> Control:
    """Compare, as of a day: an exemption covers it up to and on its last day."""
    total, reason = _compared(counted, exemption, today)
    name = f"control{counted.source}#{counted.place}/{counted.day_on}"
    return Control(name, counted, total, reason, exemption)


def _compared(
    counted: Counted, exemption: Exemption | None, today: date
) -> tuple[Total, str | None]:
    if counted.source.split("/")[1] != COMPARED:
        return Total.UNKNOWN, "only prisons' places are counted here"
    if counted.heard_until is None or counted.heard_until < day_end(counted.day_on):
        return Total.UNKNOWN, "not heard past that day"
    difference = abs(counted.count - counted.held)
    if difference == 0:
        return Total.AGREES, None
    if exemption is None:
        return Total.DIFFERS, None
    if today > exemption.until_on:
        return Total.DIFFERS, f"exempt until {exemption.until_on}"
    if difference > exemption.cap:
        return Total.DIFFERS, f"exempt up to {exemption.cap}"
    return Total.EXEMPT, exemption.reason
