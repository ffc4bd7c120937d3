"""A handover point: one side hands the person over to another, step by step, by a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.made_once import made_once
from domain.finding import Deadline, State
from domain.journey.ends import Ended
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Later, Met


@made_once
class Step:
    """One thing that has to be in place, and by when. Points of two steps: the first unmet counts."""

    deadline: Deadline | None  # None: no day is set
    meetings: tuple[Met, ...]  # every way it came to be in place, in any order


@dataclass(frozen=True, slots=True)
class Sign:
    """A point's own sign (beside the handover facts) of how far it has got."""

    state: State
    by: Entry


@made_once
class Instance:
    """One handover of a point: what armed it, and all that bears on how far it has got."""

    anchor: Entry
    armed_at: datetime
    steps: tuple[Step, ...]
    arms: tuple[Entry, ...] = ()  # all facts that arm it; one taken back may cancel it
    told_by: str = ""  # agency or source whose silence is read
    ended: Ended | None = None  # the earliest end, overdue or not
    ended_early: Ended | None = None  # an end that counts only before the day is over
    signs: tuple[Sign, ...] = ()
    acts_from: datetime | None = None  # handover facts are its own from this earlier moment on
    sent_back: tuple[Entry, ...] = ()  # beside the handover facts: the receiving side declined
    values: tuple[tuple[str, int], ...] = ()


Finder = Callable[[Journey, Ask], Iterable[Instance | Later]]
Opener = Callable[[Journey, Ask, Entry], Instance]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the catalogue, and the only place of its sentence."""

    code: str  # HP18
    says: str  # the good outcome, as a sentence; {value-name} is filled from the policy
    from_agency: str  # who hands over and stays responsible until it is accepted
    to_agency: str
    told_by: str  # whose silence is read, for the page
    armed_by: str  # in words, for the page
    met_by: str
    ends: str
    armed: Finder
    opened: Opener  # what a handover fact opens when nothing is armed: no deadline
    pack: tuple[str, ...] = ()  # items that have to travel; none: any will do
    values: tuple[str, ...] = ()
    source: str = ""
