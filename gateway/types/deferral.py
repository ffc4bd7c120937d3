"""Somebody's wish to put a gap off, and how many of a rule's gaps were."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import strawberry

from domain.casework.shares import Share
from gateway.types.words import How


@strawberry.type(description="The last word on putting a gap off: the gap stays what it is.")
class Deferral:
    """The last word on putting a gap off."""

    reason: str = strawberry.field(description="One of those the policy lists for the rule.")
    until_on: date = strawberry.field(
        description="Last day it rests: as asked for, but no longer than the policy allows."
    )
    state: How = strawberry.field(description="How far it has got.")
    by: str = strawberry.field(description="Who asked for it, as their agency names its staff.")
    agency: str = strawberry.field(description="That agency.")
    at: datetime = strawberry.field(description="When.")
    answered_by: str | None = strawberry.field(description="The second person.")
    over: bool = strawberry.field(description="A release since then has ended it.")
    fact: str = strawberry.field(description="Key of the fact.")


def of(told: Mapping[str, Any] | None) -> Deferral | None:
    """The type of what stands in the row."""
    if told is None:
        return None
    return Deferral(
        reason=told["reason"],
        until_on=date.fromisoformat(told["until_on"]),
        state=How(told["how"]),
        by=told["by"],
        agency=told["agency"],
        at=datetime.fromisoformat(told["at"]),
        answered_by=told["answered_by"],
        over=told["over"],
        fact=told["fact"],
    )


@strawberry.type(description="So many, under one name.")
class Named:
    """So many, under one name."""

    name: str = strawberry.field(description="The name.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="How many of a rule's gaps were put off, why and where.")
class DeferralShare:
    """How many of a rule's gaps were put off."""

    code: str = strawberry.field(description="The rule's name.")
    gaps: int = strawberry.field(description="Gaps that are or were open, or breached.")
    deferred: int = strawberry.field(description="Those that rest or rested.")
    reasons: list[Named] = strawberry.field(description="Why, the most frequent first.")
    areas: list[Named] = strawberry.field(description="Where; an empty name: no area is known.")
    questioned: bool = strawberry.field(
        description="So many of so many that the rule is questioned; `throughline deferred` says "
        "what its numbers, a step more or less, would have made of the same people."
    )


def share_of(share: Share) -> DeferralShare:
    """The type of one rule's share."""
    return DeferralShare(
        code=share.code,
        gaps=share.gaps,
        deferred=share.deferred,
        reasons=[Named(name=name, count=count) for name, count in share.reasons.most_common()],
        areas=[Named(name=name, count=count) for name, count in share.areas.most_common()],
        questioned=share.questioned,
    )
