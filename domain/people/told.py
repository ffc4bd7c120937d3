"""What was said outright: merges and unmerges by an agency, judgements by a reviewer.

merged, then not-same             apart: a reviewer's word holds against an agency's
same, then not-same, then same    the last word in the log on that pair holds
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.facts.entry import Entry
from domain.facts.identity import LinkJudged
from domain.people.effective import later
from domain.people.links import Link, pair
from domain.people.merges import Apart, merges


@dataclass(frozen=True, slots=True)
class ToldLinks:
    """Links and exclusions in force."""

    links: tuple[Link, ...]  # as they happened
    apart: Apart
    merged: tuple[Entry, ...]  # the merges in force
    circular: tuple[Link, ...]  # merges that were refused


def told_links(standing: Iterable[Entry]) -> ToldLinks:
    """Reads merges, unmerges and judgements; the last word on each pair holds.

    Of an agency's words the one that happened last holds; between an agency and a reviewer, and
    between reviewers, the one recorded last. Not-same gives way to a later "same" only.
    """
    standing = tuple(standing)
    told = merges(standing)
    judged: dict[tuple[str, str], Entry] = {}
    for entry in standing:
        if isinstance(entry.fact, LinkJudged):
            judged[pair(entry.record, entry.fact.other)] = entry
    apart = dict(told.apart)
    for two, entry in judged.items():
        if entry.fact.judgement == "not-same":
            apart[two] = entry
        elif two in apart and apart[two].position < entry.position:
            del apart[two]
    links = [_merge(merge) for merge in told.stand]
    links += [
        Link(*two, (entry,)) for two, entry in judged.items() if entry.fact.judgement == "same"
    ]
    return ToldLinks(
        tuple(sorted((link for link in links if link.one != link.other), key=_happened)),
        {two: entry for two, entry in apart.items() if two[0] != two[1]},
        told.stand,
        tuple(_merge(merge) for merge in told.circular if merge.record != merge.fact.removed),
    )


def _merge(merge: Entry) -> Link:
    return Link(*pair(merge.record, merge.fact.removed), (merge,))


def _happened(link: Link) -> tuple[object, ...]:
    return later(link.because[0])
