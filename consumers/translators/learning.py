"""Learning plans and support for additional needs: when one is due, done, or not asked for.

The message says as a rule that a schedule changed; where it says that the plan or the review is
completed, that somebody is exempt, or that it is scheduled (again), that is told.
"""

from typing import Any, Literal

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.plan import PlanCompleted, PlanExempted, PlanReviewed, PlanScheduled

COMPLETED, SCHEDULED, EXEMPT = "COMPLETED", "SCHEDULED", "EXEMPT_"


def induction(event: HmppsEvent) -> tuple[Reading, ...]:
    """plp.induction-schedule.updated: the first learning plan."""
    return _told(event, "induction", PlanCompleted("learning"))


def review(event: HmppsEvent) -> tuple[Reading, ...]:
    """plp.review-schedule.updated."""
    return _told(event, "review", PlanReviewed("learning"))


def _told(
    event: HmppsEvent, step: Literal["induction", "review"], done: Any
) -> tuple[Reading, ...]:
    status = event.text("scheduleStatus") or ""
    if status == COMPLETED:
        return one(done)
    if status == SCHEDULED:
        return one(PlanScheduled("learning", step))
    if status.startswith(EXEMPT):
        reason = status.removeprefix(EXEMPT).lower().replace("_", "-")
        return one(PlanExempted("learning", step, reason))
    return changed(event)


TRANSLATORS: dict[str, Translator] = {
    "plp.induction-schedule.updated": induction,
    "plp.review-schedule.updated": review,
    "san.plan-creation-schedule.updated": changed,
    "san.review-schedule.updated": changed,
}
