"""The days around the start of a licence: the last to approve it, the warning, and what is soon.

starts Fri 17 May   approved by Wed 15 May   warned from Mon 13 May
"""

from dataclasses import dataclass
from datetime import date

from domain.journey.early_release import before_without_fridays
from domain.journey.licence_ready import HARD_STOP, hard_stop
from domain.policy.policy import Policy

WARNED, SOON = "licence-hard-stop.warned", "licence-start.soon"


@dataclass(frozen=True, slots=True)
class LicenceDays:
    """One licence that has to be approved before it begins."""

    starts_on: date
    hard_stop_on: date  # the last good day
    warned_on: date

    def stopped(self, today: date) -> bool:
        """Whether nobody but the prison can make it any more: from the last good day to the start."""
        return self.hard_stop_on <= today <= self.starts_on


def licence_days(
    policy: Policy, starts_on: date | None, *, time_served: bool = False
) -> LicenceDays | None:
    """None: no start is known, or the time was served as the sentence was passed."""
    if starts_on is None or time_served:
        return None
    stop_on = hard_stop(policy, starts_on).due_on or starts_on
    warned = policy.before(stop_on, policy.pick(WARNED, starts_on)).due_on
    return LicenceDays(starts_on, stop_on, warned or stop_on)


def begins_soon(policy: Policy, starts_on: date | None, today: date) -> bool:
    """Whether it begins today, or within the few working days after today."""
    if starts_on is None:
        return False
    first = policy.before(starts_on, policy.pick(SOON, starts_on)).due_on
    return first is not None and first <= today <= starts_on


def timed_out_up_to(policy: Policy, today: date) -> date | None:
    """Licences that begin on that day, or before, and aren't approved today are too late."""
    return policy.after(today, policy.pick(HARD_STOP, today)).due_on


def nears_unallocated(policy: Policy, release_on: date, days: int, today: date) -> bool:
    """Whether a release is so near that somebody has to hold the case now; Fridays don't count."""
    return before_without_fridays(policy.calendar, release_on, days) <= today <= release_on
