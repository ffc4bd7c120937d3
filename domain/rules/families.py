"""Rules on families: children whose carer is jailed, and homes somebody goes back to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedActionStarted, NeedIdentified
from domain.facts.plan import PlanCompleted
from domain.facts.risk import ChildNoticeAcknowledged
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import Need, closings, needs, speaks_of
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import InForce, Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

CHILDREN_PLANNED, FAMILY_WORK = "children-planned-for.within", "family-work.before"
FAMILY, DEPENDANTS = "family", "dependants"
DECLINED = "declined"


def carers_received(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 27: each custody of somebody whom children depend on."""
    if not any(_dependants(entry) for entry in journey.of(NeedIdentified)):
        return
    for stay in journey.custody:
        seen = _seen(journey, stay)
        if stay.received is not None and seen:
            yield _carer(journey, ask, stay, stay.received, seen)


def _carer(
    journey: Journey, ask: Ask, stay: Custody, reception: Entry, seen: tuple[Entry, ...]
) -> Duty:
    """Counted from reception, or from a need seen when that day had passed."""
    at, on = reception.happened_at, london_day(reception.happened_at)
    amount = ask.policy.pick(CHILDREN_PLANNED, on)
    deadline = ask.policy.after(on, amount)
    if not deadline.in_time(seen[0].happened_at):
        deadline = ask.policy.after(london_day(seen[0].happened_at), amount)
    out = stay.released
    return Duty(
        anchor=reception,
        deadline=deadline,
        meetings=tuple(_planned_for(journey, stay, reception)),
        ended=first_end(
            ends(journey, at), Ended(out.happened_at, "released", (out,)) if out else None
        ),
        told_by="prison",
        armed_by=(reception, *seen),
        about=f"custody since {stay.since}",
        values=(amount.read,),
    )


def _dependants(entry: Entry) -> bool:
    return bool(entry.fact.pathway == FAMILY and entry.fact.kind == DEPENDANTS)


def _seen(journey: Journey, stay: Custody) -> tuple[Entry, ...]:
    """What says so: a need open at the reception, or seen in that custody."""
    if stay.received is None:
        return ()
    at = stay.received.happened_at
    found: list[Entry] = []
    for need in needs(journey):
        if (need.pathway, need.kind) == (FAMILY, DEPENDANTS):
            found += [e for e in need.seen if need.open(at) or e.happened_at >= at]
    return tuple(e for e in found if stay.ended_at is None or e.happened_at < stay.ended_at)


def _planned_for(journey: Journey, stay: Custody, reception: Entry) -> Iterator[Met]:
    """A family plan made inside, a notice the children's services have, or the need gone."""
    for entry in journey.of(PlanCompleted):
        if entry.fact.kind == FAMILY and stay.holds(entry.happened_at):
            yield Met(entry.happened_at, (entry,))
    for entry in (*journey.of(ChildNoticeAcknowledged), *closings(journey, FAMILY, DEPENDANTS)):
        if entry.happened_at >= reception.happened_at and not _declined(entry):
            yield Met(entry.happened_at, (entry,))


def _declined(entry: Entry) -> bool:
    return getattr(entry.fact, "outcome", None) == DECLINED


@dataclass(frozen=True, slots=True)
class Return:
    """A release planned to the family: the plan that says so, and the one that says otherwise."""

    planned: Planned
    said: Entry
    otherwise: Entry | None


def returning_home(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 28: each family need open while a release to the family is planned."""
    if not any(entry.fact.pathway == FAMILY for entry in journey.of(NeedIdentified)):
        return
    times: dict[str, int] = {}
    for planned in planned_releases(journey):
        home = _return(planned)
        for need in needs(journey) if home else ():
            if home and need.pathway == FAMILY and _open_then(need, home):
                nth = times[need.seen[0].key] = times.get(need.seen[0].key, 0) + 1
                duty = _support(journey, ask, home, need, str(nth) if nth > 1 else "")
                yield from (duty,) if duty else ()


def _return(planned: Planned) -> Return | None:
    """The last of the plans that lead home, as far as no other destination was planned."""
    home: Return | None = None
    for plan in planned.plans:
        destination = getattr(plan.fact, "destination", None)
        if destination == FAMILY and (home is None or home.otherwise is not None):
            home = Return(planned, plan, None)
        elif home and home.otherwise is None and destination not in (FAMILY, None):
            home = Return(planned, home.said, plan)
    return home


def _open_then(need: Need, home: Return) -> bool:
    """Open at some moment between the plan and the release (or the other plan)."""
    over = home.otherwise.happened_at if home.otherwise else home.planned.stay.ended_at
    begun = over is None or need.began_at < over
    return begun and (need.ended_at is None or need.ended_at > home.said.happened_at)


def _support(journey: Journey, ask: Ask, home: Return, need: Need, leg: str) -> Duty | None:
    seen, planned = need.seen[0], home.planned
    armed_known_at = max(seen.recorded_at, home.said.recorded_at)

    def last_good(release_on: date) -> Deadline:
        return ask.policy.before(release_on, ask.policy.pick(FAMILY_WORK, release_on))

    deadline = moved_back(_steps(journey, home), armed_known_at, last_good, ask.policy)
    if deadline is None:
        return None
    refused, late = _refused(need, deadline)
    return Duty(
        anchor=seen,
        deadline=deadline,
        meetings=(*_offered(journey, need), *late),
        ended=first_end(ends(journey, seen.happened_at), _elsewhere(home), refused),
        told_by=holder(journey, ask.policy, planned.on, deadline),
        leg=leg,
        armed_by=(seen, home.said),
        about=f"{planned.name}: {need.kind}",
        rests_on=planned.plans,
        values=(
            ask.policy.pick(FAMILY_WORK, planned.on).read,
            *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
        ),
        armed_at=max(seen.happened_at, home.said.happened_at),
    )


def _steps(journey: Journey, home: Return) -> tuple[InForce, ...]:
    """The release days in force until another destination was planned."""
    steps = in_force(journey, home.planned)
    if home.otherwise is None:
        return steps
    until = home.otherwise.recorded_at
    return tuple(step for step in steps if step.known_at < until) or steps


def _offered(journey: Journey, need: Need) -> Iterator[Met]:
    for entry in journey.of(NeedActionStarted):
        during = entry.happened_at >= need.began_at
        if during and speaks_of(entry.fact, need.pathway, need.kind):
            yield Met(entry.happened_at, (entry,))
    if need.closed is not None and not _declined(need.closed):
        yield Met(need.closed.happened_at, (need.closed,))


def _refused(need: Need, deadline: Deadline) -> tuple[Ended | None, tuple[Met, ...]]:
    """The person wants no help: in time nobody owes any, later it is no longer owed."""
    closed = need.closed
    if closed is None or not _declined(closed):
        return None, ()
    if deadline.in_time(closed.happened_at):
        return Ended(closed.happened_at, DECLINED, (closed,)), ()
    return None, (Met(closed.happened_at, (closed,)),)


def _elsewhere(home: Return) -> Ended | None:
    other = home.otherwise
    return Ended(other.happened_at, "planned elsewhere", (other,)) if other else None


CHILDREN_PLANNED_FOR = Rule(
    number=27,
    code="fam-carer-no-plan",
    says=(
        "Where children depend on whoever is jailed, there is a plan for them within"
        " {children-planned-for.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="prison and community offender manager",
    told_by="prison",
    duties=carers_received,
    values=(CHILDREN_PLANNED,),
    source="IPPR T2.1; PA case 13",
)
FAMILY_SUPPORTED = Rule(
    number=28,
    code="fam-return-home-unsupported",
    says=(
        "Whoever goes back to a family in need is offered family work at least"
        " {family-work.before} before release."
    ),
    shape="within",
    kind="OPEN",
    severity="low",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=returning_home,
    values=(FAMILY_WORK, NOTICE, HELD_BY_PROVIDERS),
    source="PA cases 5, 12",
)

RULES: tuple[Rule, ...] = (CHILDREN_PLANNED_FOR, FAMILY_SUPPORTED)
