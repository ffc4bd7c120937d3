"""Who had been heard up to when, at any earlier position of the log."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from domain.heard import HeardLog
from domain.ports import FactStore

READ_AT_ONCE = 10_000
Said = tuple[int, str, datetime, datetime]  # position, source, happened_at, recorded_at


class Horizons:
    """Remembers when each source spoke; reads on in the log when asked for a later position."""

    def __init__(self, facts: FactStore) -> None:
        self._facts = facts
        self._said: list[Said] = []
        self.heard = lru_cache(maxsize=8)(self._heard)

    def _heard(self, upto: int, as_of: datetime) -> HeardLog:
        """From entries up to a position that had happened by a moment."""
        self._read_on(upto)
        heard = HeardLog()
        for _, source, happened_at, recorded_at in self._upto(upto):
            if happened_at <= as_of:
                heard.add(source, happened_at, recorded_at)
        return heard

    def _upto(self, upto: int) -> Iterator[Said]:
        for said in self._said:
            if said[0] > upto:
                return
            yield said

    def _read_on(self, upto: int) -> None:
        position = self._said[-1][0] if self._said else 0
        while position < upto:
            entries = self._facts.since(position, READ_AT_ONCE)
            if not entries:
                return
            self._said.extend((e.position, e.source, e.happened_at, e.recorded_at) for e in entries)
            position = entries[-1].position
