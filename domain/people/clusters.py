"""Records joined into clusters, never across an exclusion, never two people's numbers in one."""

from collections.abc import Iterable, Mapping

from domain.facts.entry import Entry
from domain.people.groups import Groups
from domain.people.links import Link

ONE_EACH = ("noms", "crn", "pnc")  # a person has one of each; two in one cluster need explaining


class Clusters:
    """Clusters of records under the guards."""

    def __init__(
        self, numbers: Mapping[str, Iterable[str]], apart: Mapping[tuple[str, str], Entry]
    ) -> None:
        self._groups = Groups()
        self._numbers = numbers
        self._explained = Groups()
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def of(self, record: str) -> set[str]:
        """The cluster this record is in."""
        return self._groups.of(record)

    def join(self, one: str, other: str) -> None:
        """Joins two clusters, unasked."""
        self._groups.join(one, other)

    def explain(self) -> None:
        """Takes the clusters as they are now for one person each: their numbers are one's."""
        for record in self._numbers:
            cluster = self.of(record)
            for kind in ONE_EACH if len(cluster) > 1 else ():
                for number in self._of_kind(kind, cluster):
                    self._explained.join(min(self._of_kind(kind, cluster)), number)

    def forbids(self, link: Link) -> str:
        """Why a link must not be drawn: not-same, two-noms, two-crn, two-pnc; "" if it may."""
        left, right = self.of(link.one), self.of(link.other)
        if any(self._apart.get(record, set()) & right for record in left):
            return "not-same"
        if not link.number:
            return ""  # told outright: that is what explains two numbers
        for kind in ONE_EACH:
            known = self._of_kind(kind, left | right)
            if len(known) > 1 and not known <= self._explained.of(min(known)):
                return f"two-{kind}"
        return ""

    def _of_kind(self, kind: str, records: Iterable[str]) -> set[str]:
        return {
            number
            for record in records
            for number in self._numbers.get(record, ())
            if number.startswith(kind)
        }
