"""The keys by which records may be connected, without asking twice for what a record's name gives."""

from collections.abc import Sequence

from domain.facts.entry import Entry
from domain.people.keys import join_keys, tells_who

MOST_RECORDS = 1_000_000


class Keys:
    """Remembers whose own keys were given already. Only a short cut: giving a key again is harmless."""

    def __init__(self) -> None:
        self._records: set[str] = set()

    def of(self, entries: Sequence[Entry]) -> list[tuple[str, str]]:
        """(key, record) pairs of these entries: all of those that tell who, else once a record."""
        if len(self._records) > MOST_RECORDS:
            self._records.clear()
        pairs: list[tuple[str, str]] = []
        for entry in entries:
            if tells_who(entry) or entry.record not in self._records:
                self._records.add(entry.record)
                pairs.extend((key, entry.record) for key in join_keys(entry))
        return pairs
