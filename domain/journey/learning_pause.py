"""Exemptions from learning plans: what was due waits, and is due again some days after.

due 20 Mar, exempt from 12 Mar, too ill      over on 16 Mar: due 26 Mar, ten days on
due 20 Mar, exempt from 12 Mar, no staff     over on 16 Mar: due 21 Mar, five days on
due 10 Mar, exempt from 12 Mar, no staff     over on 16 Mar: still due 10 Mar
"""

from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.plan import PlanExempted
from domain.finding import Deadline
from domain.journey.ends import Ended
from domain.policy.policy import Amount, Policy

AGAIN = "learning-exempt.again"
TRANSFER = "prisoner-transfer"
NONE = frozenset({"scheduled", "unknown"})  # words that exempt nobody
EXCLUSIONS = frozenset(
    {
        "prisoner-drug-or-alcohol-dependency",
        "prisoner-other-health-issues",
        "prisoner-safety-issues",
        "prison-regime-circumstances",
        "security-issue-risk-to-staff",
    }
)  # nobody could meet the person at all: more time than any other
BY_ITSELF = frozenset(
    {
        TRANSFER,
        "prisoner-release",
        "prisoner-release-hospital",
        "prisoner-death",
        "prisoner-merge",
    }
)  # no worker's word but what became of the person: it gives time even where the day had gone by

Again = tuple[Deadline, tuple[Amount, ...]]


def due_again(
    policy: Policy, moved: str, due: Deadline, word: str, on: date, *, overdue: bool
) -> Again:
    """The deadline where an exemption was over that day, and the policy row it was counted with.

    `word`: why it was; `overdue`: the day had gone by as it began; `moved`: the value after a transfer.
    """
    if word == TRANSFER:
        amount = policy.pick(moved, on)
        return policy.after(on, amount), (amount,)
    if word in NONE or (overdue and word not in BY_ITSELF):
        return due, ()
    amount = policy.pick(AGAIN, on, "exclusion" if word in EXCLUSIONS else "exemption")
    return max(due, policy.after(on, amount), key=lambda one: one.ends_at), (amount,)


@dataclass(slots=True)
class Pauses:
    """What was due, as exemptions begin and end: a fold over the facts in order of happening."""

    policy: Policy
    moved: str
    due: Deadline
    read: tuple[Amount, ...] = ()
    since: Entry | None = None  # of an exemption not over yet

    def take(self, entry: Entry) -> None:
        """One word on it. What was said first holds until it is over, whatever is said besides."""
        if isinstance(entry.fact, PlanExempted):
            self.since = self.since or entry
        elif self.since is not None:
            overdue = not self.due.in_time(self.since.happened_at)
            word = self.since.fact.reason
            on = london_day(entry.happened_at)
            self.due, read = due_again(self.policy, self.moved, self.due, word, on, overdue=overdue)
            self.read = read or self.read
            self.since = None

    def move(self, on: date) -> None:
        """A transfer that day counts it anew, whatever it was."""
        self.due, self.read = due_again(
            self.policy, self.moved, self.due, TRANSFER, on, overdue=False
        )

    def count(self, amount: Amount, on: date) -> None:
        """Something else does."""
        self.due, self.read = self.policy.after(on, amount), (amount,)

    @property
    def ended(self) -> Ended | None:
        """The exemption that holds: nothing is due as long as it does."""
        if self.since is None:
            return None
        return Ended(self.since.happened_at, "exempt", (self.since,))


def of_step(entry: Entry, step: str) -> bool:
    """Whether a word on a plan is on that step of a learning plan."""
    return bool(entry.fact.kind == "learning" and entry.fact.step == step)
