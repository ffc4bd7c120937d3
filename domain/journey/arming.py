"""Two sources that report one arming fact arm once, at the earliest time."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from domain.calendar import london_day
from domain.facts.entry import Entry


def once(
    entries: Iterable[Entry], what: Callable[[Any], object] = lambda fact: None
) -> tuple[Entry, ...]:
    """Of facts of one class, one London day and one `what` (ref, kind, flag, pathway): the first source's.

    One source that says it twice means two. Entries are taken in order of happening.
    """
    first: dict[tuple[type, date, object], str] = {}
    kept = []
    for entry in entries:
        key = (type(entry.fact), london_day(entry.happened_at), what(entry.fact))
        if first.setdefault(key, entry.source) == entry.source:
            kept.append(entry)
    return tuple(kept)
