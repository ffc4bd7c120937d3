"""What stood before the last change: a verdict that still stands has been known as long as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.finding import Deadline
from domain.rules.said import Again
from domain.rules.verdict import first_late


@dataclass(frozen=True, slots=True)
class Before:
    """Verdicts and states shown just before one moment of the log, at which all that is new was
    recorded. Only whoever knows that nothing else could have changed since may hand it over: nothing
    was recorded at another time, no fact told ahead began to count. Rules and points for which a
    deadline passed in between, or a source was heard past one, are named as woken.
    """

    shown: Mapping[str, tuple[str, datetime]]  # id of a finding or handover -> what, known since
    changed_at: datetime
    now: datetime
    again: Again = field(default_factory=Again)

    def unless_woken(self, name: str) -> "Before | None":
        """For a rule or point: None where its time has come."""
        return None if name in self.again.woken else self

    def known_at(
        self, name: str, stands: str, deadline: Deadline | None, began: datetime
    ) -> datetime | None:
        """Since when what stands now has been known; None: it has to be found.

        What did not stand before came with the change, or when the clock last had a part in it.
        """
        if deadline is not None and self.changed_at < first_late(deadline) <= self.now:
            return None  # it may have been another for a moment
        stood, since = self.shown.get(name, ("", None))
        return since if stood == stands and since else max(self.changed_at, began)
