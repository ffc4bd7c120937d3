"""Open conditions: since when, within one stay, the person has been in them.

Men are in them while an open prison holds them; women while their category says so. Prisons by
their NOMIS codes. Prescoed stands apart: the model began there earlier, for people of Wales.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.facts.custody import CategorySet, PersonTransferred
from domain.facts.entry import Entry
from domain.journey.custody import Custody
from domain.journey.journey import Journey

MENS_OPEN = frozenset(
    {"EHI", "FDI", "HBI", "HDI", "HVI", "KMI", "KVI", "LYI", "NSI", "SPI", "SUI", "TCI", "UPI"}
)
PRESCOED = "UPI"
OPEN_CATEGORIES = frozenset({"open", "t", "female-open"})


@dataclass(frozen=True, slots=True)
class OpenConditions:
    """The kind of them, and the fact that brought the person there."""

    kind: str  # prescoed | mens-open | womens-open
    by: Entry


def open_conditions(journey: Journey, stay: Custody, start: str) -> OpenConditions | None:
    """The open conditions the person is in last; None: in none, or back from them."""
    if start == "women":
        return _womens(journey, stay)
    here: tuple[str, Entry] | None = None
    for prison, entry in _places(journey, stay):
        if here is None or here[0] != prison:
            here = (prison, entry)
    if here is None or here[0] not in MENS_OPEN:
        return None
    kind = "prescoed" if here[0] == PRESCOED and start == "wales" else "mens-open"
    return OpenConditions(kind, here[1])


def _places(journey: Journey, stay: Custody) -> Iterator[tuple[str, Entry]]:
    moves = [e for e in journey.of(PersonTransferred) if stay.holds(e.happened_at)]
    for entry in sorted((*stay.receptions, *moves), key=lambda e: (e.happened_at, e.key)):
        moved = isinstance(entry.fact, PersonTransferred)
        yield (entry.fact.to_prison if moved else entry.fact.prison), entry


def _womens(journey: Journey, stay: Custody) -> OpenConditions | None:
    """Since the first of an unbroken run of open categories."""
    since: Entry | None = None
    for entry in journey.of(CategorySet):
        if stay.holds(entry.happened_at):
            still = entry.fact.category in OPEN_CATEGORIES
            since = (since or entry) if still else None
    return OpenConditions("womens-open", since) if since else None
