"""A log cut into closures: records that share no chain of keys can't be one person."""

from domain.facts.entry import Entry
from domain.people.groups import Groups
from domain.people.keys import linking_keys


def closures(once: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], ...]:
    """The entries of each closure of records, in log order."""
    groups = Groups()
    for entry in once:
        for key in linking_keys(entry):
            groups.join(f"record:{entry.record}", key)
    parts: dict[int, list[Entry]] = {}
    for entry in once:
        parts.setdefault(id(groups.of(f"record:{entry.record}")), []).append(entry)
    return tuple(tuple(part) for part in parts.values())
