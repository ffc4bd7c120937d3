"""What one rule or point said of a journey, kept for as long as nothing it looked at has changed."""

from collections.abc import Mapping
from functools import lru_cache

from domain.facts.made_once import made_once
from domain.finding import Finding, Handover, Wake


@made_once
class Said:
    """Its findings or handovers, when to ask it again, and the classes of facts it looked at."""

    findings: tuple[Finding, ...] = ()
    handovers: tuple[Handover, ...] = ()
    wakes: frozenset[Wake] = frozenset()
    reads: frozenset[type] = frozenset()  # `object`: it looked at all of them

    def stands(self, changed: frozenset[type]) -> bool:
        """Whether new facts of these classes make no difference to it."""
        return object not in self.reads and not self.reads & changed


@lru_cache(maxsize=4096)
def kept(reads: frozenset[type]) -> frozenset[type]:
    """The same classes as one set, whoever looked at them: thousands of people are remembered."""
    return reads


@lru_cache(maxsize=4096)
def nothing(reads: frozenset[type]) -> Said:
    """What most rules say of most people, having looked at these."""
    return Said(reads=reads)


Each = Mapping[str, Said]  # by the rule's number or the point's code: "50", "HP18"
