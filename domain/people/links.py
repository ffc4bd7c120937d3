"""Links between records: told by an agency, judged by a reviewer, or shown by number and person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from domain.facts.entry import Entry
from domain.people.shown import Shown, Since

ENOUGH = 2  # of given name, family name, date of birth: with two, no people were mixed in 20,000


@dataclass(frozen=True, slots=True)
class Link:
    """Two records that could be one person, and the entries that say so."""

    one: str
    other: str
    because: tuple[Entry, ...]
    agrees: int = 0  # of given name, family name and date of birth; told links don't ask
    number: str = ""  # the number both show; "" for links told or judged

    @property
    def pair(self) -> tuple[str, str]:
        """The two records, in an order that doesn't depend on who named whom."""
        return pair(self.one, self.other)

    @property
    def order(self) -> tuple[int, str, str]:
        """Links are taken in the order the log completed them."""
        return max(entry.position for entry in self.because), self.one, self.other


def pair(one: str, other: str) -> tuple[str, str]:
    """Two records in an order that doesn't depend on who named whom."""
    return (one, other) if one < other else (other, one)


def shown_links(shows: Mapping[str, Shown]) -> tuple[Link, ...]:
    """Every pair of records that show the same number, with what else agrees."""
    holders: dict[str, list[str]] = {}
    for record in sorted(shows):
        for number in shows[record].numbers:
            holders.setdefault(number, []).append(record)
    shared: dict[tuple[str, str], list[str]] = {}
    for number, records in holders.items():
        for one, other in combinations(records, 2):
            shared.setdefault((one, other), []).append(number)
    return tuple(
        _link(one, other, numbers, shows[one], shows[other])
        for (one, other), numbers in shared.items()
    )


def _link(one: str, other: str, numbers: Iterable[str], left: Shown, right: Shown) -> Link:
    """The link as early as the log allows: its first common number, its first agreements."""
    number = min(numbers, key=lambda number: (_since(left.numbers, right.numbers, number), number))
    agreed = sorted(
        (
            found
            for found in (
                _first(left.given, right.given),
                _first(left.family, right.family),
                _first(left.birth, right.birth),
            )
            if found is not None
        ),
        key=_completed,
    )
    because = {entry.position: entry for both in agreed[:ENOUGH] for entry in both}
    for entry in (left.numbers[number], right.numbers[number]):
        because[entry.position] = entry
    in_order = tuple(because[position] for position in sorted(because))
    return Link(one, other, in_order, len(agreed), number)


def _first(left: Since, right: Since) -> tuple[Entry, Entry] | None:
    """The pair of entries by which two records first showed the same value; None if never."""
    both = [(left[value], right[value]) for value in left.keys() & right.keys()]
    return min(both, key=_completed) if both else None


def _completed(both: tuple[Entry, Entry]) -> tuple[int, int]:
    one, other = sorted((both[0].position, both[1].position))
    return other, one


def _since(left: Since, right: Since, value: str) -> int:
    return max(left[value].position, right[value].position)
