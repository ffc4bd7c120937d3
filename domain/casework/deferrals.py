"""Putting a finding off: it stays what it is, says so, and comes back on a day or at a release.

asked 10 Apr until 8 May, recorded-late    rests until 24 Apr: longer than this reason allows
asked 10 Apr, not-safe-now                 waits; rests once a second person has agreed
asked 10 Apr, "too much work"              unlisted: no reason the policy knows, it never rests
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import london_day
from domain.casework.reasons import reason_of
from domain.facts.casework import CaseworkDeferred, DeferralAnswered
from domain.facts.custody import PersonReleased
from domain.facts.entry import Entry
from domain.journey.journey import Journey
from domain.policy.policy import Policy

ANSWERS = {"approved": "rests", "refused": "refused", "sent-back": "sent-back"}


class How(StrEnum):
    """How far somebody's wish to put a finding off has got."""

    RESTS = "rests"  # until its day
    WAITS = "waits"  # for a second person
    REFUSED = "refused"
    SENT_BACK = "sent-back"  # to be asked again, in other words or for another day
    UNLISTED = "unlisted"  # for a reason that the policy doesn't know


@dataclass(frozen=True, slots=True)
class Deferral:
    """The last word on one finding put off. It hangs on no clock: who reads it compares the day."""

    finding: str  # another anchor is another finding: it is not put off by this
    reason: str
    until_on: date  # last day it rests: as told, but no longer than the policy allows
    by: str
    agency: str
    at: datetime
    fact: str  # key
    how: How
    answered_by: str | None  # the second person
    over: bool  # by a release since

    def stands(self, day: date) -> bool:
        """Whether it is still about that day: resting, or asked for."""
        return not self.over and day <= self.until_on


def last_words(journey: Journey, policy: Policy) -> Iterator[Deferral]:
    """The last word on each finding that was ever put off, by finding."""
    last = {entry.fact.finding: entry for entry in journey.of(CaseworkDeferred)}
    released = [entry.happened_at for entry in journey.of(PersonReleased)] if last else []
    for finding, entry in sorted(last.items()):
        answer = _answer(journey, entry)
        how, until = _how(policy, entry, answer)
        yield Deferral(
            finding,
            entry.fact.reason,
            until,
            entry.fact.by,
            entry.agency,
            entry.happened_at,
            entry.key,
            how,
            answer.fact.by if answer else None,
            any(at > entry.happened_at for at in released),
        )


def deferrals(journey: Journey, policy: Policy) -> Iterator[Deferral]:
    """Those that are still about the journey's day, resting or not."""
    today = london_day(journey.as_of)
    return (one for one in last_words(journey, policy) if one.stands(today))


def _how(policy: Policy, entry: Entry, answer: Entry | None) -> tuple[How, date]:
    day, told = london_day(entry.happened_at), entry.fact.until_on
    reason = reason_of(policy, entry.fact.finding, entry.fact.reason, day)
    if reason is None:
        return How.UNLISTED, told
    until = min(told, reason.longest.due_on or told)
    if answer is not None:
        return How(ANSWERS[answer.fact.answer]), until
    return (How.WAITS if reason.second else How.RESTS), until


def _answer(journey: Journey, deferred: Entry) -> Entry | None:
    """The last answer since, by somebody else: nobody agrees with themselves."""
    who = deferred.agency, deferred.fact.by
    for entry in reversed(journey.of(DeferralAnswered)):
        if entry.happened_at < deferred.happened_at:
            return None
        if entry.fact.finding == deferred.fact.finding and (entry.agency, entry.fact.by) != who:
            return entry
    return None
