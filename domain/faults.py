"""What a mistake in our own reading of one person raises, so that it is held to that person.

By name, and not everything: what the machine, the database or whoever stops us raises is no rule's
fault, and has to go on to whoever deals with it.
"""

from dataclasses import dataclass

FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    RuntimeError,  # recursion without end, and what an iterator lets slip, among them
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """What failed, without a word of what was told: a message could quote it."""

    by: str  # rule 52 | point HP08 | the fold
    error: str  # KeyError
    at: str  # domain.rules.lead:87

    def __str__(self) -> str:
        """On one line."""
        return f"{self.by} raised {self.error} at {self.at}"


class NotJudgedError(Exception):
    """One person can't be judged by this release; everybody else can."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(
            f"this person can't be judged by this release: {reason}. "
            "Everybody else is; report this line, and a repaired release judges them again"
        )
