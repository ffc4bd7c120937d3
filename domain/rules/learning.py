"""Rules on learning and work in prison: an induction soon, and a plan that doesn't go stale."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.custody import PersonReleased
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.learning import learning_plans, learning_reviews, learning_steps
from domain.journey.learning_bands import (
    HALF_YEAR,
    LAST_WEEK,
    MIDDLE,
    NEAR,
    REVIEWED_FAR,
    REVIEWED_MIDDLE,
    REVIEWED_MOVED,
    REVIEWED_NEAR,
    REVIEWED_REMAND,
    TOO_NEAR,
    TOO_SHORT,
)
from domain.journey.learning_cycle import cycle_of, next_review, paused
from domain.journey.learning_induction import (
    INDUCTED,
    INDUCTED_MOVED,
    INDUCTED_SCREENED,
    SCREEN_FIRST,
    inductions,
)
from domain.journey.learning_pause import AGAIN
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule


def received_to_learn(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 10: each reception of somebody who has never had a learning plan, once it has a day."""
    for induction in inductions(journey, ask.policy):
        if induction.waiting:
            continue
        reception, found = induction.reception, induction.found
        at = reception.happened_at
        plans = learning_plans(journey)
        yield Duty(
            anchor=reception,
            deadline=found.due,
            meetings=tuple(Met(entry.happened_at, (entry,)) for entry in plans),
            ended=first_end(ends(journey, at, absconding=True), _out(journey, at), found.ended),
            told_by="prison",
            about=f"{reception.fact.basis} {london_day(at)}",
            values=tuple(amount.read for amount in found.read),
        )


def _out(journey: Journey, after: datetime) -> Ended | None:
    """The first release after a moment."""
    for entry in journey.of(PersonReleased):
        if entry.happened_at > after:
            return Ended(entry.happened_at, "released", (entry,))
    return None


def plans_to_review(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 11: each learning plan made or reviewed inside, until it is reviewed next."""
    reviewed = {e.key: Met(e.happened_at, (e,)) for e in learning_reviews(journey)}
    for begun in learning_steps(journey):
        cycle = cycle_of(journey, begun)
        found = next_review(journey, ask.policy, cycle) if cycle else None
        if cycle is None or found is None or found.band.within is None:
            continue
        at = cycle.counts_from.happened_at
        amount = ask.policy.pick(found.band.within, london_day(at))
        waits = paused(journey, ask.policy, cycle, ask.policy.after(london_day(at), amount))
        read = (amount, *found.edges, *waits.read)
        yield Duty(
            anchor=begun,
            deadline=waits.due,
            meetings=tuple([reviewed[entry.key] for entry in cycle.reviews]),
            ended=first_end(ends(journey, at, absconding=True), _out(journey, at), waits.ended),
            told_by="prison",
            rests_on=(cycle.moved,) if cycle.moved else (),
            values=tuple(one.read for one in read),
            armed_at=begun.happened_at,
        )


INDUCTION_DONE = Rule(
    number=10,
    code="ete-induction-late",
    says=(
        "Whoever is received without a learning plan has one within {learning-induction.within},"
        " {learning-induction.moved} of a transfer or {learning-induction.screened} of a screen."
    ),
    shape="within",
    kind="OPEN",
    severity="low",
    owner="prison education provider",
    told_by="prison",
    duties=received_to_learn,
    values=(INDUCTED, INDUCTED_MOVED, INDUCTED_SCREENED, SCREEN_FIRST, AGAIN),
    source="HMPPS education and work plan service",
)
PLAN_REVIEWED = Rule(
    number=11,
    code="ete-review-late",
    says=(
        "A learning plan is reviewed within {learning-review.moved} of a transfer or return, else"
        " within {learning-review.within-near}, {learning-review.within-middle} or"
        " {learning-review.within-far}, the nearer the release the sooner."
    ),
    shape="within",
    kind="OPEN",
    severity="low",
    owner="prison education provider",
    told_by="prison",
    duties=plans_to_review,
    values=(
        *(TOO_NEAR, LAST_WEEK, HALF_YEAR, NEAR, MIDDLE, REVIEWED_NEAR, REVIEWED_MIDDLE),
        *(REVIEWED_FAR, REVIEWED_REMAND, REVIEWED_MOVED, TOO_SHORT, AGAIN),
    ),
    source="HMPPS education and work plan service",
)

RULES: tuple[Rule, ...] = (INDUCTION_DONE, PLAN_REVIEWED)
