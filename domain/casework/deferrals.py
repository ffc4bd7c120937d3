"""Putting a finding off: it stays what it is, says so, and comes back on a day or at a release.

A rule that many put off is questioned: perhaps it asks too early, and another policy should be tried.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from domain.calendar import london_day
from domain.facts.casework import CaseworkDeferred
from domain.facts.custody import PersonReleased
from domain.journey.journey import Journey
from domain.policy.policy import Policy

LONGEST, LEAST, SHARE = "deferred.longest", "questioned.least", "questioned.share"
VALUES = (LONGEST, LEAST, SHARE)
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Deferral:
    """One finding put off, as it stands at the journey's moment."""

    finding: str  # another anchor is another finding: it is not put off by this
    reason: str
    until_on: date  # last day it rests: as told, but no longer than the policy allows
    by: str
    at: datetime
    fact: str  # key


@dataclass(slots=True)
class Share:
    """How many of a rule's gaps were put off, and why."""

    code: str
    gaps: int = 0
    deferred: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    questioned: bool = False


def deferrals(journey: Journey, policy: Policy) -> Iterator[Deferral]:
    """Those that stand at the journey's moment: the last word on each finding, if it is not over."""
    last = {entry.fact.finding: entry for entry in journey.of(CaseworkDeferred)}
    released = [entry.happened_at for entry in journey.of(PersonReleased)]
    for finding, entry in sorted(last.items()):
        day = london_day(entry.happened_at)
        longest = day + timedelta(days=policy.pick(LONGEST, day).number)
        until = min(entry.fact.until_on, longest)
        over = any(at > entry.happened_at for at in released)
        if london_day(journey.as_of) <= until and not over:
            fact = entry.fact
            yield Deferral(finding, fact.reason, until, fact.by, entry.happened_at, entry.key)


def shares(gaps: Iterable[tuple[str, str | None]], policy: Policy, today: date) -> list[Share]:
    """Of each rule's gaps (rule, reason it was put off for or None) how many were put off."""
    found: dict[str, Share] = {}
    for code, reason in gaps:
        share = found.setdefault(code, Share(code))
        share.gaps += 1
        if reason is not None:
            share.deferred += 1
            share.reasons[reason] += 1
    least, percent = (policy.pick(name, today).number for name in (LEAST, SHARE))
    for share in found.values():
        many = share.deferred * PERCENT >= share.gaps * percent
        share.questioned = share.gaps >= least and share.deferred > 0 and many
    return sorted(found.values(), key=lambda share: (not share.questioned, share.code))
