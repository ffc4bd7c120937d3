"""HP11: the council answers before somebody at risk of homelessness leaves prison."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.referral import ReferralAccepted, ReferralAcknowledged, ReferralMade
from domain.finding import Deadline, State
from domain.handovers.before_release import anchor, arms, begin, inside
from domain.handovers.homeless import AT_RISK, HOUSING, all_gone, closed_by, homeless_risks
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.area import in_wales
from domain.journey.custody import Custody
from domain.journey.ends import ends, first_end
from domain.journey.journey import Journey
from domain.journey.needs import closings
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Later, Met

BEFORE = "duty-to-refer.before-release"


def _at_risk(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for planned in planned_releases(journey):
        risks = homeless_risks(journey, planned)
        if not risks or _in_wales(journey, planned.stay) or _no_duty(ask, planned.on):
            continue
        armed_at = max(min(risk.began_at for risk in risks), begin(planned))
        known_at = min(risk.by.recorded_at for risk in risks)
        deadline = moved_back(
            in_force(journey, planned), known_at, lambda on: _last_good(ask, on), ask.policy
        )
        if deadline is None or not inside(planned, armed_at):
            continue
        since = planned.stay.began_at or planned.plans[0].happened_at
        yield Instance(
            anchor=anchor(planned),
            armed_at=armed_at,
            steps=(Step(deadline, _answered(journey, since)),),
            arms=arms(planned, *(risk.by for risk in risks)),
            told_by="local-authority",
            ended=first_end(ends(journey, armed_at, absconding=True), all_gone(risks)),
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
            ends(journey, opener.happened_at, absconding=True), *(closed_by(e) for e in later[:1])
        ),
        signs=_referred(journey, since),
    )


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
    values=(BEFORE, NOTICE),
    source="Homelessness Code of Guidance, chapter 4",
)
