"""The deriver: log in, rows out, one transaction a batch. It may be killed at any point.

entries after the last position -> records touched -> everyone they may be -> fold and judge
a clock tick, a source heard again -> the people who wait for it -> judge again
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.heard import HeardLog
from domain.policy.policy import Policy
from domain.ports import Clock, FactStore
from domain.rules.duty import Ask
from projections.keys import Keys
from projections.known import Known
from projections.people import PersonFacts, about_people, people_of
from projections.ports import FeedRow, Progress, ViewStore, Writing
from projections.silences import changed_silences, longest_silence
from projections.stood import Stood
from projections.tables.controls import count_rows, exemption_rows

READ_AT_ONCE = 10_000  # entries held in memory; fewer than that, and we are up with the log
MOST_ENTRIES = 200_000  # taken in one transaction, when far behind
A_FEW = 60  # taken at once when not far behind: what is shown then needn't wait for the rest
NOT_FAR = 600  # behind; of more, people of whom several things were said are judged once for all
PEOPLE_AT_ONCE = 200  # whose rows are held in memory before they are written
RECORDS_AT_ONCE = 50
MOST_WOKEN = 5_000  # asked for at once


@dataclass(frozen=True, slots=True)
class Step:
    """What one step did. `idle`: nothing was new and nobody's time had come."""

    entries: int
    people: int
    progress: Progress

    @property
    def idle(self) -> bool:
        """Whether the next step can wait for news."""
        return self.entries == 0 and self.people == 0


class Deriver:
    """Keeps the read tables in step with the log. One at a time works on one set of tables."""

    def __init__(self, facts: FactStore, views: ViewStore, clock: Clock, policy: Policy) -> None:
        self._facts = facts
        self._views = views
        self._clock = clock
        self._policy = policy
        self._heard = HeardLog()
        self._known = Known()
        self._keys = Keys()
        self._stood = Stood()
        self._silence = longest_silence(policy)
        self._silent: set[str] = set()  # sources whose silence began or ended in this step
        self._again = views.aside()  # whom the release before could not judge
        self._progress = views.progress()
        self._hear_again()

    @property
    def progress(self) -> Progress:
        """How far the rows are."""
        return self._progress

    def step(self) -> Step:
        """Take the next entries and everyone whose time has come. If it fails, nothing was written.

        Far behind, more are taken at once: someone of whom much was said is judged once for it all.
        A little behind, fewer: what comes first is shown first. The clock then stands where they end.
        """
        read = self._facts.since(self._progress.position, READ_AT_ONCE)
        entries = a_few(read) if len(read) <= NOT_FAR else read
        count, self._silent = len(entries), set()
        now = self._clock.now() if len(entries) == len(read) else self._progress.as_of
        with self._views.writing() as tables:
            after = self._hear(tables, entries, self._progress, now)
            if count < READ_AT_ONCE:
                same, unsure = self._known.extended(about_people(entries))
            else:
                same = []
                count, unsure, after = self._read_on(tables, entries, after)
            people = self._derive(tables, same, unsure, after)
            if count or people or after.as_of > self._progress.as_of:
                tables.advance(after)
        self._progress, self._again = after, set()
        return Step(count, people, after)

    def _read_on(
        self, tables: Writing, entries: Sequence[Entry], after: Progress
    ) -> tuple[int, set[str], Progress]:
        """To where the log ends: of what was said only the count is kept, and about which records."""
        count, records = 0, set[str]()
        while True:
            count += len(entries)
            records.update(entry.record for entry in about_people(entries))
            if len(entries) < READ_AT_ONCE or count >= MOST_ENTRIES:
                return count, records, after
            entries = self._facts.since(after.position, READ_AT_ONCE)
            after = self._hear(tables, entries, after, self._clock.now())

    def _hear(
        self, tables: Writing, entries: Sequence[Entry], before: Progress, now: datetime
    ) -> Progress:
        """Who spoke and who fell silent, and which records may be connected. Returns how far it is."""
        as_of = max(now, before.as_of)
        if entries:
            as_of = max(as_of, entries[-1].recorded_at)
        self._silent |= changed_silences(
            self._heard.last_words(),
            entries,
            limit=self._silence,
            before=before.as_of,
            after=as_of,
        )
        for entry in entries:
            self._heard.add(entry.source, entry.happened_at, entry.recorded_at)
        if entries:
            tables.add_keys(self._keys.of(entries))
            tables.save_feeds(feed_rows(entries))
            tables.save_controls(count_rows(entries), exemption_rows(entries))
        return Progress(entries[-1].position if entries else before.position, as_of)

    def _derive(
        self,
        tables: Writing,
        same: Sequence[tuple[PersonFacts, Sequence[Entry]]],
        unsure: set[str],
        after: Progress,
    ) -> int:
        """Everyone touched and everyone woken, each once.

        Who has to be woken is asked before anything is written: what is written waits for later.
        """
        ask = Ask(after.as_of, self._policy, self._heard)
        woken = self._woken(tables, after)
        waiting = (
            woken | self._again | (tables.with_source(self._silent) if self._silent else set())
        )
        done = self._save_same(tables, same, ask)
        done |= self._save_read(tables, unsure, ask, after.position)
        count = len(done)
        while waiting := waiting - done:
            now = set(sorted(waiting)[:PEOPLE_AT_ONCE])
            known: list[tuple[PersonFacts, Sequence[Entry]]] = [
                (found, ()) for person in now if (found := self._known.get(person))
            ]
            saved = self._save_same(tables, known, ask)
            lost = tables.records_of(now - saved)
            saved |= self._save_read(tables, lost, ask, after.position)
            done |= saved | now
            count += len(saved)
            if len(woken) == MOST_WOKEN and woken <= done:
                woken = self._woken(tables, after)
                waiting |= woken
        return count

    def _woken(self, tables: Writing, after: Progress) -> set[str]:
        horizons = {who: until for who in self._heard.known() if (until := self._heard.until(who))}
        return tables.woken(after.as_of, horizons, MOST_WOKEN)

    def _save_same(
        self, tables: Writing, people: Sequence[tuple[PersonFacts, Sequence[Entry]]], ask: Ask
    ) -> set[str]:
        """Derive people whose records are as they were. Returns the people written."""
        for begin in range(0, len(people), PEOPLE_AT_ONCE):
            rows = [
                self._stood.again(found, new, ask, self._silent)
                for found, new in people[begin : begin + PEOPLE_AT_ONCE]
            ]
            tables.save(rows)
            self._stood.remember(rows)
        return {found.person for found, _ in people}

    def _save_read(self, tables: Writing, records: set[str], ask: Ask, upto: int) -> set[str]:
        """Derive all who the connected records of these may be, from the log."""
        done, seen, left = set[str](), set[str](), sorted(records)
        for begin in range(0, len(left), RECORDS_AT_ONCE):
            some = [one for one in left[begin : begin + RECORDS_AT_ONCE] if one not in seen]
            if not some:
                continue
            connected = tables.closure(some)
            seen |= connected
            people = people_of(self._facts.of_records(connected, upto))
            new = {one.person: self._known.new_of(one) for one in people}
            gone = self._known.learn(people, connected)
            self._stood.forget([one for one in gone if new.get(one) is None])
            rows = [self._stood.again(one, new[one.person], ask, self._silent) for one in people]
            tables.save(rows, connected)
            self._stood.remember(rows)
            done |= {found.person for found in people}
        return done

    def _hear_again(self) -> None:
        """After a start: everything said up to where the rows are."""
        position = 0
        while position < self._progress.position:
            entries = self._facts.since(position, 5000)
            for entry in entries:
                if entry.position > self._progress.position:
                    return
                self._heard.add(entry.source, entry.happened_at, entry.recorded_at)
            if not entries:
                return
            position = entries[-1].position


def a_few(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The first of these; what was recorded at one moment is not parted."""
    upto = A_FEW
    while upto < len(entries) and entries[upto].recorded_at == entries[upto - 1].recorded_at:
        upto += 1
    return entries[:upto]


def feed_rows(entries: Iterable[Entry]) -> list[FeedRow]:
    """What each source said in these entries: how often, up to when, and when we took it."""
    feeds: dict[str, FeedRow] = {}
    for entry in entries:
        one = FeedRow(entry.source, 1, entry.happened_at, entry.recorded_at, entry.position)
        known = feeds.get(entry.source)
        feeds[entry.source] = one if known is None else _both(known, one)
    return list(feeds.values())


def _both(earlier: FeedRow, later: FeedRow) -> FeedRow:
    return FeedRow(
        earlier.source,
        earlier.facts + later.facts,
        max(earlier.heard_until, later.heard_until),
        max(earlier.last_recorded_at, later.last_recorded_at),
        max(earlier.position, later.position),
    )
