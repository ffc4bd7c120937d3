"""The log on PostgreSQL: the one place where facts are written, and where they are read from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Self

from eventsourcing.persistence import JSONTranscoder

from consumers.rereading import told_by_content
from domain.facts.entry import Entry, Told
from domain.ports import Batch, Clock, Parked, Recorded
from infra.eventstore.away import in_our_words
from infra.eventstore.batch import Lines
from infra.eventstore.connection import open_factory, recorder_of
from infra.eventstore.inbox import inbox_key
from infra.eventstore.mapper import FactMapper
from infra.eventstore.parked_table import ParkedTable
from infra.eventstore.parking import ParkedRow
from infra.eventstore.reading import Reading
from infra.eventstore.wakeup import Wakeup

ID_REUSE = "id-reuse"
ID_REUSE_SAYS = (
    "id: told before with another body. Send a change under a new id, with `supersedes` naming this"
)
UNFIT = "bad-field"
UNFIT_SAYS = "the fact can't be stored as it is ({}): every instant needs its offset, text no NUL"


class PostgresFactStore:
    """domain.ports.FactStore on PostgreSQL. Safe to share among threads; `close` it at the end.

    Every call raises AwayError while PostgreSQL can't be reached; nothing is half written.
    """

    def __init__(
        self, database_url: str, clock: Clock, settings: Mapping[str, str] | None = None
    ) -> None:
        """Connects. The tables must exist (`migrate`). Raises ValueError for unsafe settings."""
        self._clock = clock
        self._factory = open_factory(database_url, settings or {})
        self._mapper: FactMapper = self._factory.mapper(  # type: ignore[assignment] # a Mapper[str]
            JSONTranscoder(), FactMapper
        )
        with in_our_words():
            self._recorder = recorder_of(self._factory)
        self._reading = Reading(self._factory.datastore, self._mapper)
        self._parked = ParkedTable(self._factory.datastore)
        self._wakeup = Wakeup(database_url, self._recorder.channel_name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        self._wakeup.close()
        self._factory.close()

    def record(self, batch: Batch) -> Recorded:
        """See FactStore. A fact that can't be stored at all is parked; its neighbours go on."""
        return self.begin(batch)()

    def begin(self, batch: Batch) -> Callable[[], Recorded]:
        """See FactStore. Until the end is awaited a connection is taken."""
        lines, unfit = self._lines(batch)
        parked = [*batch.parked, *unfit]

        def reused(at: int) -> Parked | None:
            if told_by_content(batch.told, lines.told[at]):
                return None  # the very message of then, which today's translators read otherwise
            return _origin(batch, lines.told[at], ID_REUSE, ID_REUSE_SAYS)

        with in_our_words():
            wait = self._recorder.begin(lines, parked, batch.reached, self._clock.now, reused)

        def end() -> Recorded:
            with in_our_words():
                return wait()

        return end

    def _lines(self, batch: Batch) -> tuple[Lines, list[Parked]]:
        lines, unfit = Lines(), []
        for at, told in enumerate(batch.told):
            try:
                lines.add(at, told, self._mapper, batch.dated[at] if batch.dated else None)
            except (ValueError, TypeError) as error:
                unfit.append(_origin(batch, at, UNFIT, UNFIT_SAYS.format(error.__class__.__name__)))
        return lines, unfit

    def reached(self) -> Mapping[tuple[str, int], int]:
        """See FactStore."""
        return self._reading.reached()

    def tip(self) -> int:
        """See FactStore."""
        return self._reading.tip()

    def position_at(self, instant: datetime) -> int:
        """See FactStore."""
        return self._reading.position_at(instant)

    def since(self, position: int, limit: int) -> Sequence[Entry]:
        """See FactStore."""
        return self._reading.since(position, limit)

    def of_records(self, records: Iterable[str], upto: int | None = None) -> Sequence[Entry]:
        """See FactStore."""
        return self._reading.of_records(list(records), upto)

    def of_types(self, types: Sequence[str], after: int, upto: int, limit: int) -> Sequence[Entry]:
        """The next entries that are facts of these names, between two positions."""
        return self._reading.of_types(types, after, upto, limit)

    def heard(self, told: Sequence[Told]) -> Sequence[bool | None]:
        """Whether each was told before under its id: just so, or otherwise; None: never."""
        lines = [(inbox_key(one.source, one.id), self._mapper.to_bytes(one)[1]) for one in told]
        known = self._reading.heard([key for key, _ in lines])
        return [known[key] == body if key in known else None for key, body in lines]

    def listen(self, timeout: float) -> bool:
        """Wait until something may have been recorded, at most so many seconds; False: nothing.

        The first call answers True at once. Call it before `since`: no entry falls between.
        """
        return self._wakeup.wait(timeout)

    def parked(
        self,
        *,
        reason: str | None = None,
        agency: str | None = None,
        since: datetime | None = None,
        after: int = 0,
        limit: int = 100,
        waiting: bool = False,
    ) -> Sequence[ParkedRow]:
        """Messages set aside, oldest first; the next page goes on `after` the last id.

        `agency` is the owner of the topic, or of the source where it came by another road;
        `waiting`: without those that were recorded or discarded since.
        """
        return self._parked.listed(reason, agency, since, after, limit, waiting)

    def parked_counts(
        self, *, reason: str | None = None, agency: str | None = None
    ) -> Sequence[tuple[str, str, int]]:
        """How many messages wait: (agency, reason, count)."""
        return self._parked.counts(reason, agency)

    def parked_one(self, id: int) -> ParkedRow | None:
        """The parked message of this id."""
        return self._parked.one(id)

    def untold(self, limit: int) -> Sequence[ParkedRow]:
        """Parked messages whose publisher hasn't been told yet, oldest first."""
        return self._parked.untold(limit)

    def told_publisher(self, ids: Sequence[int]) -> None:
        """Note that the publishers of these have been told."""
        self._parked.mark_told(ids, self._clock.now())

    def retried(self, id: int, outcome: str, *, recorded: bool = False) -> None:
        """Note that a parked message was tried again, and what came of it."""
        self._parked.mark_retried(id, self._clock.now(), outcome, recorded)

    def discard(self, id: int, by: str, why: str) -> bool:
        """Give a parked message up: it is kept, and waits no more. False: it was settled before."""
        return self._parked.mark_discarded(id, self._clock.now(), by, why)


def _origin(batch: Batch, at: int, reason: str, says: str) -> Parked:
    if batch.origin is not None:
        return batch.origin(at, reason, says)
    told = batch.told[at]
    raw, place = _as_told(told)
    return Parked(reason, says, raw, told.source, -1, place, (), told.told_at, told.source, told.id)


def _as_told(told: Told) -> tuple[bytes, int]:
    # No message is at hand (a file, a command): keep what was told, at a place its own words give.
    raw = repr(told).encode("utf-8", "backslashreplace")
    return raw, int.from_bytes(blake2b(raw, digest_size=8).digest(), "big") >> 1
