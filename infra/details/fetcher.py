"""The fetcher: follow the log, get what is due, record it. One small step at a time.

    claim a row -> body empty: GET, keep the body in the row    commit
    claim a row -> body there: record it, empty the row         commit

Killed between the two, the kept body is recorded next time; killed after recording, the same
facts are recorded again, and are repeats.
"""

import logging
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from consumers.refused import Refused
from domain.facts.entry import Entry
from domain.ports import Clock, FactStore
from infra.details import address, schedule
from infra.details.answer import FAILED, FETCHED, NOT_ALLOWED, WAITING, Answer
from infra.details.finding import url_of
from infra.details.http import Getter
from infra.details.table import Claimed, DetailsTable, Found, Settled
from infra.details.telling import batch_of, batch_parked, told_by

log = logging.getLogger(__name__)

AT_ONCE = 1000  # entries of the log followed in one transaction
_BROKEN = frozenset(
    {"empty", "bad-utf8", "bad-json"}
)  # half an answer, or an error page: try again


@dataclass(frozen=True, slots=True)
class Fetcher:
    """One fetcher. Every call may raise AwayError or OperationalError: begin again then."""

    table: DetailsTable
    store: FactStore
    getter: Getter
    hosts: Set[str]  # nobody else is called
    clock: Clock  # of the schedule

    def start(self) -> None:
        """Put what the list of hosts has changed for where it now belongs."""
        self.table.sort_by_hosts(self.hosts, self.clock.now())

    def step(self) -> bool:
        """Follow the log a little, and take one detail a step further. False: nothing to do."""
        followed = self.follow()
        return self.advance() or followed

    def follow(self) -> bool:
        """Note the details that the next entries of the log point at. False: no entry is new."""
        with self.table.following() as position:
            entries = self.store.since(position, AT_ONCE)
            if not entries:
                return False
            found = [one for entry in entries if (one := self._found(entry))]
            self.table.add(found, entries[-1].position, self.clock.now())
        return True

    def advance(self) -> bool:
        """Take one detail that is due a step further. False: none is."""
        now = self.clock.now()
        with self.table.claimed(now) as claimed:
            if claimed is None:
                return False
            (thin,) = self.store.since(claimed.position - 1, 1)
            if claimed.body is None:
                answer = self._got(thin)
                attempts = claimed.attempts + 1
            else:
                answer = self._recorded(thin, claimed.body)
                attempts = claimed.attempts
            self._settle(claimed, answer, attempts, now)
        return True

    def _found(self, entry: Entry) -> Found | None:
        url = url_of(entry)
        if url is None:
            return None
        try:
            there = address.read(url)
        except address.AddressError as error:
            return Found(entry.position, entry.agency, None, NOT_ALLOWED, error.why)
        if not there.allowed(entry.agency, self.hosts):
            return Found(entry.position, entry.agency, there.host, NOT_ALLOWED, "host")
        return Found(entry.position, entry.agency, there.host, WAITING, None)

    def _got(self, thin: Entry) -> Answer:
        try:
            there = address.read(url_of(thin))
        except address.AddressError as error:  # we read more strictly than when it was found
            return Answer(NOT_ALLOWED, error.why)
        if not there.allowed(thin.agency, self.hosts):  # another fetcher's list may be longer
            return Answer(NOT_ALLOWED, "host")
        return self.getter.get(there)

    def _recorded(self, thin: Entry, body: bytes) -> Answer:
        try:
            told = told_by(thin, body, max(self.clock.now(), thin.recorded_at))
        except Refused as refused:
            if refused.reason in _BROKEN:
                return Answer(WAITING, refused.reason)
            self.store.record(batch_parked(thin, body, refused))
            return Answer(FAILED, f"parked: {refused.reason}")
        if self.store.record(batch_of(thin, body, told)).parked:
            return Answer(FAILED, "parked: by the log")
        return Answer(FETCHED, "recorded")

    def _settle(self, claimed: Claimed, answer: Answer, attempts: int, now: datetime) -> None:
        state, next_at = answer.state, now
        if answer.body is not None:
            state = WAITING  # to be recorded
        elif state == WAITING:
            later = schedule.next_at(now, attempts)
            state, next_at = (FAILED, now) if later is None else (WAITING, later)
        how = Settled(state, answer.outcome, attempts, next_at, now, answer.body)
        self.table.settle(claimed.position, how)
        log.info("detail of entry %d: %s (%s)", claimed.position, state, answer.outcome)
