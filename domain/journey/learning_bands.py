"""How soon a learning plan is reviewed next: the less time is left to the release, the sooner.

    2 months left        never: too near to be worth it
    8 months left        after 2 to 3 months
    3 years left         after 4 to 6 months
    6 years, or no date  after 10 to 12 months; on remand after 2 to 3

An early review counts, so a window's last day is the day a review is due by, and its first is for
those who plan them.
"""

from dataclasses import dataclass
from datetime import date

from domain.policy.policy import Amount, Policy

TOO_NEAR, LAST_WEEK, HALF_YEAR, NEAR, MIDDLE = (
    "learning-review.too-near",
    "learning-review.last-week",
    "learning-review.half-year",
    "learning-review.near",
    "learning-review.middle",
)
REVIEWED_NEAR, REVIEWED_MIDDLE = "learning-review.within-near", "learning-review.within-middle"
REVIEWED_FAR, REVIEWED_REMAND = "learning-review.within-far", "learning-review.within-remand"
REVIEWED_MOVED, TOO_SHORT = "learning-review.moved", "learning-review.too-short"
OPENS = "learning-review.opens"


@dataclass(frozen=True, slots=True)
class Band:
    """One of them: what it is called, the policy values it is counted with, None: no review."""

    name: str
    within: str | None
    opens: str = ""  # which row of OPENS; "": it is open at once


@dataclass(frozen=True, slots=True)
class Next:
    """The band that holds, and the policy rows that led to it."""

    band: Band
    edges: tuple[Amount, ...] = ()


NEVER = Band("up-to-3-months", None)
REMAND = Band("remand", REVIEWED_REMAND, "remand")
UNDATED = Band("indeterminate-or-no-date", REVIEWED_FAR, "far")
PAST = Band("release-date-past", REVIEWED_FAR, "far")
FAR = Band("over-60-months", REVIEWED_FAR, "far")
TRANSFER, BACK = Band("transfer", REVIEWED_MOVED), Band("readmission", REVIEWED_MOVED)
BY_TIME_LEFT: tuple[tuple[str, Band], ...] = (
    (TOO_NEAR, NEVER),
    (LAST_WEEK, Band("3-months-to-3-months-7-days", REVIEWED_NEAR, "half-year")),
    (HALF_YEAR, Band("3-months-8-days-to-6-months", REVIEWED_NEAR, "half-year")),
    (NEAR, Band("over-6-to-12-months", REVIEWED_NEAR, "year")),
    (MIDDLE, Band("over-12-to-60-months", REVIEWED_MIDDLE, "middle")),
)  # up to so much time left; the last day of it counts
BANDS = (*(band for _, band in BY_TIME_LEFT), FAR, UNDATED, PAST, REMAND, TRANSFER, BACK)


def by_time_left(
    policy: Policy, on: date, release_on: date | None, *, remand: bool, gone: bool
) -> Next:
    """The band of a plan made or reviewed that day.

    `gone`: a day was worked out and has gone by: it leaves nothing to measure.
    """
    if release_on is None:
        return Next(PAST if gone else REMAND if remand else UNDATED)
    edges: tuple[Amount, ...] = ()
    for edge, band in BY_TIME_LEFT:
        amount = policy.pick(edge, on)
        edges = (*edges, amount)
        last_on = policy.after(on, amount).due_on
        if last_on is not None and release_on <= last_on:
            return Next(band, edges)
    return Next(FAR, edges)


def after_move(policy: Policy, on: date, release_on: date | None, *, back: bool) -> Next:
    """The band after a transfer, or a return to prison, that day: none where little time is left."""
    short = policy.pick(TOO_SHORT, on)
    if release_on is not None and (release_on - on).days < short.number:
        return Next(NEVER, (short,))
    return Next(BACK if back else TRANSFER, (short,))


def window(policy: Policy, band: Band, on: date) -> tuple[date, date] | None:
    """The first and the last day on which it is looked for; None: it isn't."""
    if band.within is None:
        return None
    last_on = policy.after(on, policy.pick(band.within, on)).due_on or on
    if not band.opens:
        return on, last_on
    return policy.after(on, policy.pick(OPENS, on, band.opens)).due_on or on, last_on
