"""Arguments that many fields share, described once."""

from datetime import date
from typing import Annotated

import strawberry

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
