"""The first learning plan of whoever was received: by which day, and what counts that day anew.

received 16 Mar                               due 5 Apr
transferred 30 Mar                            due 19 Apr
screened 18 Mar                               due 28 Mar
received where a screen comes first           no day until then
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.custody import PersonTransferred
from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed
from domain.facts.plan import PlanExempted, PlanScheduled
from domain.journey.custody import Custody
from domain.journey.journey import Journey
from domain.journey.learning import learning_plans
from domain.journey.learning_cycle import BASES
from domain.journey.learning_pause import Pauses, of_step
from domain.policy.policy import Policy

INDUCTED = "learning-induction.within"
INDUCTED_MOVED, INDUCTED_SCREENED = "learning-induction.moved", "learning-induction.screened"
SCREEN_FIRST = "learning-induction.screen-first"
SCREEN = "learning-screen"
WAITING, EXEMPT, SCHEDULED = "waiting-for-screening", "exempt", "scheduled"


@dataclass(frozen=True, slots=True)
class Induction:
    """One reception of somebody who had no learning plan yet."""

    reception: Entry
    found: Pauses
    waiting: bool  # for the screen that comes first here: no day is set

    @property
    def status(self) -> str:
        """waiting-for-screening, exempt (nothing is due as long as it holds) or scheduled."""
        if self.waiting:
            return WAITING
        return EXEMPT if self.found.since is not None else SCHEDULED

    def shown_on(self, today: date) -> date | None:
        """The day it is due by; where none is set, today holds the place, so that nobody is forgotten."""
        return today if self.waiting else self.found.due.due_on


def inductions(journey: Journey, policy: Policy) -> Iterator[Induction]:
    """Each reception from which somebody learns, before any plan."""
    plans = learning_plans(journey)
    for stay in journey.custody:
        for reception in stay.receptions:
            known = any(plan.happened_at < reception.happened_at for plan in plans)
            if reception.fact.basis in BASES and not known:
                yield _induction(journey, policy, stay, reception)


def _induction(journey: Journey, policy: Policy, stay: Custody, reception: Entry) -> Induction:
    """Counted from reception; a move, a screen in time, or the end of an exemption counts it anew,
    until there is a plan.
    """
    on = london_day(reception.happened_at)
    amount = policy.pick(INDUCTED, on)
    waiting = not policy.pick(SCREEN_FIRST, on).no_duty
    found = Pauses(policy, INDUCTED_MOVED, policy.after(on, amount), (amount,))
    for entry in _told(journey, stay, reception):
        day = london_day(entry.happened_at)
        if isinstance(entry.fact, PersonTransferred):
            found.move(day)
        elif isinstance(entry.fact, NeedAssessed):
            if _screened(entry) and (waiting or found.due.in_time(entry.happened_at)):
                found.count(policy.pick(INDUCTED_SCREENED, day), day)
                waiting = False
        elif of_step(entry, "induction"):
            found.take(entry)
    return Induction(reception, found, waiting)


def _told(journey: Journey, stay: Custody, reception: Entry) -> Iterator[Entry]:
    """What bears on it: in this stay, from the reception to the plan."""
    planned_at = next((plan.happened_at for plan in learning_plans(journey)), None)
    for entry in journey.of(PersonTransferred, NeedAssessed, PlanExempted, PlanScheduled):
        at = entry.happened_at
        if at >= reception.happened_at and stay.holds(at) and not (planned_at and at >= planned_at):
            yield entry


def _screened(entry: Entry) -> bool:
    return bool(entry.fact.tool == SCREEN and entry.fact.complete)
