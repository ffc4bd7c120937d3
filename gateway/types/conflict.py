"""Agencies' accounts of one movement that can't all be right."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import strawberry


@strawberry.type(
    description="Agencies' accounts of one movement that can't all be right. All of them are kept."
)
class FactConflict:
    """Accounts that contradict each other."""

    about: str = strawberry.field(description="reason, time or direction.")
    on: date = strawberry.field(description="The day of the movement.")
    says: list[str] = strawberry.field(description="Each account, in the order of `facts`.")
    facts: list[str] = strawberry.field(description="Keys of the facts.")
    chosen: str | None = strawberry.field(description="The account somebody has decided for.")


def of(told: Mapping[str, Any]) -> FactConflict:
    """The type of one of a journey row's conflicts."""
    return FactConflict(
        about=told["about"],
        on=date.fromisoformat(told["on"]),
        says=list(told["says"]),
        facts=list(told["facts"]),
        chosen=told["chosen"],
    )
