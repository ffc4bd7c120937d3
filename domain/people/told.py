"""What was said outright: merges and unmerges by an agency, judgements by a reviewer.

merge A into B, B into C          A - B - C
unmerge (A back, C stays)         A   B - C      and A never again with C, until told anew
same, then not-same, then same    the last word in the log on that pair holds
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.facts.entry import Entry
from domain.facts.identity import LinkJudged, RecordsMerged, RecordsUnmerged
from domain.people.effective import later
from domain.people.links import Link, pair

Apart = dict[tuple[str, str], Entry]  # pairs that are never one person, and who said so


@dataclass(frozen=True, slots=True)
class ToldLinks:
    """Links and exclusions in force."""

    links: tuple[Link, ...]
    apart: Apart
    merged: tuple[Entry, ...]  # the merges in force


def told_links(standing: Iterable[Entry]) -> ToldLinks:
    """Reads merges, unmerges and judgements; the last word on each pair holds.

    Of an agency's words the one that happened last holds; between an agency and a reviewer, and
    between reviewers, the one recorded last. Not-same gives way to a later "same" only.
    """
    merges: list[Entry] = []
    unmerges: list[Entry] = []
    judged: dict[tuple[str, str], Entry] = {}
    for entry in standing:
        if isinstance(entry.fact, RecordsMerged):
            merges.append(entry)
        elif isinstance(entry.fact, RecordsUnmerged):
            unmerges.append(entry)
        elif isinstance(entry.fact, LinkJudged):
            judged[pair(entry.record, entry.fact.other)] = entry
    merged = tuple(m for m in merges if not any(_undoes(u, m, merges) for u in unmerges))
    apart = _apart(unmerges, merges)
    for two, entry in judged.items():
        if entry.fact.judgement == "not-same":
            apart[two] = entry
        elif two in apart and apart[two].position < entry.position:
            del apart[two]
    same = (entry for entry in judged.values() if entry.fact.judgement == "same")
    links = [Link(*pair(merge.record, merge.fact.removed), (merge,)) for merge in merged]
    links += [Link(*pair(entry.record, entry.fact.other), (entry,)) for entry in same]
    return ToldLinks(
        tuple(sorted((link for link in links if link.one != link.other), key=lambda k: k.order)),
        {two: entry for two, entry in apart.items() if two[0] != two[1]},
        merged,
    )


def _undoes(unmerge: Entry, merge: Entry, merges: Iterable[Entry]) -> bool:
    """Whether an unmerge, told as later, takes this merge back.

    It does if it names the same two, or gives back what was removed from wherever that went:
    A into B, B into C, then "A back, C stays" parts A from B.
    """
    if later(unmerge) < later(merge):
        return False
    fact = unmerge.fact
    if pair(fact.reactivated, fact.kept) == pair(merge.record, merge.fact.removed):
        return True
    return bool(fact.reactivated == merge.fact.removed and fact.kept in _went(merge.record, merges))


def _went(record: str, merges: Iterable[Entry]) -> set[str]:
    """Every record this one was merged into, step by step; loops end."""
    reached, ahead = {record}, [record]
    while ahead:
        here = ahead.pop()
        onward = {merge.record for merge in merges if merge.fact.removed == here} - reached
        reached |= onward
        ahead += onward
    return reached


def _apart(unmerges: Iterable[Entry], merges: Iterable[Entry]) -> Apart:
    """Pairs an agency told apart and has not merged again since."""
    apart: Apart = {}
    for unmerge in sorted(unmerges, key=later):
        apart[pair(unmerge.fact.reactivated, unmerge.fact.kept)] = unmerge
    for merge in merges:
        two = pair(merge.record, merge.fact.removed)
        if two in apart and later(apart[two]) < later(merge):
            del apart[two]
    return apart
