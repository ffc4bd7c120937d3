"""What stood before the last change: a verdict that still stands has been known as long as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from domain.finding import Deadline
from domain.rules.said import Each, Said
from domain.rules.verdict import first_late

NOTHING = Said()


@dataclass(frozen=True)
class Before:
    """What every rule and point said just before one moment of the log, at which all that is new was
    recorded. Only whoever knows that nothing else could have changed since may hand it over: nothing
    was recorded at another time, no fact told ahead began to count. Rules and points for which a
    deadline passed in between, or a source was heard past one, are named as woken.
    """

    said: Each
    changed_at: datetime
    now: datetime
    changed: frozenset[type] = frozenset({object})  # the classes of the new facts, and `object`
    first: Mapping[type, datetime] = field(default_factory=dict)  # when the first of each happened
    plain: bool = True  # no correction among them, and no casework
    feeds: bool = True  # whether a feed fell silent or spoke again, or one is new
    woken: frozenset[str] = frozenset()  # those whose time has come

    def spares(self, reads: frozenset[type]) -> bool:
        """Whether what was read from facts of these classes alone is as it was."""
        return self.plain and reads.isdisjoint(self.changed)

    @cached_property
    def unchanged(self) -> Each:
        """What each rule and point said, of those that would say the same again."""
        if not self.plain:
            return {}
        changed, woken = self.changed, self.woken
        return {
            name: said
            for name, said in self.said.items()
            if (said.reads.isdisjoint(changed) or (said.upto and self._beyond(said)))
            and name not in woken
        }

    def _beyond(self, said: Said) -> bool:
        """Whether all that is new of what it looked at happened after what it saw."""
        upto = dict(said.upto)
        return all(
            kind in upto and kind in self.first and self.first[kind] > upto[kind]
            for kind in said.reads & self.changed
        )

    def of(self, name: str) -> "Shown | None":
        """What this rule or point had shown; None where its time has come."""
        if name in self.woken:
            return None
        return Shown(self.said.get(name) or NOTHING, self.changed_at, self.now)


class Shown(NamedTuple):
    """What one rule or point had shown just before a change."""

    said: Said
    changed_at: datetime
    now: datetime

    def known_at(
        self, name: str, stands: str, deadline: Deadline | None, began: datetime
    ) -> datetime | None:
        """Since when what stands now has been known; None: it has to be found.

        What did not stand before came with the change, or when the clock last had a part in it.
        """
        if deadline is not None and self.changed_at < first_late(deadline) <= self.now:
            return None  # it may have been another for a moment
        return self.since(name, stands) or max(self.changed_at, began)

    def since(self, name: str, stands: str) -> datetime | None:
        """Since when it was known, where this stood already."""
        for finding in self.said.findings:
            if finding.id == name:
                return finding.known_at if finding.verdict.value == stands else None
        for handover in self.said.handovers:
            if handover.id == name:
                return handover.known_at if handover.state.value == stands else None
        return None
