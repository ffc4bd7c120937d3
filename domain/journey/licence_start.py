"""The day on which a licence begins, by the dates told for the way out.

conditional release Sat 2 May    nothing confirmed      Fri 1 May, the last working day by then
                                 confirmed Wed 29 Apr   Wed 29 Apr
                                 confirmed Mon 4 May    Fri 1 May: no licence begins after its day
post-recall release Tue 22 Oct   confirmed Sun 20 Oct   Sun 20 Oct, as it is past the first release
curfew                           -                      the day of the curfew, else its first day
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.calendar import WorkingCalendar
from domain.policy.policy import Policy

LicenceKind = Literal[
    "conditional-release", "time-served", "fixed-term-recall", "standard-recall", "hdc"
]
AFTER_RECALL = frozenset({"fixed-term-recall", "standard-recall"})
TIME_SERVED = "licence-time-served.within"


@dataclass(frozen=True, slots=True)
class ReleaseDates:
    """The dates told that bear on the way out of one custody; None: not told."""

    conditional_on: date | None = None
    confirmed_on: date | None = None
    post_recall_on: date | None = None
    hdc_actual_on: date | None = None
    hdc_eligible_on: date | None = None


def licence_start(
    calendar: WorkingCalendar, kind: LicenceKind | None, dates: ReleaseDates, *, held: bool = False
) -> date | None:
    """When a licence of that kind begins; None: no licence, or no date to begin on.

    `held`: on remand, awaiting sentence or for immigration as well. A day confirmed long before
    counts for none of them, as something else may still keep them in.
    """
    if kind is None:
        return None
    if kind == "hdc":
        return dates.hdc_actual_on or dates.hdc_eligible_on
    if kind in AFTER_RECALL:
        return _after_recall(calendar, dates)
    return _conditional(calendar, dates, held=held)


def time_served(
    policy: Policy, sentenced_on: date | None, conditional_on: date | None, today: date
) -> bool:
    """Whether the sentence was over as it was passed: released on the very day, and not long ago."""
    if sentenced_on is None or sentenced_on != conditional_on:
        return False
    return (today - sentenced_on).days < policy.pick(TIME_SERVED, today).number


def at_licence_expiry(release_on: date | None, expires_on: date | None) -> bool:
    """Whether somebody leaves on the very day on which a licence would end: there is none then."""
    return release_on is not None and release_on == expires_on


def _conditional(calendar: WorkingCalendar, dates: ReleaseDates, *, held: bool) -> date | None:
    by_law, confirmed = dates.conditional_on, dates.confirmed_on
    if by_law is None:
        return None
    last = calendar.last_on_or_before(by_law)
    if confirmed is None or confirmed > by_law or (held and confirmed < last):
        return last
    return confirmed


def _after_recall(calendar: WorkingCalendar, dates: ReleaseDates) -> date | None:
    """A day confirmed by the first release is that release's own, and not this one's."""
    by_law, confirmed, first = dates.post_recall_on, dates.confirmed_on, dates.conditional_on
    if by_law is None:
        return None
    late = confirmed is not None and confirmed <= by_law and (first is None or confirmed > first)
    return confirmed if late else calendar.last_on_or_before(by_law)
