"""Were exactly the planted gaps shown? Compares what stories intended with what the product says."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from infra.simulated.telling import Planted

Gap = tuple[str, str, str]  # code, record, verdict


@dataclass(frozen=True, slots=True)
class Found:
    """How many gaps were planted, how many of those were shown, and how many nobody planted."""

    planted: int
    found: int
    unplanted: int
    missing: tuple[Gap, ...] = ()  # planted, not shown
    surplus: tuple[Gap, ...] = ()  # shown, not planted

    @property
    def exact(self) -> bool:
        """All planted gaps were shown and no other."""
        return self.planted == self.found and not self.unplanted


def compare(
    planted: Iterable[Planted], shown: Iterable[Gap], homes: Mapping[str, str] | None = None
) -> Found:
    """Counts each gap as often as it occurs. `homes` leads from any record to its person's first."""
    first = homes or {}
    meant = Counter((p.code, first.get(p.record, p.record), p.verdict) for p in planted)
    seen = Counter((code, first.get(record, record), verdict) for code, record, verdict in shown)
    missing, surplus = meant - seen, seen - meant
    return Found(
        planted=meant.total(),
        found=(meant & seen).total(),
        unplanted=surplus.total(),
        missing=tuple(sorted(missing.elements())),
        surplus=tuple(sorted(surplus.elements())),
    )
