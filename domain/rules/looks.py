"""What a rule or a point looks at first: whoever has none of these facts need not be asked.

A rule sees a person's facts only by asking the journey for classes of them. So where none of those it
asks an empty journey for are there, it says what it says of the empty one: nothing. Two in five rules
and points are spared so, of an average person.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from domain.calendar import WorkingCalendar
from domain.heard import HeardLog
from domain.journey.journey import Journey
from domain.policy.policy import Policy
from domain.rules.duty import Ask

Finder = Callable[[Journey, Ask], Iterable[object]]
NOTHING_KNOWN = Ask(
    datetime(2026, 1, 1, tzinfo=UTC), Policy({}, WorkingCalendar({})), HeardLog()
)  # no rule asks of the policy before it has seen a fact


@lru_cache(maxsize=1_000)
def looks_first(finder: Finder) -> frozenset[type]:
    """The classes of which there must be a fact. Empty: it looks at all of them, or at none."""
    nobody = Journey((), NOTHING_KNOWN.now)
    for _ in finder(nobody, NOTHING_KNOWN):
        return frozenset()
    looked = nobody.looked.classes
    return frozenset() if object in looked else looked
