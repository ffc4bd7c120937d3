"""The handover as officers follow it: near, in progress, overdue, and what they are told on a day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from domain.facts.handover import HandoverInitiated, MeetingHeld, PackShared
from domain.facts.need import NeedAssessed
from domain.journey.case_handover import UPCOMING, CaseHandover, case_handover
from domain.journey.handover_tasks import MEETING, tasks
from domain.journey.journey import Journey
from domain.policy.policy import Policy
from tests.people import lead
from tests.reference.vector_checks.days import day
from tests.reference.vector_checks.handover_sides import handed_over
from tests.reference.vector_checks.handover_stays import POLICY
from tests.reference.vector_checks.not_covered import NotCoveredError
from tests.story import at, in_log, said

DONE: dict[str, Any] = {
    "oasys-reviewed": NeedAssessed("oasys", (), complete=True),
    "com-contacted": MeetingHeld(with_person=False, workers=("p1", "c1"), point="HP08"),
    "handover-meeting-attended": MeetingHeld(with_person=True, workers=("p1", "c1"), point="HP08"),
    "handover-report-sent": PackShared("HP08", ("handover-report",), "probation", "statutory"),
}


def upcoming(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the handover is near, by the window of the vector."""
    return {"is_upcoming": _case(vector).upcoming(_window(vector["input"]["window_days"]))}


def in_progress(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the handover has begun; today is where the side of the vector is responsible."""
    return {"in_progress": _case(vector).sides.in_progress}


def days_overdue(vector: dict[str, Any]) -> dict[str, Any]:
    """Days since the handover date."""
    return {"days_overdue": _case(vector).days_overdue()}


def allocation_overdue(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the case stands on the list of those whose officer is late."""
    return {"allocation_overdue": _case(vector).listed(POLICY)}


def notice(vector: dict[str, Any]) -> dict[str, Any]:
    """What the prison's officer is told that day."""
    said = _case(vector).notice(POLICY)
    return {"notice": "allocation-overdue" if said == "officer-overdue" else said}


def unit_reminded(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether the delivery unit is reminded that day."""
    told = vector["input"]
    if not told["at_active_prison"]:
        raise NotCoveredError("every prison is active here")
    return {"follow_up_sent": _case(vector).unit_reminded(POLICY)}


def task_list(vector: dict[str, Any]) -> dict[str, Any]:
    """The tasks of a kind of handover; without the switch, as if they had never been made simpler."""
    told = vector["input"]
    policy = POLICY if told["simplified_checklist_enabled"] else _never_simpler()
    return {"tasks": list(tasks(policy, told["handover_kind"], day(told, "com_responsible_on")))}


def progress(vector: dict[str, Any]) -> dict[str, Any]:
    """How many of a handover's tasks are done."""
    told = vector["input"]
    handed_on = day(told, "com_responsible_on")
    if handed_on is None:
        raise NotCoveredError("no handover date")
    eve = handed_on - timedelta(days=1)
    begun = HandoverInitiated("HP08", kind=told["handover_kind"])
    facts = [begun, *(DONE[task] for task in told["tasks_done"])]
    story = [*handed_over(handed_on), *(said("prison", f"{eve} 09:00", fact) for fact in facts)]
    found = case_handover(Journey(in_log(story), at(f"{eve} 12:00")), POLICY)
    if found is None or found.tasks is None:
        raise NotCoveredError("no handover has begun")
    there = found.tasks
    return {"complete": there.complete, "done": len(there.done), "total": len(there.asked)}


def _never_simpler() -> Policy:
    value = POLICY.values[MEETING]
    rows = (replace(value.rows[0], end=None),)
    return replace(POLICY, values={**POLICY.values, MEETING: replace(value, rows=rows)})


def _case(vector: dict[str, Any]) -> CaseHandover:
    told = vector["input"]
    handed_on = day(told, "com_responsible_on") or day(told, "com_support_from_on")
    today = day(told, "as_of_on") or _inside(told, handed_on)
    story = handed_over(handed_on) if handed_on else handed_over(today + timedelta(days=10_000))
    if told.get("com_allocated") or told.get("com_name") or told.get("com_email"):
        story.append(lead(f"{today} 00:05", "com", "w1"))
    found = case_handover(Journey(in_log(story), at(f"{today} 12:00")), POLICY)
    if found is None:
        raise NotCoveredError("nobody inside is responsible")
    return found if handed_on else replace(found, sides=replace(found.sides, supported_on=None))


def _inside(told: dict[str, Any], handed_on: date | None) -> date:
    """A day on which the side named is responsible."""
    if handed_on is None:
        raise NotCoveredError("neither a day nor a handover date")
    before = told.get("responsibility") == "custody-only"
    return handed_on - timedelta(days=1) if before else handed_on


def _window(days: int) -> Policy:
    """Our policy with a window of so many days."""
    value = POLICY.values[UPCOMING]
    rows = tuple(replace(row, amount=(("cd", days),)) for row in value.rows)
    return replace(POLICY, values={**POLICY.values, UPCOMING: replace(value, rows=rows)})
