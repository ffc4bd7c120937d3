"""Two steps under one duty: the second one's clock runs from the first, if that was taken in time."""

from collections.abc import Sequence
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.policy.policy import Amount, Policy


def two_steps(
    policy: Policy, begin: date, first: Amount, second: Amount, taken: Sequence[Entry]
) -> tuple[Deadline, Entry | None]:
    """The last good day, and the first step where it was taken in time (before the begin: then).

    Taken late or never: the day by which the first step was due stays.
    """
    first_due = policy.after(begin, first)
    for step in taken:
        if first_due.in_time(step.happened_at):
            return policy.after(max(begin, london_day(step.happened_at)), second), step
    return first_due, None
