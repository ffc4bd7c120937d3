"""Counts that may be shown: none from which a person could be told, not by subtraction either.

wales   3 of 40    hidden: three people
mersey  6 of 12    hidden with it: else wales would be the total less the others
london  9 of 30    shown
total  18 of 82    shown
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FEWEST = 5  # people in a cell that may be shown


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many, in one slice."""

    slice: str
    hits: int
    of: int

    @property
    def misses(self) -> int:
        """Those counted that are none."""
        return self.of - self.hits


@dataclass(frozen=True, slots=True)
class Cell:
    """A count as shown; None: hidden."""

    slice: str
    hits: int | None
    of: int | None

    @property
    def share(self) -> float | None:
        """Hits in a hundred, to one decimal; None: hidden, or of nobody."""
        return round(100 * self.hits / self.of, 1) if self.hits is not None and self.of else None


def shown(counts: Iterable[Count]) -> tuple[Cell, tuple[Cell, ...]]:
    """The total and every slice, in order. Where too few are left to hide among, all is hidden."""
    counts = sorted(counts, key=lambda count: count.slice)
    hidden = [count for count in counts if _few(count)]
    rest = sorted(
        (count for count in counts if not _few(count)), key=lambda count: (count.of, count.slice)
    )
    while hidden and rest and (len(hidden) == 1 or _few(_sum(hidden))):
        hidden.append(rest.pop(0))
    total = _sum(counts)
    kept = {count.slice for count in rest}
    tell = not _few(total) and not (hidden and (len(hidden) == 1 or _few(_sum(hidden))))
    return (
        Cell("total", total.hits, total.of) if tell else Cell("total", None, None),
        tuple(
            Cell(c.slice, c.hits, c.of) if c.slice in kept else Cell(c.slice, None, None)
            for c in counts
        ),
    )


def _few(count: Count) -> bool:
    """Too few people, or too few who are one or the other: nobody at all is no person."""
    return count.of < FEWEST or 0 < count.hits < FEWEST or 0 < count.misses < FEWEST


def _sum(counts: Sequence[Count]) -> Count:
    return Count("total", sum(c.hits for c in counts), sum(c.of for c in counts))
