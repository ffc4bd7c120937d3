"""Short notice and moved dates: which day a before-deadline holds to (shared readings 6 and 11)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.facts.made_once import made_once
from domain.finding import Deadline
from domain.policy.policy import Policy

NOTICE = "short-notice.within"


@made_once
class Computed:
    """A last good day as it followed from a date, and the London day on which that became known."""

    known_on: date
    deadline: Deadline


def noticed(computed: Computed, policy: Policy) -> Deadline:
    """The computed day; had it passed when it became known, that day and the notice, marked."""
    due_on = computed.deadline.due_on
    if due_on is None or due_on >= computed.known_on:
        return computed.deadline
    notice = policy.pick(NOTICE, computed.known_on)
    return replace(policy.after(computed.known_on, notice), short_notice=True)


def held(steps: Iterable[Computed], policy: Policy) -> Deadline | None:
    """The day that holds after all moves, in the order in which they became known.

    moved later:    the new computed day (unmarked), or the day that held before if that is later
    moved earlier:  the day that held before, or what short notice makes of the new one if earlier
    told again:     nothing changes
    """
    holds: Deadline | None = None
    last: date | None = None
    for step in steps:
        day = step.deadline.due_on
        if holds is None or last is None or day is None:
            holds = noticed(step, policy)
        elif day > last:
            holds = max(step.deadline, holds, key=lambda deadline: deadline.ends_at)
        elif day < last:
            holds = min(holds, noticed(step, policy), key=lambda deadline: deadline.ends_at)
        last = day
    return holds


def notice_read(deadline: Deadline | None, policy: Policy, on: date) -> tuple[tuple[str, int], ...]:
    """The policy row of the notice, where it is the short notice that holds."""
    if deadline is None or not deadline.short_notice:
        return ()
    return (policy.pick(NOTICE, on).read,)
