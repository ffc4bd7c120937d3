"""The policy as it holds where a person belongs: areas may set values of their own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from domain.calendar import day_end, london_day
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.responsibility import LeadAssigned, LeadEnded
from domain.facts.sentence import ReleasePlanned, ReleaseRescheduled
from domain.journey.area import area
from domain.journey.journey import Journey
from domain.journey.prison_groups import region_of
from domain.policy.policy import Places, Policy
from domain.rules.duty import Ask

SAYS_WHERE = (
    ReleasePlanned,
    ReleaseRescheduled,
    LeadAssigned,
    LeadEnded,
    PersonReceived,
    PersonReleased,
)
JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where somebody belonged at the end of each day: from each of these days on."""

    since: tuple[tuple[date, Places], ...]

    def on(self, day: date) -> Places:
        """The narrowest place first; none where nobody had said one by then."""
        found: Places = ()
        for begin, places in self.since:
            if begin > day:
                break
            found = places
        return found


def locally(journey: Journey, ask: Ask) -> Ask:
    """The same question, of which each value is read where the person belonged on the day that picks it.

    A policy without rows of areas is asked as ever, without a look at where the person belongs.
    """
    if not ask.policy.local or ask.policy.where is not None:
        return ask
    belonging = journey.once("belonging", lambda: Belonging(tuple(_since(journey))))
    return replace(ask, policy=_located(ask.policy, belonging))


@lru_cache(maxsize=1_000)
def _located(policy: Policy, belonging: Belonging) -> Policy:
    """One object for all who belonged alike: what is remembered by policy stays remembered."""
    return replace(policy, where=belonging.on)


def _since(journey: Journey) -> Iterator[tuple[date, Places]]:
    before: Places = ()
    for day in sorted({london_day(entry.happened_at) for entry in journey.of(*SAYS_WHERE)}):
        places = _places(journey, day_end(day) - JUST_BEFORE)
        if places != before:
            yield day, places
        before = places


def _places(journey: Journey, moment: datetime) -> Places:
    """A plan told in an earlier stay in custody says nothing about the one begun last."""
    begun = [stay for stay in journey.custody if stay.began_at and stay.began_at <= moment]
    found = area(journey, begun[-1].since if begun else None, moment)
    region = region_of(found)
    wider = (f"region/{region}",) if region else ()
    return tuple(dict.fromkeys((found, *wider))) if found else ()
