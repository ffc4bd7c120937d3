"""What came of one message, in one word: the same word in `ingest`, in tests and in benches."""

from collections.abc import Sequence

from domain.facts.data import ChangeTold, Opaque
from domain.facts.entry import Told

FACTS = "facts"  # something a rule may read
CORRECTIONS = "corrections"  # it replaces, or takes back, what was told before
OPAQUE = "opaque"  # a type we don't know yet: kept whole
HELD = "held"  # known to have changed; what it is now must be fetched
REPEATS = "repeats"  # told before, word for word: nothing new was recorded
PARKED = "parked"  # set aside whole, with a reason of consumers/reasons.py
OUTCOMES = (FACTS, CORRECTIONS, OPAQUE, HELD, REPEATS, PARKED)


def outcome_of(told: Sequence[Told]) -> str:
    """The word for a message that was let in and tells this (never nothing)."""
    if told[0].supersedes is not None:
        return CORRECTIONS
    if isinstance(told[0].fact, Opaque):
        return OPAQUE
    return HELD if all(isinstance(one.fact, ChangeTold) for one in told) else FACTS
