"""The fold: one person's facts, in one order, and everything a rule may ask about them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.entry import Entry
from domain.facts.versions import thing_of
from domain.journey.corrections import Standing, in_order, standing
from domain.journey.custody import Custody, stays
from domain.journey.looked import BEFORE_ALL, Looked

Term = TypeVar("Term")


class Journey:
    """A person's journey, as far as it had happened by `as_of` and was recorded.

    Built from a set of entries: any permutation, batch split or duplication gives the same journey.
    Facts dated after `as_of` are left out (told ahead: a plan's own fact is dated when it was told).
    """

    def __init__(
        self, entries: Iterable[Entry], as_of: datetime, stands: Standing | None = None
    ) -> None:
        self.as_of = as_of
        if stands is None:
            entries = _each_once(tuple(entries))
            stands = standing([entry for entry in entries if entry.happened_at <= as_of])
        self._all: Iterable[Entry] = entries
        self.standing: Standing = stands
        self.looked = Looked()  # at what, since somebody began to ask: what the answer depends on
        self._terms: dict[str, tuple[object, Any, Looked]] = {}
        self._several: dict[tuple[type, ...], list[Entry]] = {}
        self._by_type: dict[type, list[Entry]] = {}
        by_type = self._by_type
        for entry in self.standing.facts:
            by_type.setdefault(type(entry.fact), []).append(entry)

    @property
    def all(self) -> tuple[Entry, ...]:
        """Every entry once, those that stand no more or lie ahead too. Few ask: gathered then."""
        if not isinstance(self._all, tuple):
            self._all = tuple(self._all)
        return self._all

    @property
    def facts(self) -> tuple[Entry, ...]:
        """Every fact that stands, in order of happening."""
        return self.standing.facts

    def of(self, *types: type) -> Sequence[Entry]:
        """The facts of these classes, in order of happening."""
        if len(types) == 1:
            self.looked.all_of.add(types[0])
            return self._by_type.get(types[0], ())
        self.looked.all_of.update(types)
        return self._in_order(types)

    def upto(self, moment: datetime, *types: type) -> Sequence[Entry]:
        """Those that had happened by a moment, which facts or policy give and never the clock. What
        happened later isn't looked at: who asks for no more need not be asked again because of it.
        """
        if moment >= self.as_of:
            return self.of(*types)
        self.looked.upto(moment, *types)
        return [entry for entry in self._in_order(types) if entry.happened_at <= moment]

    def first(self, kind: type, fits: Callable[[Entry], bool]) -> Entry | None:
        """The first fact of a class that fits. What happened after it isn't looked at."""
        for entry in self._by_type.get(kind, ()):
            if fits(entry):
                self.looked.upto(entry.happened_at, kind)
                return entry
        self.looked.all_of.add(kind)
        return None

    def looked_up(self, again: type, *types: type) -> Sequence[Entry]:
        """Facts of these classes for who looks one up by what it names: a new one makes a difference
        only where it names what was named before, and then `again` is among what is new.
        """
        self.looked.all_of.add(again)
        self.looked.upto(BEFORE_ALL, *types)
        return self._in_order(types)

    def _in_order(self, types: tuple[type, ...]) -> Sequence[Entry]:
        if len(types) == 1:
            return self._by_type.get(types[0], ())
        found = self._several.get(types)
        if found is None:
            found = [entry for kind in types for entry in self._by_type.get(kind, ())]
            found.sort(key=in_order)
            self._several[types] = found
        return found

    def lacks(self, types: frozenset[type]) -> bool:
        """Whether there is no fact of any of these classes. Not counted as having asked for them."""
        return self._by_type.keys().isdisjoint(types)

    def latest(self, *types: type, upto: datetime | None = None) -> Entry | None:
        """The last of these facts, at or before a moment."""
        for entry in reversed(self.of(*types)):
            if upto is None or entry.happened_at <= upto:
                return entry
        return None

    def root(self, entry: Entry) -> str:
        """The key a finding hangs on: that of the first form of a fact that was since replaced; of
        a thing told in versions, the thing's own, whichever of them came first."""
        return self.standing.root.get(entry.key) or thing_of(entry) or entry.key

    def once(self, name: str, work: Callable[[], Term], under: object = None) -> Term:
        """A term that several rules ask for, worked out once (for each policy it is read under).

        Whoever asks later has asked for the same classes of facts as whoever asked first.
        """
        known = self._terms.get(name)
        if known is not None and known[0] is under:
            self.looked.add(known[2])
            found: Term = known[1]
            return found
        before, self.looked = self.looked, Looked()
        found = work()
        self._terms[name] = (under, found, self.looked)
        before.add(self.looked)
        self.looked = before
        return found

    @property
    def custody(self) -> tuple[Custody, ...]:
        """Stays in custody, the last one last."""
        return self.once("custody", lambda: stays(self.of(PersonReceived, PersonReleased)))

    def stay_at(self, moment: datetime) -> Custody | None:
        """The stay that holds a moment."""
        for stay in self.custody:
            if stay.holds(moment):
                return stay
        return None

    def recorded_before(self, moment: datetime, as_of: datetime) -> "Journey":
        """The journey as of an earlier moment, as it was known just before a moment of the log."""
        if self.standing.corrected or as_of > self.as_of:
            return Journey((e for e in self.all if e.recorded_at < moment), as_of)
        # Nothing was ever corrected, so what stood then still stands.
        stood = [e for e in self.facts if e.recorded_at < moment and e.happened_at <= as_of]
        every = (e for e in self.all if e.recorded_at < moment)
        return Journey(every, as_of, Standing(tuple(stood), {}, {}))


def _each_once(entries: tuple[Entry, ...]) -> Sequence[Entry]:
    """Repeats make no difference. An entry has its place in the log to itself, if it has one."""
    if len({entry.position for entry in entries}) == len(entries):
        return entries
    return tuple({entry.key: entry for entry in entries}.values())
