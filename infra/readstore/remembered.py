"""What the deriver wrote last, by person, so that it writes only what changed.

The very objects that the judge's memory holds, and as many: a person forgotten is written whole again.
"""

from collections import OrderedDict
from collections.abc import Iterable

from projections.person import Derived
from projections.stood import MOST_PEOPLE

KEYS = 20_000  # one forgotten is offered to the table once more


class Remembered:
    """Bounded memory of what stands in the tables. Only ever a short cut: empty is always right."""

    def __init__(self, *, keeps: bool = True) -> None:
        self.keeps = keeps  # a rebuild writes everybody once: nothing to remember for
        self._people: OrderedDict[str, Derived] = OrderedDict()
        self._keys: set[tuple[str, str]] = set()

    def get(self, person: str) -> Derived | None:
        """What was last written of a person, if that is still known."""
        found = self._people.get(person)
        if found is not None:
            self._people.move_to_end(person)
        return found

    def put(self, written: Iterable[Derived]) -> None:
        """Remember what was just written."""
        for rows in written if self.keeps else ():
            self._people[rows.person] = rows
            self._people.move_to_end(rows.person)
        while len(self._people) > MOST_PEOPLE:
            self._people.popitem(last=False)

    def forget(self, people: Iterable[str]) -> None:
        """These are gone from the tables, or somebody else's now."""
        for person in people:
            self._people.pop(person, None)

    def forget_all(self) -> None:
        """After a failure nothing is sure."""
        self._people.clear()
        self._keys.clear()

    def new_keys(self, keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those not known to stand in the tables."""
        if len(self._keys) > KEYS:
            self._keys.clear()
        new = sorted(set(keys) - self._keys)
        self._keys.update(new)
        return new
