"""A spell while it is being folded: opened by one fact, added to, closed by another."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.facts.entry import Entry
from domain.journey.spell import Kind, Spell

END_UNKNOWN = "end not known"
BEGIN_UNKNOWN = "beginning not known"


@dataclass(slots=True)
class OpenSpell:
    """What is known of a spell so far. A closed one keeps its place in the list."""

    kind: Kind
    place: str | None
    began_at: datetime | None
    how_began: str | None
    facts: list[Entry]
    notes: list[str] = field(default_factory=list)
    ended_at: datetime | None = None
    how_ended: str | None = None
    closed: bool = False

    def close(self, entry: Entry, how: str | None, at: datetime | None = None) -> None:
        """It ends with this fact."""
        self.ended_at, self.how_ended, self.closed = at or entry.happened_at, how, True
        self.add(entry)

    def lose(self, entry: Entry, note: str) -> None:
        """It must have ended, as this fact shows, but nobody said when: no end is made up."""
        self.closed = True
        self.add(entry, f"{END_UNKNOWN}, {note}")

    def add(self, entry: Entry, note: str | None = None) -> None:
        """One more fact about it, and what is odd about that."""
        if entry not in self.facts:
            self.facts.append(entry)
        if note and note not in self.notes:
            self.notes.append(note)

    def spell(self) -> Spell:
        """As it is shown."""
        return Spell(
            kind=self.kind,
            place=self.place,
            began_at=self.began_at,
            ended_at=self.ended_at,
            how_began=self.how_began,
            how_ended=self.how_ended,
            note="; ".join(self.notes) or None,
            rests_on=tuple(entry.key for entry in self.facts),
        )


def opened(
    kind: Kind, place: str | None, entry: Entry, how: str | None, note: str | None = None
) -> OpenSpell:
    """A spell that begins with this fact."""
    return OpenSpell(kind, place, entry.happened_at, how, [entry], [note] if note else [])


def only_end(kind: Kind, place: str | None, entry: Entry, how: str | None) -> OpenSpell:
    """A spell of which we know the end alone."""
    found = OpenSpell(kind, place, None, None, [], [BEGIN_UNKNOWN])
    found.close(entry, how)
    return found
