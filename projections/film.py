"""The film of a journey: each moment at which a verdict or a state changed, and what changed it.

    3 Mar 10:04   told    /prison/nomis released     HP18 due
    4 Mar 00:00   clock                              1 unknown
    9 Mar 14:20   heard   probation                  1 unknown -> breached

Each picture is judged as live operation judged it: by what had been recorded by then, at that moment.
Silences of the feeds themselves (rule 88) are left out: they are no part of the journey.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import heappop, heappush

from domain.facts.entry import Entry
from domain.finding import Finding, Handover, Wake
from domain.heard import HeardLog
from domain.policy.policy import Policy
from domain.rules.catalogue import RULES
from domain.rules.duty import Ask
from domain.rules.known import HeardBy, counts_from
from projections.aside import judged
from projections.people import PersonFacts
from projections.person import Derived
from projections.shown import Shown, code, shown_of, word
from projections.stood import stood_before


@dataclass(frozen=True, slots=True)
class Change:
    """One verdict or state that became another."""

    id: str  # of the finding or handover
    code: str  # recall-pack-late, HP18
    before: str | None  # None: it wasn't there
    after: str | None  # None: it is there no more
    rests_on: tuple[str, ...]  # keys of the facts


@dataclass(frozen=True, slots=True)
class Picture:
    """One moment, what came with it, and what it changed."""

    at: datetime
    by: str  # told | clock | heard
    told: tuple[Entry, ...]  # facts that began to count
    heard: tuple[str, ...]  # agencies and sources waited for and heard
    changes: tuple[Change, ...]


OF_FEEDS = frozenset(rule.number for rule in RULES if rule.of_feeds)


def film(found: PersonFacts, heard: HeardLog, policy: Policy, upto: datetime) -> list[Picture]:
    """Every picture up to a moment, in order. `heard`: from all the log up to then.

    Who the person is follows from all that was recorded by the end, as in a replay. Raises
    NotJudgedError.
    """
    return [picture for picture in _Projector(found, heard, policy, upto).run() if picture.changes]


class _Projector:
    """One journey on its way from moment to moment; only what can have changed is asked again."""

    def __init__(self, found: PersonFacts, heard: HeardLog, policy: Policy, upto: datetime) -> None:
        self._found, self._heard, self._policy, self._upto = found, heard, policy, upto
        self._queue: list[datetime] = []
        self._waits: dict[datetime, set[str]] = {}
        self._rows: Derived | None = None  # as last shown
        self._shown: Shown = {}
        for entry in found.entries:
            self._add(entry.recorded_at)

    def run(self) -> Iterator[Picture]:
        """Picture after picture, also those that change nothing."""
        last: datetime | None = None
        while self._queue:
            moment = heappop(self._queue)
            if moment != last:
                yield self._picture(last, moment)
            last = moment

    def _picture(self, last: datetime | None, moment: datetime) -> Picture:
        known = [entry for entry in self._found.entries if entry.recorded_at <= moment]
        new = [entry for entry in known if last is None or entry.recorded_at > last]
        person = PersonFacts(self._found.person, self._found.records, tuple(known))
        ask = Ask(moment, self._policy, HeardBy(self._heard, moment))
        stood = stood_before(self._rows, person, new, ask, ()) if self._rows else None
        self._rows = rows = judged(person, ask, stood)
        for wake in rows.wakes:
            self._wait(wake, moment)
        shown = {name: one for name, one in shown_of(rows).items() if not _of_feeds(one)}
        changes = tuple(_changes(self._shown, shown))
        self._shown = shown
        told = tuple(
            e for e in known if (last is None or counts_from(e) > last) and counts_from(e) <= moment
        )
        heard = tuple(sorted(self._waits.get(moment, ())))
        by = "told" if told else "heard" if heard else "clock"
        return Picture(moment, by, told, heard, changes)

    def _wait(self, wake: Wake, now: datetime) -> None:
        moment = self._heard.past(wake.heard, wake.at) if wake.heard else wake.at
        if moment is not None and moment > now:
            self._add(moment)
            if wake.heard:
                self._waits.setdefault(moment, set()).add(wake.heard)

    def _add(self, moment: datetime) -> None:
        if moment <= self._upto:
            heappush(self._queue, moment)


def _changes(before: Shown, after: Shown) -> Iterator[Change]:
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        found = now or was
        if found is not None and word(was) != word(now):
            yield Change(name, code(found), word(was), word(now), found.rests_on)


def _of_feeds(found: Finding | Handover) -> bool:
    return isinstance(found, Finding) and found.number in OF_FEEDS
