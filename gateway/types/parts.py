"""Small parts that gaps and handovers share."""

from datetime import date, datetime
from typing import Any

import strawberry

from domain.policy.policy import Policy
from domain.policy.words import amount_in_words, tag_in_words
from gateway.context import Info


@strawberry.type(description="A day that did not count on the way to a deadline.")
class SkippedDay:
    """A day that did not count on the way to a deadline."""

    day: date = strawberry.field(description="The London date.")
    why: str = strawberry.field(description="Sat, Sun, or the bank holiday's name.")


@strawberry.type(description="What a value of the policy is on some days, and how far to trust it.")
class PolicyRow:
    """What a value of the policy is on some days."""

    amount: str = strawberry.field(description="In words: 1 working day.")
    tag: str = strawberry.field(description="V, V*, S: read somewhere; K: believed; C: chosen.")
    tag_says: str = strawberry.field(description="The same in words: C (chosen by us).")
    source: str = strawberry.field(description="Where it was read, or why it was chosen.")
    area: str | None = strawberry.field(description="The area that set it; null: the nation's.")
    author: str | None = strawberry.field(description="Who set it for that area.")


@strawberry.type(description="A policy as a whole: every number the rules count with.")
class PolicyVersion:
    """A policy as a whole."""

    name: str = strawberry.field(description="The name it was activated under.")
    content_hash: str = strawberry.field(description="Of all it says: the same, the same policy.")


async def _said(root: "PolicyValue", info: Info) -> PolicyRow | None:
    policy = root.under or await info.context.policy()
    value = policy.values.get(root.name)
    if value is None or root.row >= len(value.rows):
        return None
    row = value.rows[root.row]
    return PolicyRow(
        amount=amount_in_words(row.amount),
        tag=row.tag,
        tag_says=tag_in_words(row.tag),
        source=row.source,
        area=row.area or None,
        author=row.author or None,
    )


@strawberry.type(description="A value of the policy that was read, and which row of it.")
class PolicyValue:
    """A value of the policy that was read."""

    under: strawberry.Private[Policy | None]
    name: str = strawberry.field(description="Such as first-appointment.within.")
    row: int = strawberry.field(description="Which row of the value, counted from 0.")
    says: PolicyRow | None = strawberry.field(
        resolver=_said,
        description="What it says, by the policy under which what is shown was judged; in a "
        "replay, by the one of the replay.",
    )


@strawberry.type(description="What somebody did about a gap.")
class Note:
    """What somebody did about a gap."""

    at: datetime = strawberry.field(description="When.")
    by: str = strawberry.field(description="Who: the agency.")
    note: str = strawberry.field(description="In their own words.")


def skipped(pairs: Any) -> list[SkippedDay]:
    """From [["2026-04-03", "Good Friday"], ...]."""
    return [SkippedDay(day=date.fromisoformat(str(day)), why=why) for day, why in pairs]


def values(pairs: Any, under: Policy | None = None) -> list[PolicyValue]:
    """From [["first-appointment.within", 1], ...]. `under`: whose rows, where it isn't the live one."""
    return [PolicyValue(under=under, name=name, row=row) for name, row in pairs]


def notes(rows: Any) -> list[Note]:
    """From [{"at": ..., "by": ..., "note": ...}, ...]."""
    return [
        Note(at=datetime.fromisoformat(str(row["at"])), by=row["by"], note=row["note"])
        for row in rows
    ]
