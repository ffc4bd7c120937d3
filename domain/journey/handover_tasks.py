"""What the prison's officer does before a case is handed over, and what of it is done.

A standard case: the community's officer is contacted, the report sent. A case that needs more (its
tier or risk says so; the prison tells it when it begins the handover): the risk assessment reviewed,
the officer contacted, the person met together; simpler for handovers since a day of the policy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.facts.entry import Entry
from domain.facts.handover import HandoverInitiated, MeetingHeld, PackShared
from domain.facts.need import NeedAssessed
from domain.journey.custody import Custody
from domain.journey.journey import Journey
from domain.policy.policy import Policy

MEETING = "handover-tasks.meeting"
POINT = "HP08"
REPORT = "handover-report"

Kind = Literal["standard", "enhanced"]
Task = Literal[
    "oasys-reviewed", "com-contacted", "handover-meeting-attended", "handover-report-sent"
]


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one handover in their order, and those done."""

    asked: tuple[Task, ...]
    done: tuple[Task, ...]

    @property
    def complete(self) -> bool:
        """Whether all of them are."""
        return self.asked == self.done


def handover_tasks(
    journey: Journey, policy: Policy, stay: Custody, handed_on: date | None
) -> Tasks | None:
    """Of the handover begun in this stay; None where the prison hasn't told its kind."""
    begun = [e for e in _of_stay(journey, stay, HandoverInitiated) if e.fact.point == POINT]
    told = [e.fact.kind for e in begun if e.fact.kind is not None]
    if not told:
        return None
    asked = tasks(policy, told[-1], handed_on)
    seen = set(_done(journey, stay))
    return Tasks(asked, tuple(task for task in asked if task in seen))


def tasks(policy: Policy, kind: Kind, handed_on: date | None) -> tuple[Task, ...]:
    """Of a kind of handover on a day; no day known: as they were first."""
    if kind == "standard":
        return ("com-contacted", "handover-report-sent")
    first: tuple[Task, ...] = ("oasys-reviewed", "com-contacted")
    meets = handed_on is None or not policy.pick(MEETING, handed_on).no_duty
    return (*first, "handover-meeting-attended") if meets else first


def _done(journey: Journey, stay: Custody) -> Iterator[Task]:
    for entry in _of_stay(journey, stay, NeedAssessed, MeetingHeld, PackShared):
        fact = entry.fact
        if isinstance(fact, NeedAssessed):
            if fact.tool == "oasys":
                yield "oasys-reviewed"
        elif fact.point == POINT and isinstance(fact, MeetingHeld):
            yield "handover-meeting-attended" if fact.with_person else "com-contacted"
        elif fact.point == POINT and REPORT in fact.items:
            yield "handover-report-sent"


def _of_stay(journey: Journey, stay: Custody, *types: type) -> list[Entry]:
    return [entry for entry in journey.of(*types) if stay.holds(entry.happened_at)]
