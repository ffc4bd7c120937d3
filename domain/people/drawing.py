"""One drawing of the links: told ones as they happened, then shown ones as the log completed them.

    told    merges and reviewers' "same"         unless somebody keeps the two apart
    shown   same number and two of given name,   unless that, or two different NOMS, CRN or PNC
            family name and birth agree          would meet that no told link explains
    stays   a booking alone, with its holder     unless two people hold it

Taking links in that order makes the answer a function of the set: earlier links are never parted by
later shown ones, they refuse the newcomer.
"""

from collections.abc import Iterable, Mapping

from domain.facts.entry import Entry
from domain.facts.identity import BookingMoved, IdentifierObserved, IdentifierWithdrawn
from domain.people.bookings import booking_links
from domain.people.clusters import Clusters
from domain.people.effective import effective, firsts
from domain.people.links import ENOUGH, Link, shown_links
from domain.people.numbers import two_figures
from domain.people.shown import births, observed, shown
from domain.people.stays import is_stay
from domain.people.told import told_links


class Drawing:
    """What came of drawing every link there is."""

    def __init__(self, once: tuple[Entry, ...]) -> None:
        self.firsts = firsts(once)
        self.standing = standing = effective(once)
        told = told_links(standing)
        shows = shown(self.firsts, standing, told.merged)
        links = sorted(shown_links(shows), key=_order)
        self.apart = told.apart
        self.clusters = Clusters({r: shows[r].numbers for r in shows}, told.apart)
        self.accepted: list[Link] = []
        self.refused = [(link, "circle") for link in told.circular]
        self.weak = tuple(link for link in links if link.agrees < ENOUGH)
        self._draw(told.links)
        self.clusters.explain()
        self._draw(link for link in links if link.agrees >= ENOUGH)
        stays = booking_links(self.firsts, _of_bookings(standing)) if self._has_stays() else ()
        # What a number tied already its booking may have tied before.
        twice = any(link.other in self.clusters.of(link.one) for link in stays)
        self._join_stays(stays)
        self.people: Mapping[str, tuple[str, ...]] = self._named()
        self.grows = not (
            self.refused
            or told.links
            or told.apart
            or len({link.one for link in stays}) < len(stays)
            or twice
            or any(_may_part(entry) for entry in once)
        )  # nothing was taken back, moved, refused or tied twice: what was once joined stayed so

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

    def _has_stays(self) -> bool:
        return any(is_stay(record) for record in self.firsts)

    def _join_stays(self, links: Iterable[Link]) -> None:
        """Each stay with its holder; holders who are two people both refuse it."""
        holders: dict[str, list[Link]] = {}
        for link in links:
            holders.setdefault(link.one, []).append(link)
        for held in holders.values():
            one = self.clusters.of(held[0].other)
            if all(link.other in one for link in held):
                self._draw(held[:1])
            else:
                self.refused += [(link, "two-holders") for link in held]

    def _named(self) -> dict[str, tuple[str, ...]]:
        people: dict[str, tuple[str, ...]] = {}
        placed: set[str] = set()
        in_order = sorted(self.firsts, key=self._place)
        for record in in_order:  # so the first of a group names it
            if record not in placed:
                group = self.clusters.of(record)
                placed |= group
                people[record] = tuple(sorted(group & self.firsts.keys(), key=self._place))
        return people

    def _place(self, record: str) -> tuple[bool, int]:
        """In log order; a stay can move to somebody else, so it names nobody if it needn't."""
        return is_stay(record), self.firsts[record].position


def _of_bookings(standing: tuple[Entry, ...]) -> Iterable[Entry]:
    """What was said and not taken off since: some of it may be of bookings."""
    yield from (e for e in standing if not isinstance(e.fact, IdentifierObserved))
    yield from observed(standing, births(standing))


def _may_part(entry: Entry) -> bool:
    """Whether this entry may end a link, or read another number anew."""
    fact = entry.fact
    if isinstance(fact, IdentifierObserved):
        return two_figures(fact.kind, fact.value)  # a birth told later settles its century
    return entry.supersedes is not None or isinstance(fact, IdentifierWithdrawn | BookingMoved)


def _order(link: Link) -> tuple[int, str, str]:
    return link.order
