"""Rules on multi-agency public protection (MAPPA): referred in good time, a level by the gate."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.risk import FlagRaised, MappaLevelSet, MappaReferred
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.flags import flag_live
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.journey.public_protection import ELIGIBLE, Run, eligible_in, said_in
from domain.journey.release import release_name, released_stays
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

REFERRED, LEVEL_SET = "mappa-referral.before", "mappa-level.within"
BY_ONE_AGENCY = 1  # a level that says no panel is needed
NO_LEVEL_NEEDED = frozenset({"bail", "court"})


def eligible_inside(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 63: each planned release of somebody who is eligible."""
    if not journey.of(FlagRaised):
        return
    for planned in planned_releases(journey):
        run = eligible_in(journey, planned)
        if run is not None:
            yield from _referral(journey, ask, planned, run)


def _referral(journey: Journey, ask: Ask, planned: Planned, run: Run) -> Iterator[Duty]:
    def last_good(release_on: date) -> Deadline:
        return ask.policy.before(release_on, ask.policy.pick(REFERRED, release_on))

    known_at = min(entry.recorded_at for entry in run.raised)
    deadline = moved_back(in_force(journey, planned), known_at, last_good, ask.policy)
    if deadline is None:
        return
    first = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))
    armed_at = max(first.happened_at, run.raised[0].happened_at)
    said = tuple(said_in(journey, planned, MappaReferred, MappaLevelSet))
    alone = [e for e in said if _one_agency(e) and deadline.in_time(e.happened_at)]
    yield Duty(
        anchor=first,
        deadline=deadline,
        meetings=tuple(Met(e.happened_at, (e,)) for e in said if e not in alone),
        ended=first_end(ends(journey, armed_at), _flag_ended(run), _exempt(alone)),
        told_by=holder(journey, ask.policy, planned.on, deadline),
        armed_by=(*planned.plans, *run.raised[:1]),
        about=planned.name,
        armed_at=armed_at,
        values=(
            ask.policy.pick(REFERRED, planned.on).read,
            *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
        ),
    )


def _one_agency(entry: Entry) -> bool:
    return isinstance(entry.fact, MappaLevelSet) and entry.fact.level == BY_ONE_AGENCY


def _flag_ended(run: Run) -> Ended | None:
    return Ended(run.ended.happened_at, "flag ended", (run.ended,)) if run.ended else None


def _exempt(alone: list[Entry]) -> Ended | None:
    return Ended(alone[0].happened_at, "one agency is enough", (alone[0],)) if alone else None


def released_eligible(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 64: each release of somebody who is eligible at that moment."""
    if not journey.of(FlagRaised):
        return
    for stay, release in released_stays(journey):
        at = release.happened_at
        flag = flag_live(journey, ELIGIBLE, at)
        if flag is None or release.fact.kind in NO_LEVEL_NEEDED:
            continue
        on = london_day(at)
        amount = ask.policy.pick(LEVEL_SET, on)
        deadline = ask.policy.hours_after(at, amount)
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=_levels(journey, stay),
            ended=ends(journey, at),
            told_by=holder(journey, ask.policy, on, deadline),
            armed_by=(flag,),
            about=release_name(release),
            values=(amount.read,),
        )


def _levels(journey: Journey, stay: Custody) -> tuple[Met, ...]:
    """Levels set since the reception of that custody; where none is known, ever."""
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(MappaLevelSet)
        if stay.began_at is None or entry.happened_at >= stay.began_at
    )


REFERRED_IN_TIME = Rule(
    number=63,
    code="mappa-referral-late",
    says=(
        "Whoever is eligible for multi-agency public protection is referred to it"
        " {mappa-referral.before} before release, unless one agency is enough."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=eligible_inside,
    values=(REFERRED, NOTICE, HELD_BY_PROVIDERS),
    source="HP10",
)
LEVEL_AT_RELEASE = Rule(
    number=64,
    code="mappa-level-unset-at-release",
    says="Whoever is eligible for multi-agency public protection has a level at the gate.",
    shape="at",
    kind="PIT",
    severity="critical",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=released_eligible,
    values=(LEVEL_SET, HELD_BY_PROVIDERS),
    source="Canton IV.A",
)

RULES: tuple[Rule, ...] = (REFERRED_IN_TIME, LEVEL_AT_RELEASE)
