"""Arguments that many fields share, described and checked once."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from gateway.errors import UserError

First = Annotated[int, strawberry.argument(description="Rows a page, 1 to 100.")]
After = Annotated[
    str | None, strawberry.argument(description="The `endCursor` of the page before.")
]
Area = Annotated[str | None, strawberry.argument(description="Only this area: region/wales.")]
Person = Annotated[str | None, strawberry.argument(description="Only this person's.")]
DueBefore = Annotated[
    date | None, strawberry.argument(description="Only deadlines before this London date.")
]
DueAfter = Annotated[
    date | None, strawberry.argument(description="Only deadlines after this London date.")
]


def aware(name: str, moment: datetime | None) -> datetime | None:
    """The moment, with its offset. Raises UserError for a wall clock without one."""
    if moment is not None and moment.tzinfo is None:
        raise UserError(f"{name} has no offset: write 2026-04-08T09:00:00Z.")
    return moment
