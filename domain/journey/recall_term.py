"""When a recalled person is let out again: the term, what is added to it, and the days it may end on.

    back Sat 18 Apr, 56 days          Fri 12 Jun, the return its first day
    3 days at large in May            Mon 15 Jun
    sentence expires Mon 1 Jun        Mon 1 Jun

The longest terms came into force in tranches, the shortest sentences first: whoever was inside already
stays until the day of their tranche.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.policy.policy import Amount, Policy

IN_TRANCHES, LONGEST = "recall.in-tranches", "recall.tranche-longest"


@dataclass(frozen=True, slots=True)
class Term:
    """One recall for a fixed term, from the return to custody on."""

    back_on: date
    days: int
    lost: int = 0  # days at large after the return
    added: int = 0  # days given inside, for what was done after the return
    sentence_days: int | None = None  # how long the sentence is; None: not told
    expires_on: date | None = None  # the sentence's own end; None: not told


def term_end(policy: Policy, term: Term) -> tuple[date, tuple[Amount, ...]]:
    """The last day of it, never after the sentence expires, and the policy rows that put it off."""
    end, read = _tranche(policy, term, term.back_on + timedelta(days=term.days - 1))
    end += timedelta(days=term.lost + term.added)
    return (end if term.expires_on is None else min(end, term.expires_on)), read


def recall_end(policy: Policy, kind: str, term: Term) -> date | None:
    """Where a recall is no fixed term, the sentence's own end; None: that isn't told."""
    return term.expires_on if kind == "standard" else term_end(policy, term)[0]


def _tranche(policy: Policy, term: Term, end: date) -> tuple[date, tuple[Amount, ...]]:
    """The first day from that end on that the sentence is short enough for."""
    shortest = policy.pick(IN_TRANCHES, end)
    if term.sentence_days is None or term.days < shortest.number:
        return end, ()
    read: tuple[Amount, ...] = ()
    longest = policy.pick(LONGEST, end)
    while not longest.no_duty and term.sentence_days > longest.number and longest.row.end:
        read = (*(read or (shortest,)), longest)
        end = longest.row.end
        longest = policy.pick(LONGEST, end)
    return end, read
