"""From youth justice to adult services: the case, the birthday, and what was agreed about it."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import day_end, day_start, london_day
from domain.facts.entry import Entry
from domain.facts.identity import PersonSeen
from domain.facts.iom import YouthCaseHeld, YouthRetentionAgreed
from domain.journey.journey import Journey
from domain.journey.person import turns_eighteen_on
from domain.policy.policy import Policy


@dataclass(frozen=True, slots=True)
class NearlyAdult:
    """A youth case, and the birthday (18B) on which it would pass on."""

    case: Entry
    born: Entry  # what first told the date of birth that holds
    adult_on: date
    opens_on: date  # from this day on somebody has to prepare it

    @property
    def opens_at(self) -> datetime:
        """The first moment of that day."""
        return day_start(self.opens_on)

    @property
    def armed_at(self) -> datetime:
        """When the day had come and the case was held."""
        return max(self.opens_at, self.case.happened_at)

    @property
    def known_on(self) -> date:
        """The day on which both case and birthday were known."""
        return london_day(max(self.case.recorded_at, self.born.recorded_at))


def nearly_adult(journey: Journey, policy: Policy, before: str) -> NearlyAdult | None:
    """The first youth case of somebody whose date of birth is told, held before they are adult."""
    cases = journey.of(YouthCaseHeld)
    adult_on = turns_eighteen_on(journey) if cases else None
    if adult_on is None or cases[0].happened_at >= day_start(adult_on):
        return None
    opens_on = policy.before(adult_on, policy.pick(before, adult_on)).due_on or adult_on
    return NearlyAdult(cases[0], _born(journey), adult_on, opens_on)


def _born(journey: Journey) -> Entry:
    """The first to be known of an unbroken run of words that give the date of birth in force."""
    told = [e for e in journey.of(PersonSeen) if e.fact.date_of_birth_on is not None]
    day, first = told[-1].fact.date_of_birth_on, told[-1]
    for entry in reversed(told):
        if entry.fact.date_of_birth_on != day:
            break
        first = min(first, entry, key=lambda e: (e.recorded_at, e.position))
    return first


def kept_until(journey: Journey, adult_on: date) -> Entry | None:
    """The word that the youth team keeps the case past the birthday: the latest one told by then."""
    kept = [
        entry
        for entry in journey.of(YouthRetentionAgreed)
        if entry.fact.until_on >= adult_on and entry.happened_at < day_end(adult_on)
    ]
    return kept[-1] if kept else None
