"""Who is the person's lead: a worker assigned, not merely co-working, until that worker's end is told."""

from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.made_once import made_once
from domain.facts.responsibility import LeadAssigned, LeadEnded
from domain.finding import Deadline
from domain.journey.journey import Journey

COMMUNITY = frozenset({"com", "offender-manager", "responsible-officer"})
CUSTODY = frozenset({"pom", "offender-supervisor"})


@made_once
class Lead:
    """One lead, from the assignment to the end of that role and worker: [began_at, ended_at)."""

    assigned: Entry
    ended: Entry | None

    @property
    def role(self) -> str:
        """com, pom, mentor, ..."""
        role: str = self.assigned.fact.role
        return role

    @property
    def worker(self) -> str:
        """The worker's own reference, opaque."""
        worker: str = self.assigned.fact.worker
        return worker

    @property
    def area(self) -> str | None:
        """region/wales, unit/n03-ccd; None where none was told."""
        area: str | None = self.assigned.fact.area
        return area

    @property
    def began_at(self) -> datetime:
        """When the worker became lead."""
        return self.assigned.happened_at

    @property
    def ended_at(self) -> datetime | None:
        """When the worker stopped; None while still lead."""
        return self.ended.happened_at if self.ended else None

    def live(self, moment: datetime) -> bool:
        """Whether this is a lead at that moment."""
        return self.began_at <= moment and (self.ended_at is None or moment < self.ended_at)


def leads(journey: Journey, roles: frozenset[str]) -> tuple[Lead, ...]:
    """Every lead in one of these roles, in order of assignment."""
    ends: dict[tuple[str, str], list[Entry]] = {}
    for entry in journey.of(LeadEnded):
        ends.setdefault((entry.fact.role, entry.fact.worker), []).append(entry)
    return tuple(
        Lead(entry, _first_end(entry, ends.get((entry.fact.role, entry.fact.worker), [])))
        for entry in journey.of(LeadAssigned)
        if entry.fact.role in roles and not entry.fact.co_working
    )


def _first_end(assigned: Entry, ends: list[Entry]) -> Entry | None:
    """An end at the very instant of the assignment belongs to it only if it was told after it."""
    begin = (assigned.happened_at, assigned.told_at)
    for end in ends:
        if (end.happened_at, end.told_at) > begin:
            return end
    return None


def live_leads(journey: Journey, roles: frozenset[str], moment: datetime) -> tuple[Lead, ...]:
    """The leads at a moment, in order of assignment: the last one is the one in charge."""
    return tuple(lead for lead in leads(journey, roles) if lead.live(moment))


def live_lead(journey: Journey, roles: frozenset[str], moment: datetime) -> Lead | None:
    """The lead at a moment: of several the last assigned; None where nobody is."""
    live = live_leads(journey, roles, moment)
    return live[-1] if live else None


def leads_by(
    journey: Journey, roles: frozenset[str], deadline: Deadline, now: datetime
) -> tuple[Lead, ...]:
    """Leads that count for a deadline: live when it is over (asked before that: now), or begun after it."""
    until = min(deadline.ends_at, now)
    return tuple(
        lead
        for lead in leads(journey, roles)
        if not deadline.in_time(lead.began_at) or lead.ended_at is None or lead.ended_at >= until
    )
