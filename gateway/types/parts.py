"""Small parts that gaps and handovers share."""

from datetime import date, datetime
from typing import Any

import strawberry


@strawberry.type(description="A day that did not count on the way to a deadline.")
class SkippedDay:
    """A day that did not count on the way to a deadline."""

    day: date = strawberry.field(description="The London date.")
    why: str = strawberry.field(description="Sat, Sun, or the bank holiday's name.")


@strawberry.type(description="A value of the policy that was read, and which row of it.")
class PolicyValue:
    """A value of the policy that was read."""

    name: str = strawberry.field(description="Such as first-appointment.within.")
    row: int = strawberry.field(description="Which row of the value, counted from 0.")


@strawberry.type(description="What somebody did about a gap.")
class Note:
    """What somebody did about a gap."""

    at: datetime = strawberry.field(description="When.")
    by: str = strawberry.field(description="Who: the agency.")
    note: str = strawberry.field(description="In their own words.")


def skipped(pairs: Any) -> list[SkippedDay]:
    """From [["2026-04-03", "Good Friday"], ...]."""
    return [SkippedDay(day=date.fromisoformat(str(day)), why=why) for day, why in pairs]


def values(pairs: Any) -> list[PolicyValue]:
    """From [["first-appointment.within", 1], ...]."""
    return [PolicyValue(name=name, row=row) for name, row in pairs]


def notes(rows: Any) -> list[Note]:
    """From [{"at": ..., "by": ..., "note": ...}, ...]."""
    return [
        Note(at=datetime.fromisoformat(str(row["at"])), by=row["by"], note=row["note"])
        for row in rows
    ]
