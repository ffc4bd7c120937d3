"""Where agencies contradict each other about one movement: every account kept, none chosen by us.

    /prison/nomis    released conditional  10:02  |  reason: conditional or hdc
    /police/escort   released hdc          12:40  |  time: 10:02 or 12:40
    /prison/search   received              10:05  |  direction: out or in

Somebody may decide which account holds (`data.conflict_adjudicated`): the conflict stays, settled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from domain.calendar import london_day
from domain.facts.custody import (
    Absconded,
    MovedToHospital,
    PersonReceived,
    PersonReleased,
    Removed,
    ReturnedFromHospital,
    TemporarilyReleased,
    TemporaryReleaseReturned,
)
from domain.facts.data import ChangeTold, ConflictAdjudicated
from domain.facts.entry import Entry
from domain.facts.made_once import made_once
from domain.journey.journey import Journey

CLOSE = timedelta(minutes=15)  # two systems writing down one movement
APART = timedelta(hours=1)  # no clock or queue of an agency explains more

MOVES: tuple[
    tuple[type, str, str], ...
] = (  # the fact, its direction, its field for why (or a word)
    (PersonReceived, "in", "basis"),
    (PersonReleased, "out", "kind"),
    (Absconded, "out", "kind"),
    (Removed, "out", "kind"),
    (MovedToHospital, "out", "hospital"),
    (TemporarilyReleased, "out", "temporary release"),
    (ReturnedFromHospital, "in", "return"),
    (TemporaryReleaseReturned, "in", "return"),
)
# Told without a reason code; the first of them stamps the moment it noticed, not the movement.
NOTICED = {
    "prisoner-offender-search.prisoner.received": "in",
    "prisoner-offender-search.prisoner.released": "out",
}
WITNESSED = {
    "prison-offender-events.prisoner.received": "in",
    "prison-offender-events.prisoner.released": "out",
}


@dataclass(frozen=True, slots=True)
class FactConflict:
    """Accounts of one movement that can't all be right."""

    about: str  # reason | time | direction
    on: date
    says: tuple[str, ...]  # each account in a word, in the order of `facts`
    facts: tuple[str, ...]  # keys
    chosen: str | None = None  # key of the account somebody decided for


@made_once
class _Word:
    entry: Entry
    way: str  # in | out
    why: str | None = None  # ground or kind; None: not said
    timed: bool = True  # the moment is the movement's, to the minute

    @property
    def on(self) -> date:
        return london_day(self.entry.happened_at)


def conflicts(journey: Journey) -> tuple[FactConflict, ...]:
    """Every conflict about a movement, in order of day."""
    by_day: dict[date, list[_Word]] = {}
    for word in _words(journey):
        by_day.setdefault(word.on, []).append(word)
    found = [one for day, words in sorted(by_day.items()) for one in _of_day(day, words)]
    return tuple(_settled(one, journey.of(ConflictAdjudicated)) for one in found)


def _of_day(on: date, words: Sequence[_Word]) -> Iterator[FactConflict]:
    for way in ("in", "out"):
        told = [word for word in words if word.way == way]
        if _one_movement(told):
            yield from _of_movement(on, told)
    for one, other in combinations(words, 2):
        if _contrary(one, other, words):
            yield _conflict("direction", on, (one, other), (one.way, other.way))


def _of_movement(on: date, told: Sequence[_Word]) -> Iterator[FactConflict]:
    reasoned = [word for word in told if word.why is not None]
    if len({word.why for word in reasoned}) > 1:
        yield _conflict("reason", on, reasoned, [word.why or "" for word in reasoned])
    timed = [word for word in told if word.timed and not word.entry.day_only]
    moments = [word.entry.happened_at for word in timed]
    if moments and max(moments) - min(moments) > APART:
        yield _conflict("time", on, timed, [moment.isoformat() for moment in moments])


def _one_movement(told: Sequence[_Word]) -> bool:
    """Told by several sources, by each of them once: else there may have been several that day."""
    sources = [word.entry.source for word in told]
    return len(sources) > 1 and len(set(sources)) == len(sources)


def _contrary(one: _Word, other: _Word, words: Sequence[_Word]) -> bool:
    """In by one source and out by another at one moment, and neither told of the way back."""
    if one.way == other.way or one.entry.source == other.entry.source:
        return False
    if abs(one.entry.happened_at - other.entry.happened_at) > CLOSE:
        return False
    return not any(
        word.entry.source == mine.entry.source and word.way != mine.way
        for mine in (one, other)
        for word in words
    )


def _conflict(about: str, on: date, words: Sequence[_Word], says: Sequence[str]) -> FactConflict:
    return FactConflict(about, on, tuple(says), tuple(word.entry.key for word in words))


def _settled(conflict: FactConflict, decided: Iterable[Entry]) -> FactConflict:
    chosen = [entry.fact.chosen for entry in decided if entry.fact.chosen in conflict.facts]
    if not chosen:
        return conflict
    return FactConflict(conflict.about, conflict.on, conflict.says, conflict.facts, chosen[-1])


def _words(journey: Journey) -> Iterator[_Word]:
    for kind, way, why in MOVES:
        for entry in journey.of(kind):
            yield _Word(entry, way, getattr(entry.fact, why, why))
    for entry in journey.of(ChangeTold):
        about = entry.fact.about
        if about in NOTICED:
            yield _Word(entry, NOTICED[about], timed=False)
        elif about in WITNESSED:
            yield _Word(entry, WITNESSED[about])
