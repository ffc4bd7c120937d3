"""Rules on what follows a first bed: a next address in time, and a settled one within months."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import london_day
from domain.facts.accommodation import BedArrived, BedBooked, BedDeparted
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end, last_moment
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.nights import holding, housed
from domain.journey.release import (
    SHORT_SENTENCES,
    received_again,
    release_name,
    supervised_releases,
)
from domain.journey.supervision import supervision_over
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

LONGEST_STAY = "temporary-stay.longest"
SETTLED_WITHIN = "settled-home.within"
TEMPORARY, SETTLED = "cas3", "settled"
BY_CHOICE = "left-of-own-volition"


def temporary_stays(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 6: each stay in a temporary bed, by where the person sleeps the night it is over."""
    for arrived in once(journey.of(BedArrived), lambda fact: fact.booking):
        booked = _booked(journey, arrived)
        if booked is None:
            continue
        on = london_day(arrived.happened_at)
        longest = ask.policy.pick(LONGEST_STAY, on)
        departed = _departed(journey, arrived)
        deadline = _over_by(ask.policy.after(on, longest), departed)
        yield Duty(
            anchor=arrived,
            deadline=deadline,
            meetings=_next_address(journey, on, deadline),
            ended=first_end(
                ends(journey, arrived.happened_at, absconding=True),
                received_again(journey, arrived),
                _by_choice(departed),
            ),
            told_by=holder(journey, ask.policy, on, deadline),
            at_deadline=True,
            armed_by=(booked,),
            rests_on=(departed,) if departed else (),
            values=(longest.read,),
        )


def _booked(journey: Journey, arrived: Entry) -> Entry | None:
    """The booking of that bed, where it is a temporary one."""
    for entry in reversed(journey.of(BedBooked)):
        if entry.fact.booking == arrived.fact.booking:
            return entry if entry.fact.scheme == TEMPORARY else None
    return None


def _departed(journey: Journey, arrived: Entry) -> Entry | None:
    for entry in journey.of(BedDeparted):
        same = entry.fact.booking == arrived.fact.booking
        if same and entry.happened_at >= arrived.happened_at:
            return entry
    return None


def _over_by(longest: Deadline, departed: Entry | None) -> Deadline:
    """The day of leaving, and at the latest the day after the last night the scheme gives."""
    if departed is None or not longest.in_time(departed.happened_at):
        return longest
    return by_end_of(london_day(departed.happened_at))


def _next_address(journey: Journey, arrived_on: date, deadline: Deadline) -> tuple[Met, ...]:
    """Housed that night by a status that is newer than the stay itself."""
    night = deadline.due_on or arrived_on
    return tuple(
        Met(last_moment(night), (entry,))
        for entry in housed(journey, night)
        if entry.fact.from_on > arrived_on
    )


def _by_choice(departed: Entry | None) -> Ended | None:
    if departed is None or departed.fact.reason != BY_CHOICE:
        return None
    return Ended(departed.happened_at, "left by choice", (departed,))


def settled_later(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 9: each supervised release, by where the person sleeps months later."""
    for _, release in supervised_releases(journey, ask.policy):
        on = london_day(release.happened_at)
        amount = ask.policy.pick(SETTLED_WITHIN, on)
        deadline = ask.policy.after(on, amount)
        night = deadline.due_on or on
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=tuple(Met(last_moment(night), (entry,)) for entry in _settled(journey, night)),
            ended=first_end(
                ends(journey, release.happened_at, absconding=True),
                supervision_over(journey, release.happened_at),
                _inside(journey, night),
            ),
            told_by=holder(journey, ask.policy, on, deadline),
            at_deadline=True,
            about=release_name(release),
            values=(amount.read,),
        )


def _settled(journey: Journey, night: date) -> list[Entry]:
    """The settled statuses that hold that night; none where another is in force."""
    found = holding(journey, night)
    if not found or found[-1].fact.status != SETTLED:
        return []
    return [entry for entry in found if entry.fact.status == SETTLED]


def _inside(journey: Journey, night: date) -> Ended | None:
    """Back in custody at the end of that day; inside only for a while before it ends nothing."""
    stay = journey.stay_at(last_moment(night))
    received = stay.received if stay else None
    return Ended(received.happened_at, "in custody then", (received,)) if received else None


MOVED_ON = Rule(
    number=6,
    code="accom-cas3-cliff",
    says=(
        "Whoever has a temporary bed has another address when the stay is over,"
        " {temporary-stay.longest} at the latest."
    ),
    shape="at",
    kind="PIT",
    severity="high",
    owner="community offender manager and provider",
    told_by="the holder of the case",
    duties=temporary_stays,
    values=(LONGEST_STAY, HELD_BY_PROVIDERS),
    source="Offender accommodation outcomes guidance 2025, annex 2",
)
SETTLED_LATER = Rule(
    number=9,
    code="accom-not-settled-3mo",
    says="Whoever is supervised after prison has a settled home {settled-home.within} later.",
    shape="at",
    kind="PIT",
    severity="low",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=settled_later,
    values=(SETTLED_WITHIN, SHORT_SENTENCES, HELD_BY_PROVIDERS),
    source="Offender accommodation outcomes guidance 2025, MI015",
)

RULES: tuple[Rule, ...] = (MOVED_ON, SETTLED_LATER)
