"""What must hold after any fault. Each check lists its violations; none is a pass."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from domain.facts.entry import Entry


def lost(acknowledged: Iterable[str], entries: Sequence[Entry]) -> list[str]:
    """Ids the broker acknowledged that never became facts (V1)."""
    return sorted(set(acknowledged) - {entry.id for entry in entries})


def twice(entries: Sequence[Entry]) -> list[str]:
    """Facts recorded more than once (V2)."""
    return sorted(key for key, n in Counter(entry.key for entry in entries).items() if n > 1)


def holes(entries: Sequence[Entry]) -> list[int]:
    """Places where the log doesn't go 1, 2, 3, ... (V7)."""
    return [at for at, entry in enumerate(entries, 1) if entry.position != at]


def back_in_time(entries: Sequence[Entry]) -> list[int]:
    """Positions recorded earlier than the one before them."""
    return [
        after.position
        for before, after in pairwise(entries)
        if after.recorded_at < before.recorded_at
    ]


def ahead(
    reached: Mapping[tuple[str, int], int], ends: Mapping[tuple[str, int], int]
) -> list[tuple[str, int]]:
    """Partitions whose recorded offset no message ever had (V9)."""
    return sorted(place for place, last in reached.items() if last >= ends.get(place, 0))
