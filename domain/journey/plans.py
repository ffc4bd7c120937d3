"""RELp: the release as planned in one custody, how it moved, and the day it came at last.

Custody without a known reception takes in all since the last release, so a plan alone shows it.

    plans told   12 Dec ........... 29 Dec ........ released 22 Dec
    in force     12 Dec | 29 Dec  | 22 Dec          each with the moment it became known
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.custody import PersonReleased
from domain.facts.entry import Entry
from domain.facts.made_once import made_once
from domain.facts.sentence import ReleasePlanned, ReleaseRescheduled
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.history import as_known
from domain.journey.journey import Journey
from domain.journey.notice import Computed, held
from domain.policy.policy import Policy

PLANS = (ReleasePlanned, ReleaseRescheduled)


@made_once
class InForce:
    """The release day in force since a moment, the kind planned then, and the fact that gave it."""

    known_at: datetime
    on: date
    kind: str | None
    by: Entry


@made_once
class Planned:
    """The planned release of one custody: never without a plan."""

    stay: Custody
    plans: tuple[Entry, ...]  # in order of happening; the last one is in force
    released: Entry | None  # REL, which replaces the plan

    @property
    def on(self) -> date:
        """RELp; the REL day once it is known."""
        if self.released is not None:
            return london_day(self.released.happened_at)
        day: date = self.plans[-1].fact.release_on
        return day

    @property
    def by(self) -> Entry:
        """The fact that gives that day."""
        return self.released or self.plans[-1]

    @property
    def kind(self) -> str | None:
        """How the person is to be released: from the latest plan that says so."""
        return _last_given(self.plans, "kind")

    @property
    def destination(self) -> str | None:
        """Where to: from the latest plan that says so."""
        return _last_given(self.plans, "destination")

    @property
    def since(self) -> datetime | None:
        """When this custody began; the last release where no reception is known; None: always."""
        return self.stay.began_at or self.stay.since

    @property
    def name(self) -> str:
        """What tells this custody from the person's others, whatever becomes of its plans."""
        return f"custody since {self.stay.since}"

    def inside(self, moment: datetime) -> bool:
        """Whether a moment lies in this custody."""
        return self.stay.holds(moment)


def planned_releases(journey: Journey) -> tuple[Planned, ...]:
    """One for each custody in which a release was planned, in order."""
    return journey.once("planned releases", lambda: tuple(_planned(journey)))


def in_force(journey: Journey, planned: Planned) -> tuple[InForce, ...]:
    """Each release day that was in force in that custody, in the order in which it became known."""
    if journey.standing.corrected:
        return _new(_as_known(journey, planned))
    return _new(_in_turn(planned))


def _as_known(journey: Journey, planned: Planned) -> Iterator[InForce]:
    """By the journey as it was known each time a plan or a release was told, or taken back."""
    for known_at, known in as_known(journey, *PLANS, PersonReleased):
        plans = _told_in(known, planned.stay)
        released = _released(journey, known, planned)
        by = released or (plans[-1] if plans else None)
        if by is None:
            continue
        on = london_day(by.happened_at) if released else by.fact.release_on
        yield InForce(known_at, on, _last_given(plans, "kind"), by)


def _in_turn(planned: Planned) -> Iterator[InForce]:
    """The same where nothing was ever corrected: no need to look at the journey as it was then."""
    released = planned.released
    known = {entry.recorded_at for entry in (*planned.plans, *((released,) if released else ()))}
    for known_at in sorted(known):
        plans = [plan for plan in planned.plans if plan.recorded_at <= known_at]
        out = released if released and released.recorded_at <= known_at else None
        on = london_day(out.happened_at) if out else plans[-1].fact.release_on
        yield InForce(known_at, on, _last_given(plans, "kind"), out or plans[-1])


def _new(steps: Iterable[InForce]) -> tuple[InForce, ...]:
    """Those that say something new."""
    found: list[InForce] = []
    for step in steps:
        last = found[-1] if found else None
        if last is None or (last.on, last.kind, last.by) != (step.on, step.kind, step.by):
            found.append(step)
    return tuple(found)


def moved_back(
    steps: Sequence[InForce],
    armed_known_at: datetime,
    last_good: Callable[[date], Deadline | None],
    policy: Policy,
) -> Deadline | None:
    """The deadline before a release that may have moved, by short notice (shared readings 6, 11).

    `last_good`: the deadline that a release day gives, None where it gives no duty. What was in
    force before the arming fact was known held nobody to anything.
    """
    begin = max((i for i, step in enumerate(steps) if step.known_at <= armed_known_at), default=0)
    computed = (
        Computed(london_day(max(step.known_at, armed_known_at)), deadline)
        for step in steps[begin:]
        if (deadline := last_good(step.on)) is not None
    )
    return held(computed, policy)


def _planned(journey: Journey) -> Iterator[Planned]:
    for stay in custodies(journey):
        plans = _told_in(journey, stay)
        if plans:
            released = stay.released
            immigration = released is not None and released.fact.kind == "immigration"
            yield Planned(stay, plans, None if immigration else released)


def custodies(journey: Journey) -> Iterator[Custody]:
    """All stays, and what follows the last release as long as no reception is known."""
    yield from journey.custody
    last = journey.custody[-1] if journey.custody else None
    if last is None or last.released is not None:
        yield Custody(None, None, last.ended_at if last else None, ())


def _told_in(journey: Journey, stay: Custody) -> tuple[Entry, ...]:
    """The plans told since the release before that custody, up to its own release."""
    return tuple(
        entry
        for entry in journey.of(*PLANS)
        if (stay.since is None or entry.happened_at > stay.since)
        and (stay.ended_at is None or entry.happened_at <= stay.ended_at)
    )


def _released(journey: Journey, known: Journey, planned: Planned) -> Entry | None:
    if planned.released is None:
        return None
    root = journey.root(planned.released)
    for entry in known.of(PersonReleased):
        if known.root(entry) == root:
            return entry
    return None


def _last_given(plans: Sequence[Entry], field: str) -> str | None:
    for entry in reversed(plans):
        given: str | None = getattr(entry.fact, field, None)
        if given is not None:
            return given
    return None
