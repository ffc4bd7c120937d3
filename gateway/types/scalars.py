"""Numbers too large for GraphQL's Int."""

from collections.abc import Mapping
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

Long = NewType("Long", int)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a Long is a whole number")
    return value


LONG: ScalarDefinition = strawberry.scalar(
    name="Long",
    description="A whole number of up to 64 bits, written as a JSON number.",
    serialize=_whole,
    parse_value=_whole,
)
SCALARS: Mapping[object, ScalarDefinition] = {Long: LONG}
