"""A code list with dates: what a code meant on a day. A list is a file; `*` is any other code.

code,reads_as,from_on,to_on        no date: without an end on that side; both days count
ECSL,early,2023-10-17,             before that day nobody had explained this code: the row `*` holds
*,unread,,
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources

UNREAD = "unread"
ANY = "*"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means, and from which day to which, both included."""

    reads_as: str
    from_on: date | None = None
    to_on: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether it holds on that day; a day not known is any day."""
        if on is None:
            return True
        after = self.from_on is None or self.from_on <= on
        return after and (self.to_on is None or on <= self.to_on)


@dataclass(frozen=True, slots=True)
class Codes:
    """A code list, by its key columns."""

    meanings: Mapping[tuple[str, ...], tuple[Meaning, ...]]
    other: str = UNREAD  # what the row `*` says

    def read(self, *key: str | None, on: date | None = None) -> str:
        """What the code says of a movement on that day. A day not known: the newest meaning."""
        for meaning in reversed(self.meanings.get(tuple(part or "" for part in key), ())):
            if meaning.holds(on):
                return meaning.reads_as
        return self.other


def codes(lines: Iterable[str], *key: str) -> Codes:
    """The list of these lines, the oldest meaning of a code above its newer ones."""
    found: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
    for row in csv.DictReader(lines):
        names = tuple(row[column] for column in key)
        meaning = Meaning(row["reads_as"], _day(row["from_on"]), _day(row["to_on"]))
        found[names] = (*found.get(names, ()), meaning)
    other = found.pop(tuple(ANY for _ in key), (Meaning(UNREAD),))
    return Codes(found, other[-1].reads_as)


def code_list(name: str, *key: str) -> Codes:
    """The list of that file of this folder."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return codes(text.splitlines(), *key)


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
