"""HP11: the council answers before somebody at risk of homelessness leaves prison."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.referral import ReferralAccepted, ReferralAcknowledged, ReferralMade
from domain.finding import Deadline, State
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.area import in_wales
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.needs import closings, needs
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Later, Met

BEFORE = "duty-to-refer.before-release"
HOUSING = "accommodation"
AT_RISK = "homeless-risk"
NOWHERE = ("none", "unknown")


@dataclass(frozen=True, slots=True)
class _Risk:
    """One reason to think the person will be homeless: since when, by which fact, until when."""

    began_at: datetime
    by: Entry
    closed: Entry | None


def _at_risk(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for planned in planned_releases(journey):
        risks = [*_needs(journey, planned), *_nowhere(journey, planned)]
        if not risks or _in_wales(journey, planned.stay) or _no_duty(ask, planned.on):
            continue
        armed_at = max(min(risk.began_at for risk in risks), _begin(planned))
        known_at = min(risk.by.recorded_at for risk in risks)
        deadline = moved_back(
            in_force(journey, planned), known_at, lambda on: _last_good(ask, on), ask.policy
        )
        inside = planned.stay.ended_at is None or armed_at < planned.stay.ended_at
        if deadline is None or not inside:
            continue
        since = planned.stay.began_at or planned.plans[0].happened_at
        yield Instance(
            anchor=planned.stay.received or planned.plans[0],
            armed_at=armed_at,
            steps=(Step(deadline, _answered(journey, since)),),
            arms=tuple(_arms(planned, risks)),
            told_by="local-authority",
            ended=first_end(ends(journey, armed_at, absconding=True), _closed(risks)),
            signs=_referred(journey, since),
            values=(
                ask.policy.pick(BEFORE, planned.on).read,
                *notice_read(deadline, ask.policy, london_day(known_at)),
            ),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    stay = journey.stay_at(opener.happened_at)
    since = (stay.began_at if stay else None) or opener.happened_at
    closed = closings(journey, HOUSING, AT_RISK)
    later = [e for e in closed if e.happened_at >= opener.happened_at]
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, _answered(journey, since)),),
        arms=(opener,),
        ended=first_end(
            ends(journey, opener.happened_at, absconding=True), *(_end(e) for e in later[:1])
        ),
        signs=_referred(journey, since),
    )


def _needs(journey: Journey, planned: Planned) -> Iterator[_Risk]:
    """A need seen by the time of release and still open when the release is planned."""
    begin = _begin(planned)
    for need in needs(journey):
        if need.pathway != HOUSING or need.kind != AT_RISK:
            continue
        if need.ended_at is None or need.ended_at > begin:
            yield _Risk(need.began_at, need.seen[0], need.closed)


def _nowhere(journey: Journey, planned: Planned) -> Iterator[_Risk]:
    """The plan says there is no place to go to, and the need was not closed before."""
    if planned.destination not in NOWHERE:
        return
    told = [e for e in planned.plans if e.fact.destination is not None]
    by = told[-1]
    for earlier in reversed(told):
        if earlier.fact.destination not in NOWHERE:
            break
        by = earlier
    closed = [e for e in closings(journey, HOUSING, AT_RISK) if planned.inside(e.happened_at)]
    if not any(e.happened_at <= by.happened_at for e in closed):
        yield _Risk(by.happened_at, by, next(iter(closed), None))


def _begin(planned: Planned) -> datetime:
    """From when on both the custody and the plan are there."""
    told_at = planned.plans[0].happened_at
    return max(told_at, planned.stay.began_at or told_at)


def _arms(planned: Planned, risks: list[_Risk]) -> Iterator[Entry]:
    if planned.stay.received:
        yield planned.stay.received
    yield planned.plans[-1]
    yield from (risk.by for risk in risks)


def _closed(risks: list[_Risk]) -> Ended | None:
    """Over only once the last reason is gone."""
    closed = [risk.closed for risk in risks if risk.closed is not None]
    if len(closed) < len(risks):
        return None
    return _end(max(closed, key=lambda entry: entry.happened_at))


def _end(closed: Entry) -> Ended:
    return Ended(closed.happened_at, f"need closed: {closed.fact.outcome}", (closed,))


def _answered(journey: Journey, since: datetime) -> tuple[Met, ...]:
    """The council has acknowledged or accepted; a refusal is no answer."""
    made = {e.fact.referral: e for e in _made(journey)}
    return tuple(
        Met(entry.happened_at, (entry, made[entry.fact.referral]))
        for entry in journey.of(ReferralAcknowledged, ReferralAccepted)
        if entry.fact.referral in made and entry.happened_at >= since
    )


def _referred(journey: Journey, since: datetime) -> tuple[Sign, ...]:
    return tuple(Sign(State.INITIATED, e) for e in _made(journey) if e.happened_at >= since)


def _made(journey: Journey) -> list[Entry]:
    return [entry for entry in journey.of(ReferralMade) if entry.fact.service == "lha"]


def _last_good(ask: Ask, on: date) -> Deadline | None:
    amount = ask.policy.pick(BEFORE, on)
    return None if amount.no_duty else ask.policy.before(on, amount)


def _no_duty(ask: Ask, on: date) -> bool:
    return ask.policy.pick(BEFORE, on).no_duty


def _in_wales(journey: Journey, stay: Custody) -> bool:
    return in_wales(journey, stay.since, stay.ended_at or journey.as_of)


HP11 = Point(
    code="HP11",
    says=(
        "A council answers for whoever may leave prison homeless"
        " {duty-to-refer.before-release} before the release."
    ),
    from_agency="prison",
    to_agency="local-authority",
    told_by="the local authority",
    armed_by="homelessness is likely and the release is planned, in custody, in England",
    met_by="a referral to a housing authority acknowledged or accepted",
    ends="the need is closed",
    armed=_at_risk,
    opened=_opened,
    short_notice=True,
    values=(BEFORE, NOTICE),
    source="Homelessness Code of Guidance, chapter 4",
)
