"""Why a verdict stands."""

from collections.abc import Mapping
from typing import Any

import strawberry
from strawberry.scalars import JSON


@strawberry.type(description="Why a verdict stands: its reasons, node by node.")
class Why:
    """Why a verdict stands."""

    finding: strawberry.ID = strawberry.field(description="Id of the gap or handover.")
    verdict: str = strawberry.field(description="The verdict or state explained.")
    sentence: str | None = strawberry.field(description="The rule, in words.")
    because: list[JSON] = strawberry.field(
        description="The reasons in order, each with its kind in `n`: rule, value (with tag and "
        "source), armed, deadline (with the days skipped), looked_for, heard, exempt."
    )
    would_change: list[JSON] = strawberry.field(description="What would have changed the verdict.")
    document: JSON = strawberry.field(description="All of it in one document.")


def of(finding: str, document: Mapping[str, Any]) -> Why:
    """The type of a replay's answer."""
    because = list(document.get("because", ()))
    says = (node.get("says") for node in because if node.get("n") == "rule")
    return Why(
        finding=strawberry.ID(finding),
        verdict=str(document["verdict"]),
        sentence=next(says, None),
        because=because,
        would_change=list(document.get("would_change", ())),
        document=JSON(dict(document)),
    )
