"""Which facts still stand, once replacements and withdrawals are counted, in any order of arrival."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from domain.facts.data import FactWithdrawn
from domain.facts.entry import Entry
from domain.facts.made_once import made_once
from domain.facts.rereads import first_reading
from domain.facts.versions import is_of_versions, replaces, thing_of


@made_once
class Standing:
    """Facts that stand, those that don't (with what displaced them), and each one's first form."""

    facts: tuple[Entry, ...]
    displaced: dict[str, Entry]  # key of a fact -> the fact that replaced it or took it back
    root: dict[str, str]  # key of a replacement -> key of the first fact of its chain
    corrected: bool = False  # whether anything was, or tried to be


# Where a fact stands in a journey. Nothing of it depends on when the fact arrived.
in_order = attrgetter("happened_at", "source", "told_at", "id")


def standing(entries: Iterable[Entry]) -> Standing:
    """Count the corrections among entries of which each is there once.

    a <- b        b replaces a:                      b stands
    a <- b <- w   w takes back b:                    neither stands
    a <- w <- c   c replaces the withdrawal of a:    a stands again (and c, if it says anything)
    a <- a/reread-1, a <- b    what is read again goes with what was read: b stands alone
    t1  t2  t3    t2, t3 supersede versions of t:    t3 stands, each earlier one displaced by the next
    """
    told = sorted(entries, key=in_order)
    corrections = sorted(
        [entry for entry in told if entry.supersedes],
        key=lambda entry: (first_reading(entry) is None, entry.told_at, entry.key),
    )
    displaced = _displaced(told, corrections) if corrections else {}
    stands = [entry for entry in told if type(entry.fact) is not FactWithdrawn]
    if displaced:
        stands = [entry for entry in stands if entry.key not in displaced]
    return Standing(tuple(stands), displaced, _roots(corrections), bool(corrections))


def _displaced(told: Sequence[Entry], corrections: Sequence[Entry]) -> dict[str, Entry]:
    """The latest word first: it decides whether earlier ones count."""
    displaced: dict[str, Entry] = {}
    things = _things(told) if any(is_of_versions(entry) for entry in corrections) else {}
    for entry in reversed(corrections):
        if _taken_back(entry, displaced):
            continue
        target = f"{entry.source}#{entry.supersedes}"
        if target in things:
            displaced.update((one.key, entry) for one in things[target] if replaces(entry, one))
        else:
            displaced.setdefault(target, entry)
    for entry in corrections:
        by = displaced.get(first_reading(entry) or "")
        if by is not None and first_reading(by) is None:
            displaced.setdefault(entry.key, by)
    return displaced


def _roots(corrections: Sequence[Entry]) -> dict[str, str]:
    root: dict[str, str] = {}
    for entry in corrections:
        target = f"{entry.source}#{entry.supersedes}"
        root[entry.key] = root.get(target, target)
    return root


def _things(told: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Every version of each thing that is told in versions."""
    things: dict[str, list[Entry]] = {}
    for entry in told:
        if (thing := thing_of(entry)) is not None:
            things.setdefault(thing, []).append(entry)
    return things


def _taken_back(entry: Entry, displaced: dict[str, Entry]) -> bool:
    """A withdrawal that was itself corrected no longer counts; a replaced replacement still does."""
    return isinstance(entry.fact, FactWithdrawn) and entry.key in displaced
