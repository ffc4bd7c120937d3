"""What was shown of a person last, for the judge, where nothing but the new facts can have changed it."""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from datetime import datetime

from domain.facts.casework import FACTS as CASEWORK
from domain.facts.entry import Entry
from domain.finding import Wake
from domain.heard import Heard
from domain.rules.before import Before
from domain.rules.duty import Ask
from projections.aside import Aside
from projections.people import PersonFacts
from projections.person import Derived
from projections.tables.page import Page

MOST_PEOPLE = 3_000  # some 90 kB each


class Stood:
    """Bounded memory of what every rule and point said of people, and what was waited for."""

    def __init__(self) -> None:
        self._people: OrderedDict[str, Derived] = OrderedDict()

    def remember(self, people: Sequence[Derived | Aside]) -> None:
        """Keep what is shown now; whoever was set aside is judged from the start next time."""
        for rows in people:
            if isinstance(rows, Aside):
                self._people.pop(rows.person, None)
                continue
            self._people[rows.person] = rows
            self._people.move_to_end(rows.person)
        while len(self._people) > MOST_PEOPLE:
            self._people.popitem(last=False)

    def forget(self, people: Sequence[str]) -> None:
        """They may be others now."""
        for person in people:
            self._people.pop(person, None)

    def page(self, person: str) -> Page | None:
        """Their page as it is shown."""
        known = self._people.get(person)
        return known.page if known else None

    def before(
        self, found: PersonFacts, new: Sequence[Entry], ask: Ask, silent: Collection[str]
    ) -> Before | None:
        """What stood before these new facts; None where more than they may have changed it.

        `silent`: sources whose silence began or ended.
        """
        known = self._people.get(found.person)
        moments = {entry.recorded_at for entry in new}
        if known is None or len(moments) > 1:
            return None
        each = known.each
        come = {wake for wake in known.wakes if _come(wake, ask.now, ask.heard)}
        woken = {name for name, said in each.items() if come & said.wakes} if come else set()
        if come.difference(*(each[name].wakes for name in woken)):
            return None  # a fact told ahead begins to count
        if any(entry.happened_at > entry.recorded_at for entry in new):
            return None
        changed = frozenset(type(entry.fact) for entry in new)
        return Before(
            each,
            moments.pop() if moments else ask.now,
            ask.now,
            changed | {object},
            plain=changed.isdisjoint(CASEWORK) and not any(entry.supersedes for entry in new),
            feeds=_feeds_changed(found, new, silent),
            woken=frozenset(woken),
        )


def _feeds_changed(found: PersonFacts, new: Sequence[Entry], silent: Collection[str]) -> bool:
    """Whether a feed that holds a record of the person fell silent, spoke again, or is new to it."""
    earlier = found.entries[: len(found.entries) - len(new)]
    if silent and any(entry.source in silent for entry in earlier):
        return True
    return any(all(e.source != source for e in reversed(earlier)) for source in _sources(new))


def _sources(entries: Sequence[Entry]) -> set[str]:
    return {entry.source for entry in entries}


def _come(wake: Wake, now: datetime, heard: Heard) -> bool:
    return heard.past(wake.heard, wake.at) is not None if wake.heard else wake.at <= now
