"""Merges and unmerges an agency told, taken in the order they happened, whenever they reached us.

merge A into B, B into C          A - B - C     A and B went to C
unmerge (A back, C stays)         A   B - C     and A never again with C, until merged anew
merge A into B, B into A          A - B         the second closes a circle: refused
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.facts.entry import Entry
from domain.facts.identity import RecordsMerged, RecordsUnmerged
from domain.people.effective import later
from domain.people.links import pair

Apart = dict[tuple[str, str], Entry]  # pairs that are never one person, and who said so


@dataclass(frozen=True, slots=True)
class Merges:
    """What came of them."""

    stand: tuple[Entry, ...]
    circular: tuple[Entry, ...]  # of a survivor into what had gone into it by then
    apart: Apart


def merges(standing: Iterable[Entry]) -> Merges:
    """Folds these entries' merges and unmerges."""
    stand: list[Entry] = []
    circular: list[Entry] = []
    apart: Apart = {}
    told = (e for e in standing if isinstance(e.fact, RecordsMerged | RecordsUnmerged))
    for entry in sorted(told, key=later):
        if isinstance(entry.fact, RecordsUnmerged):
            stand = [merge for merge in stand if not _undoes(entry, merge, stand)]
            apart[pair(entry.fact.reactivated, entry.fact.kept)] = entry
        elif entry.fact.removed in _went(entry.record, stand):
            circular.append(entry)
        else:
            stand.append(entry)
            apart.pop(pair(entry.record, entry.fact.removed), None)
    return Merges(tuple(stand), tuple(circular), apart)


def merged_into(standing: Iterable[Entry]) -> dict[str, str]:
    """Where each record that was merged away ended, over every step; who came back isn't here."""
    step = {merge.fact.removed: merge.record for merge in merges(standing).stand}
    return {gone: _end(step, survivor) for gone, survivor in step.items()}


def _end(step: dict[str, str], record: str) -> str:
    while record in step:
        record = step[record]
    return record


def _undoes(unmerge: Entry, merge: Entry, stand: Iterable[Entry]) -> bool:
    """Whether an unmerge takes this merge back.

    It does if it names the same two, or gives back what was removed from wherever that went:
    A into B, B into C, then "A back, C stays" parts A from B.
    """
    fact = unmerge.fact
    if pair(fact.reactivated, fact.kept) == pair(merge.record, merge.fact.removed):
        return True
    return bool(fact.reactivated == merge.fact.removed and fact.kept in _went(merge.record, stand))


def _went(record: str, stand: Iterable[Entry]) -> set[str]:
    """This record and every one it was merged into, step by step."""
    reached, ahead = {record}, [record]
    while ahead:
        here = ahead.pop()
        onward = {merge.record for merge in stand if merge.fact.removed == here} - reached
        reached |= onward
        ahead += onward
    return reached
