"""What an answer was read from: what is new and lies elsewhere can't change it.

attended 3 May   attended 10 May   (new) attended 17 May
"the first one kept" saw the 3rd and looked no further: the 17th makes no difference
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)

AsFarAs = Mapping[type, datetime]
NOWHERE: AsFarAs = {}


class Looked:
    """Classes of facts that were looked at, and of some only what had happened by a moment."""

    __slots__ = ("_added", "all_of", "as_far_as")

    def __init__(self, all_of: Iterable[type] = ()) -> None:
        self.all_of: set[type] = set(all_of)
        self.as_far_as: dict[type, datetime] = {}
        self._added: set[Looked] = set()

    @property
    def classes(self) -> frozenset[type]:
        """All of them, however far."""
        return frozenset(self.all_of.union(self.as_far_as))

    @property
    def only_as_far_as(self) -> AsFarAs:
        """Those of which nobody looked at all."""
        if not self.as_far_as:
            return NOWHERE
        return {k: moment for k, moment in self.as_far_as.items() if k not in self.all_of}

    def upto(self, moment: datetime, *classes: type) -> None:
        """Facts of these were looked at, as far as they had happened by a moment."""
        for one in classes:
            if self.as_far_as.get(one, BEFORE_ALL) <= moment:
                self.as_far_as[one] = moment

    def add(self, other: "Looked") -> None:
        """Whoever looked here looked there too. What is added is complete."""
        if other in self._added:  # a term is asked for again and again
            return
        self._added.add(other)
        self.all_of |= other.all_of
        if not other.as_far_as:  # nearly always
            return
        for one, moment in other.as_far_as.items():
            self.upto(moment, one)
