"""How a journey came to be known, step by step: what a moved date was before it moved."""

from collections.abc import Sequence
from datetime import datetime

from domain.facts.data import FactWithdrawn
from domain.facts.entry import Entry
from domain.facts.versions import replaces
from domain.journey.journey import Journey


def as_known(journey: Journey, *types: type) -> list[tuple[datetime, Journey]]:
    """The facts of these classes as they stood each time one of them became known.

    Each step: when it was recorded, and a journey of these facts alone. The last one is how they
    stand now. Replaced and withdrawn facts count until what displaced them was recorded.
    """
    name = f"as known: {[kind.__name__ for kind in types]}"
    return journey.once(name, lambda: _as_known(journey, types))


def _as_known(journey: Journey, types: tuple[type, ...]) -> list[tuple[datetime, Journey]]:
    journey.looked.all_of.update(types)
    told = [entry for entry in journey.all if isinstance(entry.fact, types)]
    told += [entry for entry in journey.all if _takes_back(entry, told)]
    moments = sorted({entry.recorded_at for entry in told})
    return [
        (moment, Journey([e for e in told if e.recorded_at <= moment], journey.as_of))
        for moment in moments
    ]


def _takes_back(entry: Entry, told: Sequence[Entry]) -> bool:
    return isinstance(entry.fact, FactWithdrawn) and any(replaces(entry, one) for one in told)
