"""What is shown of a person, by id: verdicts and states, each in its word."""

from collections.abc import Mapping

from domain.finding import Finding, Handover
from projections.person import Derived

Shown = Mapping[str, Finding | Handover]


def shown_of(derived: Derived) -> dict[str, Finding | Handover]:
    """Every finding and handover of a person, by id."""
    found: dict[str, Finding | Handover] = {f.id: f for f in derived.gaps.items}
    return found | {one.id: one for one in derived.handovers.items}


def word(found: Finding | Handover | None) -> str | None:
    """open, breached, due, accepted, ...; None where there is none."""
    if found is None:
        return None
    return found.verdict.value if isinstance(found, Finding) else found.state.value


def code(found: Finding | Handover) -> str:
    """recall-pack-late, HP18."""
    return found.code if isinstance(found, Finding) else found.point
