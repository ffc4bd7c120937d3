"""Records that are likely one person's though no number joins them: they give one name and birth.

prison/A1234BC           Mary O'Connor, 31 January 1980    asked: nothing but the name ties them
probation/X123456        MARY OCONNOR, 1980-01-31
prison/A2345CD           Mary O'Connor, 31 January 1980    asked about with probation/X123456,
                                                           never with prison/A1234BC
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from domain.facts.entry import Entry
from domain.people.drawing import Drawing
from domain.people.keys import FILED_UNDER, WHO, who_key
from domain.people.links import Link, pair

MOST = 50  # records that give one name and birth; more of them, and it says nothing of anybody
Two = tuple[str, str]


def likely(drawing: Drawing, asked: Iterable[Two]) -> Iterator[tuple[Link, str]]:
    """Each with the name and birth both give. `asked`: pairs of records a reviewer is asked about
    already, for a stronger reason: their people aren't asked about again.

    All three have to stand in one word of each record: aliases count, a name of one word with the
    birth of another doesn't. One pair for each two people, and none for people of whom any two
    records are kept apart: their answer was given. People with different NOMS are asked about, for
    one of the numbers may be wrong, but never by two records of one filer: who keeps both has
    told them apart, and tells a merge when it finds out. So twins are asked about once.
    """
    if len(drawing.people) <= 1:  # nobody to be alike with
        return
    person = {record: name for name, group in drawing.people.items() for record in group}
    found: dict[Two, tuple[Link, str]] = {}
    for who, holders in _holders(drawing).items():
        for one, other in combinations(sorted(holders), 2) if len(holders) <= MOST else ():
            people = pair(person[one], person[other])
            link = Link(one, other, _in_order(holders[one], holders[other]))
            if people[0] != people[1] and _may_ask(link, drawing):
                found[people] = min(found.get(people, (link, who)), (link, who), key=_rank)
    for one, other in asked:
        found.pop(pair(person.get(one, one), person.get(other, other)), None)
    yield from found.values()


def filer(record: str) -> str:
    """Who files a record: prison of prison/A1234BC, voluntary/harbour of voluntary/harbour/881."""
    agency = record.partition("/")[0]
    return agency if agency in FILED_UNDER else record.rpartition("/")[0]


def _holders(drawing: Drawing) -> dict[str, dict[str, Entry]]:
    """For each name and birth the records that give it, each with the entry it first did by."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in drawing.standing:
        if who := who_key(entry):
            found.setdefault(who.removeprefix(WHO), {}).setdefault(entry.record, entry)
    return found


def _may_ask(link: Link, drawing: Drawing) -> bool:
    return filer(link.one) != filer(link.other) and not drawing.clusters.forbids(link)


def _in_order(one: Entry, other: Entry) -> tuple[Entry, ...]:
    return (one, other) if one.position < other.position else (other, one)


def _rank(found: tuple[Link, str]) -> tuple[object, ...]:
    """Prison with probation first: of those it can be said whether they are of one sentence."""
    link, who = found
    return (filer(link.one), filer(link.other)) != ("prison", "probation"), *link.order, who
