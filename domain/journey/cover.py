"""Cover: supervision in the community from its first day to its last, told or planned.

released, licence to 30 Nov |------------------|                 planned to end on 30 November
ended on 12 Nov             |------------|                       ended that day
recalled on 3 Oct           |------)          |------            one cover; outside it in two stretches
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.sentence import SupervisionEnded, SupervisionStarted
from domain.journey.arming import once
from domain.journey.journey import Journey
from domain.journey.release import supervised_releases
from domain.journey.sentence import dates_told
from domain.journey.supervision import supervision_ends
from domain.policy.policy import Policy

TOP_UP, TOP_UP_LASTS = "top-up.follows", "top-up.lasts"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cover:
    """Supervision from its starts (releases, starts told) to its end; where only that was told, no start."""

    starts: tuple[Entry, ...]
    ended: Entry | None  # the end as told
    planned_on: date | None  # the last day as planned; None: not known
    planned_by: Entry | None

    @property
    def first(self) -> Entry:
        """The fact that began it; its end, where that is all we were told."""
        found = self.starts[0] if self.starts else self.ended
        if found is None:
            raise ValueError("a cover begins or ends")
        return found

    @property
    def ends_on(self) -> date | None:
        """Its last day: as told, before that as planned."""
        return london_day(self.ended.happened_at) if self.ended else self.planned_on

    @property
    def ends_by(self) -> Entry | None:
        """The fact that says so."""
        return self.ended or self.planned_by


def covers(journey: Journey, policy: Policy) -> tuple[Cover, ...]:
    """Every cover, the last one last."""
    return journey.once("covers", lambda: tuple(_covers(journey, policy)), under=policy)


def _covers(journey: Journey, policy: Policy) -> Iterator[Cover]:
    ends = [
        end
        for end in once(supervision_ends(journey), lambda fact: fact.kind)
        if not _top_up_follows(journey, policy, end)
    ]
    starts = [release for _, release in supervised_releases(journey, policy)]
    starts += journey.of(SupervisionStarted)
    running: list[Entry] = []
    over_on: date | None = None
    for entry in sorted((*starts, *ends), key=lambda one: (one.happened_at, one.source, one.id)):
        on = london_day(entry.happened_at)
        if isinstance(entry.fact, SupervisionEnded):
            if running or on != over_on:
                yield _cover(journey, policy, running, entry, entry.happened_at)
            running, over_on = [], on
            continue
        planned = _planned(journey, policy, running, entry.happened_at) if running else None
        if planned is not None and planned[0] + ONE_DAY < on:
            yield _cover(journey, policy, running, None, entry.happened_at)
            running = []
        running.append(entry)
    if running:
        yield _cover(journey, policy, running, None, None)


def _cover(
    journey: Journey,
    policy: Policy,
    starts: Sequence[Entry],
    ended: Entry | None,
    before: datetime | None,
) -> Cover:
    planned = _planned(journey, policy, starts, before) if starts else None
    on, by = planned or (None, None)
    return Cover(tuple(starts), ended, on, by)


def _planned(
    journey: Journey, policy: Policy, starts: Sequence[Entry], before: datetime | None
) -> tuple[date, Entry] | None:
    """The latest day told (before a moment) on which it is to end; none that was over already."""
    told = dates_told(journey, before)
    found: list[tuple[date, Entry]] = []
    licence, top_up = told.get("licence_expires_on"), told.get("top_up_ends_on")
    if licence is not None:
        found.append((licence.on, licence.first))
    if top_up is not None and not (licence and policy.pick(TOP_UP, licence.on).no_duty):
        found.append((_cut(policy, top_up.on), top_up.first))
    for entry in starts:
        if isinstance(entry.fact, SupervisionStarted) and entry.fact.ends_on is not None:
            on: date = entry.fact.ends_on
            found.append((_cut(policy, on) if entry.fact.kind == "pss" else on, entry))
    begun_on = london_day(starts[0].happened_at)
    ahead = [one for one in found if one[0] >= begun_on]
    return max(ahead, key=lambda one: one[0], default=None)


def _cut(policy: Policy, ends_on: date) -> date:
    """Top-up supervision ends with the last day on which there is any."""
    amount = policy.pick(TOP_UP_LASTS, ends_on)
    return amount.row.start - ONE_DAY if amount.no_duty else ends_on


def _top_up_follows(journey: Journey, policy: Policy, end: Entry) -> bool:
    """A licence ended, and top-up supervision is known to come after it."""
    if end.fact.kind != "licence":
        return False
    on = london_day(end.happened_at)
    top_up = dates_told(journey).get("top_up_ends_on")
    return top_up is not None and top_up.on > on and not policy.pick(TOP_UP, on).no_duty


@dataclass(frozen=True, slots=True)
class Stretch:
    """Supervised and outside, day by day: both days count."""

    by: Entry
    first_on: date
    last_on: date | None  # None: it goes on
    cut: (
        Entry | None
    )  # what ended it: an end told, or a return to custody; None: nothing but the plan
    planned_on: date | None  # the last day as planned


def stretches(journey: Journey, policy: Policy) -> tuple[Stretch, ...]:
    """The stretches of every cover, in order."""
    return tuple(one for cover in covers(journey, policy) for one in _outside(journey, cover))


def _outside(journey: Journey, cover: Cover) -> Iterator[Stretch]:
    """From each start outside to the end, or to the day before custody; those under way start once."""
    last: Stretch | None = None
    for start in cover.starts:
        on = london_day(start.happened_at)
        if _told_inside(journey, start, on):
            continue
        if last is not None and (last.last_on is None or on <= last.last_on):
            continue
        last = _stretch(journey, cover, start, on)
        yield last


def _told_inside(journey: Journey, start: Entry, on: date) -> bool:
    """Told for a release to come; on the day of the release it is not too soon."""
    stay = journey.stay_at(start.happened_at)
    return stay is not None and (stay.ended_at is None or london_day(stay.ended_at) != on)


def _stretch(journey: Journey, cover: Cover, start: Entry, on: date) -> Stretch:
    back = next(
        (
            stay.received
            for stay in journey.custody
            if stay.received is not None and stay.received.happened_at > start.happened_at
        ),
        None,
    )
    back_on = london_day(back.happened_at) - ONE_DAY if back else None
    ends_on = cover.ends_on
    if back_on is not None and (ends_on is None or back_on < ends_on):
        return Stretch(start, on, back_on, back, cover.planned_on)
    return Stretch(start, on, ends_on, cover.ended, cover.planned_on)
