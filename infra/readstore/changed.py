"""Which rows of a person differ from those they had: most are the very same, and cost a look."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from infra.readstore.inserting import parts_of
from projections.person import Derived
from projections.tables.part import Part


class Changed(NamedTuple):
    """One table's rows of one person: those that go, and those that come in their place."""

    part: Part
    gone: Sequence[Any]
    new: Sequence[Any]
    of_person: bool = False  # what stays says something else of the person now


def changed(stood: Derived | None, stands: Derived) -> tuple[Changed, ...]:
    """Table by table. Someone not known to stand in the tables comes whole."""
    now = parts_of(stands)
    if stood is None:
        return tuple([Changed(part, (), part.items) for part in now])
    return tuple([_between(old, new) for old, new in zip(parts_of(stood), now, strict=True)])


def _between(stood: Part, stands: Part) -> Changed:
    """Both are in one order, so what is new lies between a beginning and an end that are the same."""
    was, now = stood.items, stands.items
    anew = stood.of_person != stands.of_person
    alike = stood.beside == stands.beside
    if alike and now[: len(was)] == was:
        return Changed(stands, (), now[len(was) :], anew)
    begin, end = _same_ends(was, now) if alike else (0, 0)
    old, new = was[begin : len(was) - end], now[begin : len(now) - end]
    if not old or not new:
        return Changed(stands, old, new, anew)
    kept = {stood.key(one): (one, stood.mark(one)) for one in old}
    came = {stands.key(one): (one, stands.mark(one)) for one in new}
    return Changed(
        stands,
        [one for key, (one, mark) in kept.items() if came.get(key) != (one, mark)],
        [one for key, (one, mark) in came.items() if kept.get(key) != (one, mark)],
        anew,
    )


def _same_ends(was: Sequence[Any], now: Sequence[Any]) -> tuple[int, int]:
    """How many at the beginning, and how many of the rest at the end, are the same."""
    shorter = min(len(was), len(now))
    begin = _same(zip(was, now, strict=False), shorter)
    return begin, _same(zip(reversed(was), reversed(now), strict=False), shorter - begin)


def _same(pairs: Iterable[tuple[Any, Any]], most: int) -> int:
    """How many pairs, up to so many, are equal; what wasn't judged again is the very same object."""
    for count, (one, other) in enumerate(islice(pairs, most)):
        if one is not other and one != other:
            return count
    return most
