"""Whoever is supervised is offered a meeting in person in every month of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from domain.calendar import add_months, day_start, london_day
from domain.facts.appointment import ContactMade
from domain.facts.entry import Entry
from domain.facts.sentence import ContactSuspended
from domain.finding import Deadline
from domain.journey.appointments import CONTACT, appointments_as_held
from domain.journey.cover import TOP_UP, TOP_UP_LASTS, Stretch, stretches
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

OFFERED = "monthly-contact.count"
IN_PERSON = "in-person"
ONE_DAY = timedelta(days=1)

Meeting = tuple[datetime, datetime, tuple[Entry, ...]]  # when it is, since when offered, by what
Meetings = Mapping[date, Sequence[Meeting]]  # by the first day of their month


@dataclass(frozen=True, slots=True)
class Month:
    """A London month, good to the end of its last day."""

    name: str  # 2026-04
    first_on: date
    last_on: date
    begins_at: datetime
    deadline: Deadline
    following_on: date  # the first of the next one


@lru_cache(maxsize=2_000)
def _month(first_on: date) -> Month:
    """The same few months are asked for again and again."""
    following_on = add_months(first_on, 1)
    last_on = following_on - ONE_DAY
    name, deadline = f"{first_on:%Y-%m}", by_end_of(last_on)
    return Month(name, first_on, last_on, day_start(first_on), deadline, following_on)


def supervised_months(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 53: each whole month of supervision, from its first day on."""
    seen: set[str] = set()
    meetings = _meetings(journey, ask)
    for stretch in stretches(journey, ask.policy):
        over = _over(journey, stretch)
        for month in _months(stretch, over):
            if month.begins_at > ask.now:
                yield Later(month.begins_at)
                break
            if month.name not in seen:
                seen.add(month.name)
                yield _duty(journey, ask, stretch, month, over, meetings)


def _months(stretch: Stretch, over: Ended | None) -> Iterator[Month]:
    """Those that begin under supervision and, as far as is planned, end under it."""
    first_on = stretch.first_on.replace(day=1)
    if first_on < stretch.first_on:
        first_on = add_months(first_on, 1)
    while True:
        month = _month(first_on)
        if over is not None and month.begins_at > over.at:
            return
        if not (_whole(stretch, month) or _begun(stretch, month)):
            return
        yield month
        first_on = month.following_on


def _whole(stretch: Stretch, month: Month) -> bool:
    return stretch.last_on is None or stretch.last_on >= month.last_on


def _begun(stretch: Stretch, month: Month) -> bool:
    """It was to be a whole one, and was cut short."""
    return (
        stretch.cut is not None
        and (stretch.planned_on is None or stretch.planned_on >= month.last_on)
        and stretch.last_on is not None
        and stretch.last_on >= month.first_on
    )


def _over(journey: Journey, stretch: Stretch) -> Ended | None:
    begin = day_start(stretch.first_on)
    suspended = next(
        (
            entry
            for entry in journey.of(ContactSuspended)
            if entry.happened_at >= begin and entry.fact.exempt_reason is None
        ),
        None,
    )
    return first_end(
        ends(journey, stretch.by.happened_at),
        Ended(suspended.happened_at, "contact suspended", (suspended,)) if suspended else None,
        Ended(stretch.cut.happened_at, "supervision over", (stretch.cut,)) if stretch.cut else None,
    )


def _duty(
    journey: Journey,
    ask: Ask,
    stretch: Stretch,
    month: Month,
    over: Ended | None,
    meetings: Meetings,
) -> Duty:
    count = ask.policy.pick(OFFERED, month.first_on)
    to_its_end = _whole(stretch, month) and over is not None and over.by == (stretch.cut,)
    return Duty(
        anchor=stretch.by,
        deadline=month.deadline,
        meetings=tuple(_offered(meetings.get(month.first_on, ()), month, over, count.number)),
        ended=None if to_its_end else over,
        told_by=holder(journey, ask.policy, month.first_on, month.deadline),
        leg=month.name,
        about="supervised",
        armed_at=max(month.begins_at, stretch.by.happened_at),
        values=(count.read,),
    )


def _meetings(journey: Journey, ask: Ask) -> Meetings:
    """In person: appointments that stood, kept or not, and contacts that came about; with their time."""
    by_month: dict[date, list[Meeting]] = {}
    for meeting in _in_person(journey, ask):
        by_month.setdefault(london_day(meeting[0]).replace(day=1), []).append(meeting)
    return by_month


def _in_person(journey: Journey, ask: Ask) -> list[Meeting]:
    found = [
        (one.starts_at, one.by[-1].happened_at, one.by)
        for one in appointments_as_held(journey, ask.now)
        if one.kind in CONTACT and one.mode == IN_PERSON
    ]
    found += [
        (entry.happened_at, entry.happened_at, (entry,))
        for entry in journey.of(ContactMade)
        if entry.fact.mode == IN_PERSON
    ]
    return found


def _offered(
    meetings: Sequence[Meeting], month: Month, over: Ended | None, count: int
) -> Iterator[Met]:
    """So many meetings of the month, from when they were arranged."""
    found = [
        Met(max(offered_at, month.begins_at), by)
        for starts_at, offered_at, by in meetings
        if over is None or starts_at <= over.at
    ]
    found.sort(key=lambda met: met.at)
    for n in range(count, len(found) + 1):
        together = found[n - count : n]
        yield Met(together[-1].at, tuple(entry for met in together for entry in met.by))


SEEN_MONTHLY = Rule(
    number=53,
    code="monthly-contact-lapsed",
    says=(
        "In every whole month of supervision a meeting in person is offered at least"
        " {monthly-contact.count} time, unless contact is suspended."
    ),
    shape="within",
    kind="PIT",
    severity="medium",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=supervised_months,
    values=(OFFERED, TOP_UP, TOP_UP_LASTS, HELD_BY_PROVIDERS),
    source="CRC-AK; Probation Reset notice, June 2024",
)

RULES: tuple[Rule, ...] = (SEEN_MONTHLY,)
