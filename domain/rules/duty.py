"""What a rule says about one journey: duties, each with its deadline and whatever met or ended it."""

from datetime import datetime
from typing import Literal

from domain.facts.entry import Entry
from domain.facts.made_once import made_once
from domain.finding import Deadline
from domain.heard import Heard
from domain.journey.ends import Ended
from domain.policy.policy import Policy

Kind = Literal["OPEN", "PIT"]  # waits to be closed, or judged once


@made_once
class Ask:
    """What is asked: the moment, the policy, and up to when each source has been heard."""

    now: datetime
    policy: Policy
    heard: Heard


@made_once
class Met:
    """One way a duty was met: the moment (agency's account), and the facts that did it together."""

    at: datetime
    by: tuple[Entry, ...]

    @property
    def recorded_at(self) -> datetime:
        """When we knew: with the last of the facts."""
        if len(self.by) == 1:
            return self.by[0].recorded_at
        return max(entry.recorded_at for entry in self.by)


@made_once
class Duty:
    """One instance of a rule. The judge alone turns it into a verdict."""

    anchor: Entry  # the fact that armed it
    deadline: Deadline | None  # None: not yet due, and no date can be given yet
    meetings: tuple[Met, ...] = ()  # every way it was met, in time or late, in any order
    ended: Ended | None = None  # the earliest end of the duty
    told_by: str = ""  # agency or source whose silence would be read; "": none, facts are enough
    leg: str = ""  # tells apart several duties of one anchor
    at_deadline: bool = False  # a state at a moment: met is told only when that moment has come
    pattern: bool = False  # complete at the anchor: breached there and then, never unknown
    owner: str = ""  # where it isn't the rule's
    severity: str = ""  # where it isn't the rule's
    kind: Kind | None = None  # where it isn't the rule's: a warning ahead of what is judged once
    rests_on: tuple[Entry, ...] = ()  # other facts the deadline or the arming rests on
    armed_by: tuple[Entry, ...] = ()  # facts that arm it with the anchor: taken back, it is voided
    about: str = ""  # what there is one finding of, where another fact may come to be its anchor
    voided_by: Entry | None = None  # the anchor was taken back by this (recall rescinded)
    values: tuple[tuple[str, int], ...] = ()  # policy rows read
    armed_at: datetime | None = None  # where the duty begins at another moment than its anchor


@made_once
class Later:
    """Nothing now, but the rule has to be asked again at this moment (a window opens, a day comes)."""

    at: datetime
    heard: str = ""  # or rather once this source is heard past it
