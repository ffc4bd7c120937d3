"""How many of each rule's gaps were put off, and why: a rule that many put off is questioned.

Perhaps it asks too early, and another policy should be tried.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from domain.policy.policy import Policy

LEAST, SHARE = "questioned.least", "questioned.share"
VALUES = (LEAST, SHARE)
PERCENT = 100


class Counted(NamedTuple):
    """One gap, and the reason it rests or rested for; None: it never did."""

    code: str
    area: str | None
    reason: str | None


@dataclass(slots=True)
class Share:
    """How many of a rule's gaps were put off, why and where."""

    code: str
    gaps: int = 0
    deferred: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    areas: Counter[str] = field(default_factory=Counter)  # of those put off; "" where none is known
    questioned: bool = False


def shares(gaps: Iterable[Counted], policy: Policy, today: date) -> list[Share]:
    """Of each rule's gaps how many were put off; those questioned first."""
    found: dict[str, Share] = {}
    for gap in gaps:
        share = found.setdefault(gap.code, Share(gap.code))
        share.gaps += 1
        if gap.reason is not None:
            share.deferred += 1
            share.reasons[gap.reason] += 1
            share.areas[gap.area or ""] += 1
    least, percent = (policy.pick(name, today).number for name in (LEAST, SHARE))
    for share in found.values():
        many = share.deferred * PERCENT >= share.gaps * percent
        share.questioned = share.gaps >= least and share.deferred > 0 and many
    return sorted(found.values(), key=lambda share: (not share.questioned, share.code))
