"""The stages of a handover under way: the highest that the facts so far show."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.handover import (
    HandoverAccepted,
    HandoverInitiated,
    PackAcknowledged,
    PackShared,
)
from domain.facts.made_once import made_once
from domain.finding import State
from domain.handovers.point import Sign

LADDER = (
    State.DUE,
    State.INITIATED,
    State.SHARED_PARTIAL,
    State.SHARED,
    State.ACKNOWLEDGED,
)


@made_once
class Stage:
    """The highest stage, the fact that first showed it, and the items that travelled."""

    state: State
    by: Entry | None
    shared: tuple[str, ...]
    acknowledged: tuple[str, ...]


def stage_of(
    acts: Sequence[Entry], signs: Iterable[Sign], pack: tuple[str, ...], since: datetime | None
) -> Stage:
    """Fold the facts after `since` (a return or a cancellation: what was before is forgotten)."""
    own = {sign.by.key: sign.state for sign in signs}
    entries = {entry.key: entry for entry in (*acts, *(sign.by for sign in signs))}
    shared: set[str] = set()
    known: set[str] = set()
    state, by = State.DUE, None
    for entry in sorted(entries.values(), key=lambda e: (e.happened_at, e.source, e.id)):
        if since is not None and entry.happened_at <= since:
            continue
        if isinstance(entry.fact, PackShared):
            shared.update(entry.fact.items)
        elif isinstance(entry.fact, PackAcknowledged):
            known.update(entry.fact.items)
        shows = max(_shown(entry, shared, known, pack), own.get(entry.key, State.DUE), key=_height)
        if _height(shows) > _height(state):
            state, by = shows, entry
    return Stage(state, by, tuple(sorted(shared)), tuple(sorted(known)))


def _shown(entry: Entry, shared: set[str], known: set[str], pack: tuple[str, ...]) -> State:
    """The stage one handover fact shows, with the items so far."""
    if isinstance(entry.fact, HandoverInitiated):
        return State.INITIATED
    if isinstance(entry.fact, HandoverAccepted):
        return State.ACKNOWLEDGED  # alone it doesn't complete a handover
    if isinstance(entry.fact, PackShared | PackAcknowledged):
        if _covers(known, pack):
            return State.ACKNOWLEDGED
        if _covers(shared | known, pack):
            return State.SHARED
        return State.SHARED_PARTIAL if shared | known else State.DUE
    return State.DUE


def _covers(items: set[str], pack: tuple[str, ...]) -> bool:
    """The whole pack; where none is named, any item."""
    return items.issuperset(pack) if pack else bool(items)


def _height(state: State) -> int:
    return LADDER.index(state)
