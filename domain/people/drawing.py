"""One drawing of the links: told ones first, then shown ones, in the order the log completed them.

    told    merges and reviewers' "same"         unless somebody keeps the two apart
    shown   same number and two of given name,   unless that, or two different NOMS, CRN or PNC
            family name and birth agree          would meet that no told link explains

Taking links in that order makes the answer a function of the set: earlier links are never parted by
later shown ones, they refuse the newcomer.
"""

from collections.abc import Iterable, Mapping

from domain.facts.entry import Entry
from domain.facts.identity import IdentifierWithdrawn
from domain.people.clusters import Clusters
from domain.people.effective import effective, firsts
from domain.people.links import ENOUGH, Link, shown_links
from domain.people.shown import shown
from domain.people.told import told_links


class Drawing:
    """What came of drawing every link there is."""

    def __init__(self, once: tuple[Entry, ...]) -> None:
        self.firsts = firsts(once)
        standing = effective(once)
        told = told_links(standing)
        shows = shown(self.firsts, standing, told.merged)
        links = sorted(shown_links(shows), key=_order)
        self.apart = told.apart
        self.clusters = Clusters({r: shows[r].numbers for r in shows}, told.apart)
        self.accepted: list[Link] = []
        self.refused: list[tuple[Link, str]] = []
        self.weak = tuple(link for link in links if link.agrees < ENOUGH)
        self._draw(told.links)
        self.clusters.explain()
        self._draw(link for link in links if link.agrees >= ENOUGH)
        self.people: Mapping[str, tuple[str, ...]] = self._named()
        self.grows = not (
            self.refused
            or told.links
            or told.apart
            or any(e.supersedes or isinstance(e.fact, IdentifierWithdrawn) for e in once)
        )  # nothing was taken back or refused: what was once joined has stayed so

    def _draw(self, links: Iterable[Link]) -> None:
        for link in links:
            if link.other in self.clusters.of(link.one):
                continue
            forbidden = self.clusters.forbids(link)
            if forbidden:
                self.refused.append((link, forbidden))
            else:
                self.accepted.append(link)
                self.clusters.join(link.one, link.other)

    def _named(self) -> dict[str, tuple[str, ...]]:
        people: dict[str, tuple[str, ...]] = {}
        placed: set[str] = set()
        for record in self.firsts:  # in log order, so the first of a group names it
            if record not in placed:
                group = self.clusters.of(record)
                placed |= group
                known = (other for other in group if other in self.firsts)
                people[record] = tuple(sorted(known, key=lambda r: self.firsts[r].position))
        return people


def _order(link: Link) -> tuple[int, str, str]:
    return link.order
