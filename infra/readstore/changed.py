"""Which rows of a person differ from those they had: most are the very same, and cost a look."""

from collections.abc import Sequence
from typing import NamedTuple

from infra.readstore.copying import Line, lines_of
from projections.person import Derived


class Changed(NamedTuple):
    """One table's rows of one person: those that go, and those that come in their place."""

    gone: Sequence[Line]
    new: Sequence[Line]


SAME = Changed((), ())


def changed(stood: Derived | None, stands: Derived) -> tuple[Changed, ...]:
    """Table by table. Someone not known to stand in the tables comes whole."""
    now = lines_of(stands)
    if stood is None:
        return tuple(Changed((), new) for new in now)
    return tuple(_between(old, new) for old, new in zip(lines_of(stood), now, strict=True))


def _between(stood: Sequence[Line], stands: Sequence[Line]) -> Changed:
    """Both are in one order, so what is new lies between a beginning and an end that are the same."""
    if stood == stands:
        return SAME
    shorter = min(len(stood), len(stands))
    begin = next((n for n in range(shorter) if stood[n] != stands[n]), shorter)
    most = shorter - begin
    end = next((n for n in range(most) if stood[-1 - n] != stands[-1 - n]), most)
    old, new = stood[begin : len(stood) - end], stands[begin : len(stands) - end]
    if not old or not new:
        return Changed(old, new)
    kept = {line.key: line for line in old}
    came = {line.key: line for line in new}
    return Changed(
        [line for line in old if came.get(line.key) != line],
        [line for line in new if kept.get(line.key) != line],
    )
