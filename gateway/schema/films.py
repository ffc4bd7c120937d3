"""How a journey came to be what it is, and what two views of it show differently."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.journey.agencies import AGENCIES
from gateway.context import Info
from gateway.errors import UserError
from gateway.schema.arguments import aware
from gateway.types import film
from gateway.types.film import Difference, Picture, ThenInput
from projections.replay import Then

Record = Annotated[
    strawberry.ID, strawberry.argument(description="A file of theirs: prison/A1234BC.")
]


async def find_film(
    info: Info,
    record: Record,
    upto: Annotated[
        datetime | None, strawberry.argument(description="The last moment shown.")
    ] = None,
) -> list[Picture] | None:
    """Each moment at which a verdict changed; null where nothing is known of the record."""
    aware("upto", upto)
    found = await info.context.replays.film(record, upto)
    return None if found is None else [film.picture(one) for one in found]


async def find_difference(
    info: Info,
    record: Record,
    one: Annotated[ThenInput, strawberry.argument(description="The one side.")],
    other: Annotated[ThenInput, strawberry.argument(description="The other side.")],
) -> list[Difference] | None:
    """What two replays show differently; null where one of the sides knew nothing."""
    sides = _asked("one", one), _asked("other", other)
    found = await info.context.replays.difference(record, *sides)
    return None if found is None else [film.differing(each) for each in found]


def _asked(name: str, side: ThenInput) -> Then:
    aware(f"{name}.asOf", side.as_of)
    aware(f"{name}.knownAt", side.known_at)
    if side.known_to is not None and side.known_to not in AGENCIES:
        raise UserError(f"{name}.knownTo: one of {', '.join(AGENCIES)}.")
    return side.then()
