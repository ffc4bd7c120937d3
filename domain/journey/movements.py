"""Where the person was held, let out, treated or missing: receptions, releases and moves as spells.

received LEI   transferred MDI   hospital   back MDI   out for a day   back   released
|- custody LEI -|- custody MDI ---|- hospital |- MDI ---|- temporary  --|- MDI -|
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from domain.calendar import day_end, london_day
from domain.facts.custody import (
    Absconded,
    MovedToHospital,
    PersonReceived,
    PersonReleased,
    PersonTransferred,
    Removed,
    ReturnedFromHospital,
    TemporarilyReleased,
    TemporaryReleaseFailed,
    TemporaryReleaseReturned,
)
from domain.facts.entry import Entry
from domain.facts.identity import PersonDied
from domain.journey.open_spell import OpenSpell, only_end, opened

MOVES: tuple[type, ...] = (
    PersonReceived,
    PersonReleased,
    PersonTransferred,
    TemporarilyReleased,
    TemporaryReleaseReturned,
    TemporaryReleaseFailed,
    MovedToHospital,
    ReturnedFromHospital,
    Absconded,
    Removed,
    PersonDied,
)
LEAVES = (PersonReleased, Removed, PersonDied)


@dataclass(slots=True)
class Movements:
    """The fold: spells so far, those still open, and whether the person has died or been removed."""

    spells: list[OpenSpell] = field(default_factory=list)
    gone: Entry | None = None

    def open(self) -> list[OpenSpell]:
        """The spells still running, the last begun last."""
        return [spell for spell in self.spells if not spell.closed]

    def take(self, entry: Entry) -> None:
        """One movement. Whatever it says is kept, with a note where it doesn't fit."""
        before = len(self.spells)
        HANDLERS[type(entry.fact)](self, entry)
        if self.gone is not None and self.gone is not entry:
            for spell in self.spells[before:]:
                spell.add(entry, "conflict: after the person had died or been removed")

    def begin(self, spell: OpenSpell) -> None:
        """A new spell."""
        self.spells.append(spell)


def movements(entries: Iterable[Entry]) -> Movements:
    """Fold these facts (in order of happening) into spells."""
    fold = Movements()
    for _, moment in groupby(entries, key=lambda entry: entry.happened_at):
        for entry in _sensible(list(moment), inside=bool(fold.open())):
            fold.take(entry)
    return fold


def _sensible(moment: list[Entry], *, inside: bool) -> Iterator[Entry]:
    """Of several movements at one instant: whoever is inside leaves first, others come first."""
    yield from sorted(moment, key=lambda entry: isinstance(entry.fact, LEAVES) != inside)


def _received(fold: Movements, entry: Entry) -> None:
    prison, basis = entry.fact.prison, entry.fact.basis
    here = _held_at(fold, prison)
    if here is not None:
        here.add(entry)
        return
    note = None
    for spell in fold.open():
        if spell.kind == "custody":
            spell.add(entry, f"conflict: received at {prison} without leaving {spell.place}")
            note = f"conflict: held at {spell.place} at the same time"
        else:
            spell.close(entry, "received")
    fold.begin(opened("custody", prison, entry, basis, note))


def _released(fold: Movements, entry: Entry) -> None:
    prison, kind = entry.fact.prison, entry.fact.kind
    running = fold.open()
    named = _held_at(fold, prison) or next(reversed(running), None)
    if named is None:
        _released_before(fold, entry)
        return
    if named.kind == "custody" and named.place != prison:
        named.add(entry, f"conflict: released from {prison}")
    named.close(entry, kind)
    for spell in running:
        if spell is not named:
            spell.lose(entry, f"released from {prison} by {london_day(entry.happened_at)}")


def _released_before(fold: Movements, entry: Entry) -> None:
    """Nothing runs: the same release told by another source, the end that was missing, or an end alone."""
    prison, kind = entry.fact.prison, entry.fact.kind
    for spell in reversed(fold.spells):
        if spell.closed and spell.ended_at is None and spell.place == prison:
            spell.close(entry, kind)
            return
    twice = _told_twice(fold, entry)
    if twice is not None:
        twice.add(entry)
    else:
        fold.begin(only_end("custody", prison, entry, kind))


def _told_twice(fold: Movements, entry: Entry) -> OpenSpell | None:
    """The spell that this same release has closed already, as another source told it."""
    for spell in reversed(fold.spells):
        last = spell.facts[-1]
        if isinstance(last.fact, PersonReleased) and last.source != entry.source:
            same_day = london_day(last.happened_at) == london_day(entry.happened_at)
            return spell if same_day and last.fact.kind == entry.fact.kind else None
    return None


def _transferred(fold: Movements, entry: Entry) -> None:
    left, new = entry.fact.from_prison, entry.fact.to_prison
    here, there = _held_at(fold, left), _held_at(fold, new)
    if here is not None:
        here.close(entry, "transfer")
        if there is not None:
            _settle(here, there, entry)
    elif there is None:
        _left_unseen(fold, left, entry)
    if there is None:
        fold.begin(opened("custody", new, entry, "transfer"))
    else:
        there.add(entry)


def _settle(here: OpenSpell, there: OpenSpell, entry: Entry) -> None:
    """The new prison told of its reception before the move was told: no conflict, if it was that day."""
    began_at = there.began_at
    if began_at is not None and london_day(began_at) == london_day(entry.happened_at):
        here.notes = [note for note in here.notes if not _about(note, str(there.place))]
        there.notes = [note for note in there.notes if not _about(note, str(here.place))]


ON_THE_WAY = frozenset({"TRN", "OUT"})  # what prison systems write for no prison: being moved, out


def _left_unseen(fold: Movements, left: str, entry: Entry) -> None:
    """The person wasn't known to be where the move began."""
    running = fold.open()
    if not running:
        fold.begin(only_end("custody", left, entry, "transfer"))
    for spell in running[-1:]:
        spell.close(entry, "transfer")
        if left not in ON_THE_WAY:
            spell.add(entry, f"conflict: transferred from {left}")


def _about(note: str, place: str) -> bool:
    return note.startswith("conflict: ") and place in note


def _out(fold: Movements, entry: Entry) -> None:
    due = entry.fact.return_due_at.isoformat()
    _leave(fold, entry, "temporary-release")
    fold.begin(
        opened("temporary-release", entry.fact.prison, entry, "temporary-release", f"due {due}")
    )


def _to_hospital(fold: Movements, entry: Entry) -> None:
    _leave(fold, entry, "hospital")
    fold.begin(opened("hospital", entry.fact.prison, entry, "hospital"))


def _back(fold: Movements, entry: Entry) -> None:
    """Back in prison from a day out or from hospital."""
    here = _held_at(fold, entry.fact.prison)
    if here is not None:
        here.add(entry, "conflict: came back without having left")
        return
    running = fold.open()
    for spell in running[-1:]:
        spell.close(entry, "returned")
    note = None if running else "conflict: came back without having left"
    fold.begin(opened("custody", entry.fact.prison, entry, "return", note))


def _at_large(fold: Movements, entry: Entry) -> None:
    fact = entry.fact
    kind = fact.kind if isinstance(fact, Absconded) else "failed to return"
    for spell in fold.open():
        if spell.kind == "at-large":
            spell.add(entry)
            return
    for spell in fold.open():
        spell.close(entry, kind)
    fold.begin(opened("at-large", None, entry, kind))


def _gone(fold: Movements, entry: Entry) -> None:
    """Death and removal end what runs, and nothing else: taken back, all is as before."""
    how = entry.fact.kind if isinstance(entry.fact, Removed) else "died"
    for spell in fold.open():
        spell.close(entry, how, _died_at(spell, entry))
    fold.gone = fold.gone or entry


def _died_at(spell: OpenSpell, entry: Entry) -> datetime:
    """A day of death before the day of the message is the day that counts, to its end."""
    day = entry.fact.died_on if isinstance(entry.fact, PersonDied) else None
    if day is None or day >= london_day(entry.happened_at):
        return entry.happened_at
    return max(day_end(day), spell.began_at or day_end(day))


def _leave(fold: Movements, entry: Entry, how: str) -> None:
    running = _held_at(fold, entry.fact.prison) or next(reversed(fold.open()), None)
    if running is None:
        fold.begin(only_end("custody", entry.fact.prison, entry, how))
    else:
        running.close(entry, how)


def _held_at(fold: Movements, prison: str) -> OpenSpell | None:
    for spell in reversed(fold.open()):
        if spell.kind == "custody" and spell.place == prison:
            return spell
    return None


HANDLERS: dict[type, Callable[[Movements, Entry], None]] = {
    PersonReceived: _received,
    PersonReleased: _released,
    PersonTransferred: _transferred,
    TemporarilyReleased: _out,
    TemporaryReleaseReturned: _back,
    TemporaryReleaseFailed: _at_large,
    MovedToHospital: _to_hospital,
    ReturnedFromHospital: _back,
    Absconded: _at_large,
    Removed: _gone,
    PersonDied: _gone,
}
