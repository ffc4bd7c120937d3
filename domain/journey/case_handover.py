"""The handover of a case as officers follow it day by day: near, due, late, and who is told of it.

    HO - 56 d      support + 7 d              HO               HO + 2 d           HO + 14 d
    |upcoming: the |nobody named: the unit    |named: the      |nobody named:     |nobody named: the
    |prison is told|is reminded               |prison is told  |listed as overdue |prison is told

The amounts are policy. Whether a duty was met is not asked here: HP07 and rule 35 judge that.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.journey.case_sides import CaseSides, case_sides
from domain.journey.early_allocation import to_assess_again
from domain.journey.handover_due import told_of
from domain.journey.handover_tasks import MEETING, Tasks, handover_tasks
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, live_lead
from domain.journey.parole import VALUES as PAROLE
from domain.journey.parole import approaching, decided_lately
from domain.policy.policy import Policy

UPCOMING = "handover-notice.upcoming"
OVERDUE = "handover-notice.overdue"
LISTED = "handover-notice.listed"
UNIT = "handover-notice.unit"
VALUES = (UPCOMING, OVERDUE, LISTED, UNIT, MEETING, *PAROLE)

Notice = Literal["upcoming-handover", "handover-today", "officer-overdue"]


@dataclass(frozen=True, slots=True)
class CaseHandover:
    """The case on one day."""

    sides: CaseSides
    on: date
    officer_named: bool
    parole_on: date | None = None  # the next day on which parole may be given, where it is near
    decided: Entry | None = None  # what the Parole Board decided, for some days after
    tasks: Tasks | None = None  # of the prison's officer, where the handover was begun as of a kind
    assess_again: Entry | None = None  # an assessment for early allocation that came too early

    def upcoming(self, policy: Policy) -> bool:
        """Whether the handover is near and has not begun."""
        handed_on = self.sides.handed_over_on
        if handed_on is None or self.sides.side != "custody-only":
            return False
        return _before(policy, handed_on, UPCOMING) <= self.on < handed_on

    def days_overdue(self) -> int | None:
        """Days since the handover date, below nought before it; None: there is none."""
        handed_on = self.sides.handed_over_on
        return (self.on - handed_on).days if handed_on else None

    def listed(self, policy: Policy) -> bool:
        """Whether the officer stands on the list of those late to be named."""
        handed_on = self.sides.handed_over_on
        if handed_on is None or self.officer_named or self.sides.side != "community":
            return False
        return self.on >= _after(policy, handed_on, LISTED)

    def notice(self, policy: Policy) -> Notice | None:
        """What the prison's officer is told on this very day."""
        handed_on = self.sides.handed_over_on
        if handed_on is None:
            return None
        if self.on == _before(policy, handed_on, UPCOMING):
            return "upcoming-handover"
        if self.on == handed_on and self.officer_named:
            return "handover-today"
        late = self.on == _after(policy, handed_on, OVERDUE) and not self.officer_named
        return "officer-overdue" if late else None

    def unit_reminded(self, policy: Policy) -> bool:
        """Whether the delivery unit is reminded, on this very day, that nobody supports the prison."""
        since = self.sides.supported_on
        return (
            since is not None and not self.officer_named and self.on == _after(policy, since, UNIT)
        )


def case_handover(journey: Journey, policy: Policy) -> CaseHandover | None:
    """The case as of now; None where nobody inside is responsible for it."""
    sides = case_sides(journey, policy)
    stay = journey.stay_at(journey.as_of)
    told = told_of(journey, policy, stay) if stay else None
    if sides is None or stay is None or told is None:
        return None
    on, case = london_day(journey.as_of), told.case
    return CaseHandover(
        sides=sides,
        on=on,
        officer_named=live_lead(journey, COMMUNITY, journey.as_of) is not None,
        parole_on=approaching(policy, on, case.parole_on, case.tariff_on, case.hearing_on),
        decided=decided_lately(journey, policy, told.sentence),
        tasks=handover_tasks(journey, policy, stay, sides.handed_over_on),
        assess_again=to_assess_again(journey, policy, told.sentence),
    )


def _before(policy: Policy, on: date, name: str) -> date:
    return policy.before(on, policy.pick(name, on)).due_on or on


def _after(policy: Policy, on: date, name: str) -> date:
    return policy.after(on, policy.pick(name, on)).due_on or on
