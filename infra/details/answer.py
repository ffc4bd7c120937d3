"""What came of one attempt."""

from dataclasses import dataclass

WAITING = "waiting"
FETCHED = "fetched"
FAILED = "failed"
GONE = "gone"
NOT_ALLOWED = "not-allowed"
STATES = (WAITING, FETCHED, FAILED, GONE, NOT_ALLOWED)


@dataclass(frozen=True, slots=True)
class Answer:
    """The state a detail is in after an attempt, and one word for why. Never an address.

    waiting: to be tried again; fetched: `body` holds it, not yet recorded.
    """

    state: str
    outcome: str
    body: bytes | None = None
