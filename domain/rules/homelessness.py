"""The duty to refer: a council hears of somebody who may leave prison homeless."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.referral import ReferralMade
from domain.finding import Deadline
from domain.journey.area import in_wales
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import needs
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.journey.release import received_again
from domain.rules.duty import Ask, Duty, Met
from domain.rules.exempt import need_closed
from domain.rules.rule import Rule

DUTY_TO_REFER = "duty-to-refer.before"
ACCOMMODATION, HOMELESS_RISK = "accommodation", "homeless-risk"
NOWHERE = ("none", "unknown")


def may_leave_homeless(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 3: each custody with a planned release and, inside, a risk of homelessness."""
    for planned in planned_releases(journey):
        arming = _arming(journey, planned)
        amount = ask.policy.pick(DUTY_TO_REFER, planned.on)
        if arming and not amount.no_duty and not _welsh(journey, planned):
            anchor = min(arming, key=lambda entry: (entry.recorded_at, entry.key))
            deadline = _deadline(journey, ask, planned, anchor)
            if deadline is not None:
                yield _duty(journey, ask, planned, (anchor, *arming), deadline, amount.read)


def _duty(
    journey: Journey,
    ask: Ask,
    planned: Planned,
    arming: tuple[Entry, ...],
    deadline: Deadline,
    read: tuple[str, int],
) -> Duty:
    anchor, since = arming[0], planned.since
    closed, late = need_closed(journey, ACCOMMODATION, HOMELESS_RISK, since, deadline)
    return Duty(
        anchor=anchor,
        deadline=deadline,
        meetings=(*_referred(journey, since), *late),
        ended=first_end(_over(journey, planned, anchor), closed),
        told_by=holder(journey, ask.policy, planned.on, deadline),
        armed_by=(*arming, *planned.plans),
        about=planned.name,
        values=(read, *notice_read(deadline, ask.policy, london_day(deadline.ends_at))),
    )


def _deadline(journey: Journey, ask: Ask, planned: Planned, anchor: Entry) -> Deadline | None:
    def last_good(release_on: date) -> Deadline | None:
        amount = ask.policy.pick(DUTY_TO_REFER, release_on)
        return None if amount.no_duty else ask.policy.before(release_on, amount)

    return moved_back(in_force(journey, planned), anchor.recorded_at, last_good, ask.policy)


def _arming(journey: Journey, planned: Planned) -> list[Entry]:
    """Needs seen inside, and the first of the plans that have had no address since."""
    seen = _seen_inside(journey, planned)
    nowhere: Entry | None = None
    for plan in planned.plans:
        destination = getattr(plan.fact, "destination", None)
        if destination in NOWHERE:
            nowhere = nowhere or plan
        elif destination is not None:
            nowhere = None
    return [*seen, nowhere] if nowhere else seen


def _seen_inside(journey: Journey, planned: Planned) -> list[Entry]:
    """A risk seen again after it was closed arms anew: its last spell counts."""
    seen: list[Entry] = []
    for need in needs(journey):
        if (need.pathway, need.kind) == (ACCOMMODATION, HOMELESS_RISK):
            seen = [e for e in need.seen if planned.inside(e.happened_at)] or seen
    return seen


def _referred(journey: Journey, since: datetime | None) -> tuple[Met, ...]:
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(ReferralMade)
        if entry.fact.service == "lha" and (since is None or entry.happened_at >= since)
    )


def _over(journey: Journey, planned: Planned, anchor: Entry) -> Ended | None:
    back = received_again(journey, planned.released) if planned.released else None
    return first_end(ends(journey, anchor.happened_at, absconding=True), back)


def _welsh(journey: Journey, planned: Planned) -> bool:
    return in_wales(journey, planned.stay.since, planned.stay.ended_at or journey.as_of)


HOMELESSNESS_REFERRED = Rule(
    number=3,
    code="accom-duty-to-refer-missing",
    says=(
        "Whoever may leave prison homeless is referred to a local housing authority at least"
        " {duty-to-refer.before} before release."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=may_leave_homeless,
    values=(DUTY_TO_REFER, NOTICE, HELD_BY_PROVIDERS),
    source="Homelessness Code of Guidance, chapter 4",
)

RULES: tuple[Rule, ...] = (HOMELESSNESS_REFERRED,)
