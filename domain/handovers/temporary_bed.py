"""HP12: a temporary bed (CAS3) is asked for weeks before release, and reached on the day."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from domain.calendar import london_day
from domain.facts.accommodation import BedArrived, BedBooked, BedCancelled
from domain.facts.entry import Entry
from domain.facts.referral import ReferralMade
from domain.finding import Deadline, State
from domain.handovers.before_release import anchor, arms, begin, inside
from domain.handovers.homeless import AT_RISK, HOUSING, all_gone, closed_by, homeless_risks
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.area import WALES, area
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import closings
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import InForce, Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Later, Met

ASKED, REACHED = "temporary-bed.before", "bed-reached.within"
SCHEME = "cas3"
FIRST_REGIONS = frozenset(
    {
        "region/east-of-england",
        "region/greater-manchester",
        "region/kent-surrey-and-sussex",
        "region/kent-surrey-sussex",
        "region/north-west",
        "region/yorkshire",
        "region/yorkshire-and-humber",
        "region/yorkshire-and-the-humber",
    }
)


def _at_risk(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for planned in planned_releases(journey):
        risks = homeless_risks(journey, planned)
        if not risks or planned.kind == "unconditional":
            continue
        case = _case(journey, planned)
        amount = ask.policy.pick(ASKED, planned.on, case)
        if amount.no_duty:
            continue
        armed_at = max(min(risk.began_at for risk in risks), begin(planned))
        known_at = min(risk.by.recorded_at for risk in risks)
        steps = _supervised(in_force(journey, planned))
        asked_by = moved_back(steps, known_at, partial(_last_good, ask, case), ask.policy)
        if asked_by is None or not inside(planned, armed_at):
            continue
        reached = ask.policy.pick(REACHED, planned.on)
        yield Instance(
            anchor=anchor(planned),
            armed_at=armed_at,
            steps=(
                Step(asked_by, _asked(journey, planned.since)),
                Step(ask.policy.after(planned.on, reached), _arrived(journey, planned.since)),
            ),
            arms=arms(planned, *(risk.by for risk in risks)),
            told_by=holder(journey, ask.policy, planned.on, asked_by),
            ended=first_end(ends(journey, armed_at, absconding=True), all_gone(risks)),
            signs=_signs(journey, planned.since),
            values=(
                amount.read,
                reached.read,
                *notice_read(asked_by, ask.policy, london_day(known_at)),
            ),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    stay = journey.stay_at(opener.happened_at)
    since = (stay.began_at if stay else None) or opener.happened_at
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, _asked(journey, since)), Step(None, _arrived(journey, since))),
        arms=(opener,),
        ended=first_end(
            ends(journey, opener.happened_at, absconding=True), _closed_after(journey, opener)
        ),
        signs=_signs(journey, since),
    )


def _closed_after(journey: Journey, opener: Entry) -> Ended | None:
    closed = closings(journey, HOUSING, AT_RISK)
    later = (closed_by(e) for e in closed if e.happened_at >= opener.happened_at)
    return next(later, None)


def _case(journey: Journey, planned: Planned) -> str:
    """Where the scheme began when."""
    there = area(journey, planned.stay.since, planned.stay.ended_at or journey.as_of)
    if there == WALES:
        return "wales"
    return "first-regions" if there in FIRST_REGIONS else ""


def _supervised(steps: tuple[InForce, ...]) -> list[InForce]:
    """The release days in force since somebody was to supervise after it."""
    kept: list[InForce] = []
    for step in steps:
        kept = [*kept, step] if step.kind != "unconditional" else []
    return kept


def _last_good(ask: Ask, case: str, on: date) -> Deadline | None:
    amount = ask.policy.pick(ASKED, on, case)
    return None if amount.no_duty else ask.policy.before(on, amount)


def _asked(journey: Journey, since: datetime | None) -> tuple[Met, ...]:
    """A bed asked for, or booked and not called off."""
    asked = (*_requests(journey, since), *_booked(journey, since))
    return tuple(Met(entry.happened_at, (entry,)) for entry in asked)


def _arrived(journey: Journey, since: datetime | None) -> tuple[Met, ...]:
    beds = {e.fact.booking: e for e in journey.of(BedBooked) if e.fact.scheme == SCHEME}
    return tuple(
        Met(entry.happened_at, (entry, beds[entry.fact.booking]))
        for entry in journey.of(BedArrived)
        if entry.fact.booking in beds and (since is None or entry.happened_at >= since)
    )


def _signs(journey: Journey, since: datetime | None) -> tuple[Sign, ...]:
    requests = (Sign(State.INITIATED, entry) for entry in _requests(journey, since))
    beds = (Sign(State.ACKNOWLEDGED, entry) for entry in _booked(journey, since))
    return (*requests, *beds)


def _requests(journey: Journey, since: datetime | None) -> list[Entry]:
    return [
        entry
        for entry in journey.of(ReferralMade)
        if entry.fact.service == SCHEME and (since is None or entry.happened_at >= since)
    ]


def _booked(journey: Journey, since: datetime | None) -> list[Entry]:
    """Beds that stand."""
    called_off = {entry.fact.booking: entry for entry in journey.of(BedCancelled)}
    return [
        entry
        for entry in journey.of(BedBooked)
        if entry.fact.scheme == SCHEME
        and entry.fact.booking not in called_off
        and (since is None or entry.happened_at >= since)
    ]


HP12 = Point(
    code="HP12",
    says=(
        "For whoever may leave prison homeless a temporary bed is asked for"
        " {temporary-bed.before} before the release, and reached on the day."
    ),
    from_agency="probation",
    to_agency="provider",
    told_by="probation, or the provider holding the case",
    armed_by="homelessness is likely and a release to supervision is planned, in custody",
    met_by="a bed asked for or booked; then reached",
    ends="the need is closed",
    armed=_at_risk,
    opened=_opened,
    values=(ASKED, REACHED, NOTICE, HELD_BY_PROVIDERS),
    source="accommodation service guidance: tier 3 by region",
)
