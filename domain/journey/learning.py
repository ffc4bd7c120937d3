"""Plans for learning and work: made once, reviewed from then on."""

from collections.abc import Sequence
from datetime import date

from domain.facts.entry import Entry
from domain.facts.plan import PlanCompleted, PlanReviewed
from domain.journey.arming import once
from domain.journey.custody import Custody
from domain.journey.journey import Journey
from domain.journey.plans import planned_releases
from domain.journey.sentence import dates_told

LEARNING = "learning"


def learning_plans(journey: Journey) -> Sequence[Entry]:
    """Every learning plan that was completed, in order."""
    return journey.once("learning plans", lambda: _on_learning(journey, PlanCompleted))


def learning_reviews(journey: Journey) -> Sequence[Entry]:
    """Every review of one, in order."""
    return journey.once("learning reviews", lambda: _on_learning(journey, PlanReviewed))


def _on_learning(journey: Journey, kind: type) -> list[Entry]:
    return [entry for entry in journey.of(kind) if entry.fact.kind == LEARNING]


def learning_steps(journey: Journey) -> Sequence[Entry]:
    """Plans and reviews together, two sources' word for one of them counted once."""
    told = (e for e in journey.of(PlanCompleted, PlanReviewed) if e.fact.kind == LEARNING)
    return once(told)


def release_expected(journey: Journey, stay: Custody, on: date) -> date | None:
    """RELp of a custody, else the earlier of the conditional and the automatic date.

    A worked-out date that had gone by that day leaves nothing to measure: none.
    """
    for planned in planned_releases(journey):
        if planned.stay.since == stay.since:
            return planned.on
    return min((day for day in _worked_out(journey) if day >= on), default=None)


def release_gone(journey: Journey, on: date) -> bool:
    """Whether a release day was worked out, and every such day had gone by that day."""
    worked_out = _worked_out(journey)
    return bool(worked_out) and max(worked_out) < on


def _worked_out(journey: Journey) -> list[date]:
    told = dates_told(journey)
    names = ("conditional_release_on", "automatic_release_on")
    return [told[name].on for name in names if name in told]
