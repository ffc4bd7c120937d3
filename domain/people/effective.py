"""Which entries still stand, and which of two words about one thing is the later."""

from collections.abc import Iterable
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.rereads import first_reading
from domain.facts.versions import is_of_versions, replaces


def effective(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each entry once, in log order, without those a source replaced or took back.

    A fact once named by `supersedes` is out for good, also if what replaced it is itself taken
    back: the agency then says something new, and we don't guess that the oldest word holds again.
    """
    once = each_once(entries)
    gone = {f"{entry.source}#{entry.supersedes}" for entry in once if entry.supersedes is not None}
    again = [entry for entry in once if is_of_versions(entry)]
    corrected = {
        f"{entry.source}#{entry.supersedes}"
        for entry in once
        if entry.supersedes is not None and first_reading(entry) is None
    }
    return tuple(
        entry
        for entry in once
        if entry.key not in gone
        and first_reading(entry) not in corrected
        and not any(replaces(one, entry) for one in again)
    )


def each_once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each entry once, in log order."""
    return tuple(sorted({entry.position: entry for entry in entries}.values(), key=_position))


def firsts(once: Iterable[Entry]) -> dict[str, Entry]:
    """Each record's first entry, in log order. Takes entries in log order."""
    found: dict[str, Entry] = {}
    for entry in once:
        found.setdefault(entry.record, entry)
    return found


def later(entry: Entry) -> tuple[datetime, datetime, str]:
    """Sorts words of an agency: by when it says it happened, then by when it told. Nothing of it
    depends on when they reached us."""
    return entry.happened_at, entry.told_at, entry.key


def _position(entry: Entry) -> int:
    return entry.position
