"""What ends a duty whatever the rule: death, removal, hospital; and the clocks that stop with them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.calendar import day_end, london_day
from domain.facts.custody import (
    Absconded,
    MovedToHospital,
    PersonReceived,
    Removed,
    ReturnedFromHospital,
)
from domain.facts.entry import Entry
from domain.facts.identity import PersonDied
from domain.facts.made_once import made_once
from domain.journey.journey import Journey

LAST_MOMENT = timedelta(microseconds=1)


@made_once
class Ended:
    """A duty came to an end: when, why, and the facts that say so."""

    at: datetime
    reason: str
    by: tuple[Entry, ...] = ()


def last_moment(day: date) -> datetime:
    """The last moment of a London day: where only the day is known, or a state is judged by night."""
    return day_end(day) - LAST_MOMENT


def ends(journey: Journey, armed_at: datetime, *, absconding: bool = False) -> Ended | None:
    """The earliest end of a duty that begins at `armed_at`; a state begun earlier counts too.

    `absconding`: the duty needs the person's co-operation and rests while they are at large.
    """
    return first_end(*_ends(journey, armed_at, absconding=absconding))


def first_end(*candidates: Ended | None) -> Ended | None:
    """The earliest of several ends; None where there is none."""
    first: Ended | None = None
    for ended in candidates:
        if ended is not None and (first is None or ended.at < first.at):
            first = ended
    return first


def _ends(journey: Journey, armed_at: datetime, *, absconding: bool) -> Iterator[Ended]:
    for entry in journey.of(PersonDied):
        yield Ended(_died_at(entry), "died", (entry,))
    for entry in journey.of(Removed):
        if entry.happened_at >= armed_at or not _since(journey, entry, PersonReceived):
            yield Ended(entry.happened_at, "removed", (entry,))
    for entry in journey.of(MovedToHospital):
        if not _since(journey, entry, ReturnedFromHospital, PersonReceived):
            yield Ended(entry.happened_at, "in hospital", (entry,))
    for entry in journey.of(Absconded) if absconding else ():
        if not _since(journey, entry, PersonReceived):
            yield Ended(entry.happened_at, "at large", (entry,))


def _since(journey: Journey, earlier: Entry, *types: type) -> bool:
    return any(entry.happened_at > earlier.happened_at for entry in journey.of(*types))


def _died_at(entry: Entry) -> datetime:
    """Known to the day only, it counts at that day's end."""
    day: date | None = entry.fact.died_on
    if day is None or day >= london_day(entry.happened_at):
        return entry.happened_at
    return last_moment(day)
