"""What was shown of a person last, for the judge, where nothing but the new facts can have changed it."""

from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from domain.facts.casework import FACTS as CASEWORK
from domain.facts.entry import Entry
from domain.finding import Wake
from domain.handovers.placed import new_acts
from domain.journey.arranged import new_of_them
from domain.rules.before import Before
from domain.rules.duty import Ask
from domain.rules.known import HeardBy
from projections.aside import Aside, derived
from projections.people import PersonFacts
from projections.person import Derived

MOST_PEOPLE = 3_000  # some 40 kB each, beside their facts
MOST_MOMENTS = 5  # judged one after the other: of more, once from the first fact is less work

Stage = tuple[PersonFacts, Sequence[Entry], Ask]


class Stood:
    """Bounded memory of what every rule and point said of people, and what was waited for."""

    def __init__(self) -> None:
        self.people: OrderedDict[str, Derived] = OrderedDict()

    def remember(self, people: Sequence[Derived | Aside]) -> None:
        """Keep what is shown now; whoever was set aside is judged from the start next time."""
        for rows in people:
            if isinstance(rows, Aside):
                self.people.pop(rows.person, None)
                continue
            self.people[rows.person] = rows
            self.people.move_to_end(rows.person)
        while len(self.people) > MOST_PEOPLE:
            self.people.popitem(last=False)

    def forget(self, people: Sequence[str]) -> None:
        """They may be others now."""
        for person in people:
            self.people.pop(person, None)

    def again(
        self, found: PersonFacts, new: Sequence[Entry] | None, ask: Ask, silent: Collection[str]
    ) -> Derived | Aside:
        """Their rows after these new facts, in log order: only what they may have changed is judged.
        `new`: None where that isn't known.

        What was recorded at several moments is taken one moment after the other, as it would have
        been had we looked in between. `silent`: sources whose silence began or ended.
        """
        if new is None:
            return derived(found, ask)
        rows: Derived | Aside | None = self.people.get(found.person)
        for so_far, words, asked in _stages(found, new, ask):
            if not isinstance(rows, Derived):
                return derived(found, ask)
            stood = stood_before(rows, so_far, words, asked, silent)
            if stood is None:
                return derived(found, ask)
            rows = derived(so_far, asked, stood, rows.page)
        return rows or derived(found, ask)


def _stages(found: PersonFacts, new: Sequence[Entry], ask: Ask) -> Iterator[Stage]:
    """The facts, the new ones of them and what is asked, at each moment; the last is asked now."""
    moments = [tuple(said) for _, said in groupby(new, key=attrgetter("recorded_at"))]
    *before, last = moments if 0 < len(moments) <= MOST_MOMENTS else [tuple(new)]
    upto = len(found.entries) - len(new)
    for said in before:
        upto, at = upto + len(said), said[0].recorded_at
        then = Ask(at, ask.policy, HeardBy(ask.heard, at))
        yield PersonFacts(found.person, found.records, found.entries[:upto]), said, then
    yield found, last, ask


def stood_before(
    known: Derived, found: PersonFacts, new: Sequence[Entry], ask: Ask, silent: Collection[str]
) -> Before | None:
    """What stood before these new facts; None where more than they may have changed it."""
    moments = {entry.recorded_at for entry in new}
    if len(moments) > 1:
        return None
    each = known.each
    come = {wake for wake in known.wakes if _come(wake, ask)}
    woken = {name for name, said in each.items() if come & said.wakes} if come else set()
    if come.difference(*(each[name].wakes for name in woken)):
        return None  # a fact told ahead begins to count
    if any(entry.happened_at > entry.recorded_at for entry in new):
        return None
    earlier = found.entries[: len(found.entries) - len(new)]
    first = _first_of_each(new)
    return Before(
        each,
        moments.pop() if moments else ask.now,
        ask.now,
        frozenset({object, *first, *new_of_them(new, earlier), *new_acts(new)}),
        first,
        plain=first.keys().isdisjoint(CASEWORK) and not any(entry.supersedes for entry in new),
        feeds=_feeds_changed(earlier, new, silent),
        woken=frozenset(woken),
    )


def _first_of_each(new: Sequence[Entry]) -> dict[type, datetime]:
    """When the first of each class of these facts happened."""
    first: dict[type, datetime] = {}
    for entry in new:
        kind = type(entry.fact)
        first[kind] = min(first.get(kind, entry.happened_at), entry.happened_at)
    return first


def _feeds_changed(earlier: Sequence[Entry], new: Sequence[Entry], silent: Collection[str]) -> bool:
    """Whether a feed that holds a record of the person fell silent, spoke again, or is new to it."""
    if silent and any(entry.source in silent for entry in earlier):
        return True
    return any(all(e.source != source for e in reversed(earlier)) for source in _sources(new))


def _sources(entries: Sequence[Entry]) -> set[str]:
    return {entry.source for entry in entries}


def _come(wake: Wake, ask: Ask) -> bool:
    return ask.heard.past(wake.heard, wake.at) is not None if wake.heard else wake.at <= ask.now
