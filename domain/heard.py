"""Up to when each source has been heard: silence counts only once its source spoke later."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

Silence = tuple[datetime, datetime | None]  # from the last word to the next one; None: still silent
ONE_HOUR = timedelta(hours=1)


class Heard(Protocol):
    """What the judge may ask. `who`: an agency ("probation") or a source ("/provider/harbour")."""

    def past(self, who: str, moment: datetime, *, strictly: bool = False) -> datetime | None:
        """Since when (recorded_at) `who` has been heard at or after `moment`; None: not so far.

        `strictly` asks for a word after the moment, which hour deadlines need (readings, 3).
        """

    def words(self, source: str) -> tuple[datetime, ...]:
        """Every recorded_at at which this source said anything, in order."""

    def silences(
        self, source: str, since: datetime, upto: datetime, over: timedelta
    ) -> tuple[Silence, ...]:
        """What this source left unsaid for longer than `over` (an hour or more), from `since` on.

        The last one runs up to `upto`, however short it is (rule 88).
        """


OUR_DESK = (
    "/throughline"  # what people say through our own pages doesn't prove that a feed is alive
)


class HeardLog:
    """Heard, from the log: per source and per agency, the steps at which the horizon moved on.

    horizon of /prison/nomis:   recorded 1 Mar -> heard until 28 Feb
                                recorded 2 Mar -> heard until 2 Mar        (steps only ever rise)
    """

    def __init__(self) -> None:
        self._until: dict[str, list[datetime]] = {}
        self._since: dict[str, list[datetime]] = {}
        self._words: dict[str, list[datetime]] = {}
        self._hours: dict[str, list[tuple[datetime, datetime]]] = {}  # without a word
        self._long: dict[
            tuple[str, timedelta], tuple[int, list[tuple[datetime, datetime]]]
        ] = {}  # of those, the longer ones, with how many were looked at

    def add(self, source: str, happened_at: datetime, recorded_at: datetime) -> bool:
        """Take one entry, in log order. Says whether the source's horizon moved."""
        if source.endswith(OUR_DESK):
            return False
        words = self._words.setdefault(source, [])
        if words and recorded_at - words[-1] > ONE_HOUR:
            self._hours.setdefault(source, []).append((words[-1], recorded_at))
        if not words or words[-1] != recorded_at:
            words.append(recorded_at)
        self._step(source.split("/", 2)[1], happened_at, recorded_at)
        return self._step(source, happened_at, recorded_at)

    def _step(self, who: str, happened_at: datetime, recorded_at: datetime) -> bool:
        until = self._until.setdefault(who, [])
        if until and happened_at <= until[-1]:
            return False
        until.append(happened_at)
        self._since.setdefault(who, []).append(recorded_at)
        return True

    def past(self, who: str, moment: datetime, *, strictly: bool = False) -> datetime | None:
        """See Heard.past."""
        until = self._until.get(who, [])
        at = bisect_left(until, moment)
        while strictly and at < len(until) and until[at] == moment:
            at += 1
        return self._since[who][at] if at < len(until) else None

    def until(self, who: str) -> datetime | None:
        """The latest moment `who` has been heard at."""
        steps = self._until.get(who)
        return steps[-1] if steps else None

    def known(self) -> Iterable[str]:
        """Every source and every agency ever heard."""
        return self._until.keys()

    def last_words(self) -> dict[str, datetime]:
        """When each source was last recorded saying anything."""
        return {source: words[-1] for source, words in self._words.items()}

    def words(self, source: str) -> tuple[datetime, ...]:
        """See Heard.words."""
        return tuple(self._words.get(source, ()))

    def silences(
        self, source: str, since: datetime, upto: datetime, over: timedelta
    ) -> tuple[Silence, ...]:
        """See Heard.silences."""
        words = self._words.get(source, ())
        last = bisect_right(words, upto)
        if not last or words[last - 1] < since:
            return ()
        long = self._longer(source, over)
        begin = bisect_left(long, (since, since))
        end = bisect_right(long, upto, key=lambda pair: pair[1])
        return (*long[begin:end], (words[last - 1], None))

    def _longer(self, source: str, over: timedelta) -> list[tuple[datetime, datetime]]:
        """Times without a word longer than `over`; only those since last asked are looked at."""
        hours = self._hours.get(source, [])
        seen, long = self._long.get((source, over), (0, []))
        long.extend(pair for pair in hours[seen:] if pair[1] - pair[0] > over)
        self._long[source, over] = (len(hours), long)
        return long
