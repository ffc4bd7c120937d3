"""One table's rows of one person, not laid out yet: most stand in the table already."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

OF_PERSON = ("area", "release_on")


class Part(Protocol):
    """What there is a row for, in one order, and what the rows say besides.

    Kept as it was last written, so that only what differs is laid out and written again.
    """

    @property
    def items(self) -> Sequence[Any]:
        """One for each row."""

    @property
    def beside(self) -> object:
        """Where this is equal, equal items make equal rows; but for what is the person's."""

    @property
    def of_person(self) -> tuple[object, ...]:
        """What each of their rows says of the person: the columns OF_PERSON, or none."""

    def key(self, item: Any) -> tuple[object, ...]:
        """The key of its row in the table."""

    def mark(self, item: Any) -> object:
        """What its row says besides the item."""

    def row(self, item: Any) -> Any:
        """Laid out."""


class Whole(NamedTuple):
    """Rows small enough to be laid out at once. `names`: the columns of the key."""

    items: Sequence[Any]
    names: tuple[str, ...]

    @property
    def beside(self) -> object:
        """See Part."""
        return None

    @property
    def of_person(self) -> tuple[object, ...]:
        """See Part."""
        return ()

    def key(self, item: Any) -> tuple[object, ...]:
        """See Part."""
        return tuple([getattr(item, name) for name in self.names])

    def mark(self, _: Any) -> object:
        """See Part."""
        return None

    def row(self, item: Any) -> Any:
        """See Part."""
        return item
