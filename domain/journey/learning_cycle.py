"""From one learning plan or review to the next: what counts it anew, and when it is due."""

from dataclasses import dataclass

from domain.calendar import london_day
from domain.facts.custody import PersonReceived, PersonTransferred
from domain.facts.entry import Entry
from domain.facts.plan import PlanExempted, PlanScheduled
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.journey import Journey
from domain.journey.learning import learning_reviews, release_expected, release_gone
from domain.journey.learning_bands import REVIEWED_MOVED, Next, after_move, by_time_left
from domain.journey.learning_pause import Pauses, of_step
from domain.policy.policy import Policy

BASES = frozenset({"sentence", "remand", "recall"})  # of a reception from which somebody learns


@dataclass(frozen=True, slots=True)
class Cycle:
    """From one plan or review inside to the next review; a move or return in it counts anew."""

    begun: Entry
    stay: Custody
    moved: Entry | None
    reviews: tuple[Entry, ...]

    @property
    def counts_from(self) -> Entry:
        """The fact its day is counted from."""
        return self.moved or self.begun

    def holds(self, entry: Entry) -> bool:
        """Whether something was after its beginning, and before the review that ends it."""
        after = entry.happened_at > self.begun.happened_at
        return after and (not self.reviews or entry.happened_at < self.reviews[0].happened_at)


def cycle_of(journey: Journey, begun: Entry) -> Cycle | None:
    """The cycle that a plan or review begins; None where it began outside."""
    stay = journey.stay_at(begun.happened_at)
    if stay is None:
        return None
    reviews = [e for e in learning_reviews(journey) if e.happened_at > begun.happened_at]
    cycle = Cycle(begun, stay, None, tuple(reviews))
    moves = [
        entry
        for entry in journey.of(PersonTransferred, PersonReceived)
        if (isinstance(entry.fact, PersonTransferred) or entry.fact.basis in BASES)
        and cycle.holds(entry)
    ]
    return Cycle(begun, stay, moves[-1] if moves else None, cycle.reviews)


def next_review(journey: Journey, policy: Policy, cycle: Cycle) -> Next:
    """Which band the next review is in: none, where the release is too near for it to be worth it."""
    on = london_day(cycle.counts_from.happened_at)
    if cycle.moved is None:
        release_on = release_expected(journey, cycle.stay, on)
        gone = release_gone(journey, on)
        return by_time_left(policy, on, release_on, remand=_on_remand(cycle), gone=gone)
    stay = journey.stay_at(cycle.moved.happened_at) or cycle.stay
    back = isinstance(cycle.moved.fact, PersonReceived)
    return after_move(policy, on, release_expected(journey, stay, on), back=back)


def paused(journey: Journey, policy: Policy, cycle: Cycle, due: Deadline) -> Pauses:
    """What becomes of its day by the exemptions told since it is counted."""
    found = Pauses(policy, REVIEWED_MOVED, due)
    since = cycle.counts_from.happened_at
    for entry in journey.of(PlanExempted, PlanScheduled):
        if entry.happened_at >= since and cycle.holds(entry) and of_step(entry, "review"):
            found.take(entry)
    return found


def _on_remand(cycle: Cycle) -> bool:
    before = [e for e in cycle.stay.receptions if e.happened_at <= cycle.begun.happened_at]
    return bool(before and before[-1].fact.basis == "remand")
