"""People whom a rule of ours could not judge."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry


@strawberry.type(description="Somebody a rule of ours fails on: not judged since, shown as before.")
class SetAside:
    """Somebody a rule of ours fails on."""

    person: strawberry.ID = strawberry.field(description="The person, as in journey(person:).")
    by: str = strawberry.field(description="What failed: rule 52, point HP08, the fold.")
    error: str = strawberry.field(description="The kind of error: KeyError.")
    at: str = strawberry.field(description="Where in our code: domain.rules.lead:87.")
    since: datetime = strawberry.field(description="Not judged since.")


@strawberry.type(description="Everybody set aside; everybody else is up to date.")
class SetAsides:
    """Everybody set aside."""

    total: int = strawberry.field(description="How many there are.")
    longest: list[SetAside] = strawberry.field(description="Up to 100, the longest first.")


def of(row: Mapping[str, Any]) -> SetAside:
    """The type of a row."""
    return SetAside(
        person=strawberry.ID(row["person"]),
        by=row["by"],
        error=row["error"],
        at=row["at"],
        since=row["since"],
    )
