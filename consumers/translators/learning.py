"""Learning plans and support for additional needs: when one is due, done, or not asked for.

The message says as a rule that a schedule changed; where it says that the plan or the review is
completed, that is told.
"""

from typing import Any

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.plan import PlanCompleted, PlanReviewed

COMPLETED = "COMPLETED"


def induction(event: HmppsEvent) -> tuple[Reading, ...]:
    """plp.induction-schedule.updated: the first learning plan."""
    return _told(event, PlanCompleted("learning"))


def review(event: HmppsEvent) -> tuple[Reading, ...]:
    """plp.review-schedule.updated."""
    return _told(event, PlanReviewed("learning"))


def _told(event: HmppsEvent, fact: Any) -> tuple[Reading, ...]:
    return one(fact) if event.text("scheduleStatus") == COMPLETED else changed(event)


TRANSLATORS: dict[str, Translator] = {
    "plp.induction-schedule.updated": induction,
    "plp.review-schedule.updated": review,
    "san.plan-creation-schedule.updated": changed,
    "san.review-schedule.updated": changed,
}
