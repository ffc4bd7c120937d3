"""`throughline down`: the embedded parts no longer kept; they stop with their last user."""

from infra.embedded.parts import down as let_go
from infra.settings import Settings


def down(settings: Settings) -> list[int]:
    """Stops what `up` left running. Returns the processes that still use it: then it stays."""
    return let_go(settings)


def shown(still_used_by: list[int]) -> str:
    """The sentence for a terminal."""
    if not still_used_by:
        return "stopped"
    pids = ", ".join(map(str, still_used_by))
    return f"still used by process {pids}: stops when that ends"


def as_json(still_used_by: list[int]) -> dict[str, object]:
    """The same for --json."""
    return {"stopped": not still_used_by, "still_used_by": still_used_by}
