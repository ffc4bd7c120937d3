"""A source's own count of a place, beside the people we hold there."""

from datetime import date

import strawberry

from domain.control import Control
from gateway.types.scalars import Long
from gateway.types.words import Total


@strawberry.type(description="A difference that somebody answers for, up to a day.")
class ControlExemption:
    """A difference that somebody answers for."""

    owner: str = strawberry.field(description="Who sees to it that it goes away.")
    reason: str = strawberry.field(description="Why it is borne with.")
    cap: Long = strawberry.field(description="The largest difference it covers.")
    until_on: date = strawberry.field(description="The last day it covers.")


@strawberry.type(
    description="A source's count of the people in a place, beside those we hold there."
)
class ControlTotal:
    """A source's count of a place, beside ours."""

    id: strawberry.ID = strawberry.field(description="Of source, place and day.")
    source: str = strawberry.field(description="Who counted: /prison/nomis.")
    place: str = strawberry.field(description="What was counted: a prison's code.")
    day_on: date = strawberry.field(description="At the end of this London day.")
    counted: Long = strawberry.field(description="People, as they counted them.")
    held: Long = strawberry.field(
        description="People we hold there at that moment, by all we know."
    )
    difference: Long = strawberry.field(description="How many more they count than we hold.")
    total: Total = strawberry.field(description="How the two compare.")
    says: str = strawberry.field(description="The same in a sentence that names the place.")
    reason: str | None = strawberry.field(
        description="Why it is exempt or unknown; of a difference, why no exemption covers it."
    )
    exemption: ControlExemption | None = strawberry.field(
        description="The last one for this source and place, over or not."
    )


def of(control: Control) -> ControlTotal:
    """The type of a finding."""
    told, exempt = control.counted, control.exemption
    return ControlTotal(
        id=strawberry.ID(control.id),
        source=told.source,
        place=told.place,
        day_on=told.day_on,
        counted=Long(told.count),
        held=Long(told.held),
        difference=Long(control.difference),
        total=control.total,
        says=control.says,
        reason=control.reason,
        exemption=ControlExemption(
            owner=exempt.owner,
            reason=exempt.reason,
            cap=Long(exempt.cap),
            until_on=exempt.until_on,
        )
        if exempt
        else None,
    )
