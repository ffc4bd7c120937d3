"""A rebuild: all rows made again from the log alone, at a given position and moment."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from domain.facts.entry import Entry
from domain.heard import HeardLog
from domain.people.keys import WHO
from domain.policy.policy import Policy
from domain.ports import FactStore
from domain.rules.duty import Ask
from projections.aside import derived
from projections.deriver import READ_AT_ONCE, RECORDS_AT_ONCE, feed_rows
from projections.keys import Keys
from projections.people import PersonFacts, about_people, people_of
from projections.ports import Progress, ViewStore
from projections.tables.controls import count_rows, exemption_rows

Groups = Sequence[Sequence[str]]  # records, those that belong together always in one group
Said = Callable[[int, int], None]  # is told (records done, of)


def rebuild(
    facts: FactStore,
    views: ViewStore,
    policy: Policy,
    upto: Progress,
    said: Said = lambda done, total: None,
    by_others: "Callable[[ReadThrough], Iterator[int] | None]" = lambda through: None,
) -> int:
    """Fill empty read tables. Returns how many facts were read.

    First pass: who could be connected to whom, and who was heard when. Second: everyone, in groups,
    here or `by_others`. If it fails, these tables are to be thrown away.
    """
    through = _first_pass(facts, views, upto)
    done, total = 0, len(through.connected)
    ask = Ask(upto.as_of, policy, through.heard)
    for count in by_others(through) or fill(facts, views, ask, upto, through.groups()):
        done += count
        said(done, total)
    with views.writing() as tables:
        tables.advance(upto)
    return through.count


def _first_pass(facts: FactStore, views: ViewStore, upto: Progress) -> "ReadThrough":
    """Reads the log, and writes what is of no person: keys and feeds."""
    through = ReadThrough()
    for entries in read_all(facts, upto.position):
        pairs = through.take(entries)
        with views.writing() as tables:
            tables.add_keys(pairs)
            tables.save_feeds(feed_rows(entries))
            tables.save_controls(count_rows(entries), exemption_rows(entries))
    return through


def fill(
    facts: FactStore, views: ViewStore, ask: Ask, upto: Progress, groups: Groups
) -> Iterator[int]:
    """Writes the people of these records, and tells how many records were done, group by group.

    One transaction: so the next are judged while these are written.
    """
    with views.writing() as tables:
        for records, people in in_groups(facts, upto, groups):
            tables.save([derived(found, ask) for found in people], records)
            yield len(records)


def in_groups(
    facts: FactStore, upto: Progress, groups: Groups
) -> Iterator[tuple[Sequence[str], list[PersonFacts]]]:
    """The people of these records, with all that had been said of them."""
    for records in groups:
        yield records, people_of(facts.of_records(records, upto.position))


def read_through(facts: FactStore, upto: Progress) -> "ReadThrough":
    """Reads the log, and writes nothing."""
    through = ReadThrough()
    for entries in read_all(facts, upto.position):
        through.take(entries)
    return through


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

    def groups(self) -> Groups:
        """Everybody's records, a hundred or so at a time."""
        return list(self.connected.groups(RECORDS_AT_ONCE))


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
