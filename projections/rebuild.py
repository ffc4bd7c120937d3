"""A rebuild: all rows made again from the log alone, at a given position and moment."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from domain.facts.entry import Entry
from domain.heard import HeardLog
from domain.people.keys import WHO
from domain.policy.policy import Policy
from domain.ports import FactStore
from domain.rules.duty import Ask
from projections.deriver import READ_AT_ONCE, RECORDS_AT_ONCE, derive, feed_rows
from projections.keys import Keys
from projections.people import about_people, people_of
from projections.ports import Progress, ViewStore
from projections.tables.controls import count_rows, exemption_rows


def rebuild(
    facts: FactStore,
    views: ViewStore,
    policy: Policy,
    upto: Progress,
    said: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Fill empty read tables. Returns how many facts were read; `said` is told (records done, of).

    First pass: who could be connected to whom, and who was heard when. Second: everyone, in groups.
    If it fails, these tables are to be thrown away.
    """
    through = ReadThrough()
    for entries in read_all(facts, upto.position):
        pairs = through.take(entries)
        with views.writing() as tables:
            tables.add_keys(pairs)
            tables.save_feeds(feed_rows(entries))
            tables.save_controls(count_rows(entries), exemption_rows(entries))
    ask = Ask(upto.as_of, policy, through.heard)
    done, total = 0, len(through.connected)
    with views.writing() as tables:  # one, so that the next are judged while these are written
        for records in through.connected.groups(RECORDS_AT_ONCE):
            people = people_of(facts.of_records(records, upto.position))
            tables.save([derive(found, ask) for found in people], records)
            done += len(records)
            said(done, total)
        tables.advance(upto)
    return through.count


def read_all(facts: FactStore, upto: int) -> Iterator[Sequence[Entry]]:
    """The log from its start to a position, in pieces."""
    position = 0
    while position < upto:
        entries = [e for e in facts.since(position, READ_AT_ONCE) if e.position <= upto]
        if not entries:
            return
        yield entries
        position = entries[-1].position


class ReadThrough:
    """What one pass over the log gathers: who was heard when, and whose records belong together."""

    def __init__(self) -> None:
        self.heard = HeardLog()
        self.connected = Connected()
        self.count = 0
        self._keys = Keys()

    def take(self, entries: Sequence[Entry]) -> list[tuple[str, str]]:
        """The next entries. Returns their (key, record) pairs."""
        self.count += len(entries)
        pairs = self._keys.of(entries)
        for entry in entries:
            self.heard.add(entry.source, entry.happened_at, entry.recorded_at)
        self.connected.add(pairs, {entry.record for entry in about_people(entries)})
        return pairs


class Connected:
    """Records that a chain of keys connects (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._record_of_key: dict[str, str] = {}

    def add(self, pairs: Iterable[tuple[str, str]], records: Iterable[str]) -> None:
        """Take (key, record) pairs, and records that something was said about."""
        for record in records:
            self._parent.setdefault(record, record)
        for key, record in pairs:
            if key.startswith(WHO):
                continue
            other = self._record_of_key.setdefault(key, record)
            self._join(record, other)

    def __len__(self) -> int:
        return len(self._parent)

    def groups(self, at_once: int) -> Iterator[list[str]]:
        """All records in pieces of about so many, connected ones always in one piece."""
        closures: dict[str, list[str]] = {}
        for record in self._parent:
            closures.setdefault(self._root(record), []).append(record)
        piece: list[str] = []
        for records in closures.values():
            piece.extend(records)
            if len(piece) >= at_once:
                yield piece
                piece = []
        if piece:
            yield piece

    def _root(self, record: str) -> str:
        parent = self._parent.setdefault(record, record)
        while parent != self._parent[parent]:
            self._parent[record] = parent = self._parent[parent]
        return parent

    def _join(self, one: str, other: str) -> None:
        first, second = self._root(one), self._root(other)
        if first != second:
            self._parent[second] = first
