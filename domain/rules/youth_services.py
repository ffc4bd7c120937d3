"""A service for children that ends around the birthday is followed by one for adults."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import day_end, day_start, london_day
from domain.facts.entry import Entry
from domain.facts.referral import ReferralAccepted, ServiceEnded, ServiceStarted
from domain.finding import Deadline
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import Need, needs
from domain.journey.person import turns_eighteen_on
from domain.journey.referrals import referral_of
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Duty, Met
from domain.rules.exempt import all_closed
from domain.rules.rule import Rule

FOLLOWED, NEAR = "adult-service.within", "adult-service.near-birthday"
CHILD_SERVICE = "child-service"


def child_services_ended(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 83: each service for children that ended near the birthday while a need was open."""
    adult_on = turns_eighteen_on(journey) if journey.of(ServiceEnded) else None
    if adult_on is None:
        return
    near = ask.policy.pick(NEAR, adult_on)
    for ended in once(journey.of(ServiceEnded), lambda fact: (fact.referral, fact.pathway)):
        on = london_day(ended.happened_at)
        if ended.fact.service != CHILD_SERVICE or abs(on - adult_on).days > near.number:
            continue
        open_then = _open(journey, ended)
        if open_then:
            yield _duty(journey, ask, ended, open_then, near)


def _duty(journey: Journey, ask: Ask, ended: Entry, open_then: list[Need], near: Amount) -> Duty:
    on = london_day(ended.happened_at)
    amount = ask.policy.pick(FOLLOWED, on)
    deadline = ask.policy.after(on, amount)
    pathways = frozenset(need.pathway for need in open_then)
    closed, exempt = _closed(open_then, deadline)
    return Duty(
        anchor=ended,
        deadline=deadline,
        meetings=(*_followed(journey, pathways), *closed),
        ended=first_end(ends(journey, ended.happened_at), exempt),
        told_by=holder(journey, ask.policy, on, deadline),
        armed_by=(ended, *(need.seen[0] for need in open_then)),
        values=(amount.read, near.read),
    )


def _open(journey: Journey, ended: Entry) -> list[Need]:
    """Needs of its pathway (none named: any) seen by the end of that day, and not closed before it."""
    on = london_day(ended.happened_at)
    since: datetime = day_start(on)
    return [
        need
        for need in needs(journey)
        if need.began_at < day_end(on)
        and (need.ended_at is None or need.ended_at >= since)
        and ended.fact.pathway in (None, need.pathway)
    ]


def _closed(open_then: list[Need], deadline: Deadline) -> tuple[tuple[Met, ...], Ended | None]:
    """All of them closed: by the deadline that exempts, later it closes."""
    closings = tuple(all_closed(open_then))
    for met in closings:
        if deadline.in_time(met.at):
            return (), Ended(met.at, "need closed", met.by)
    return closings, None


def _followed(journey: Journey, pathways: frozenset[str]) -> Iterator[Met]:
    """Another service took a referral for it, or began to work on it."""
    for entry in journey.of(ReferralAccepted, ServiceStarted):
        made = referral_of(journey, entry) if entry.fact.referral else None
        own = isinstance(entry.fact, ServiceStarted)
        service = entry.fact.service if own else made and made.fact.service
        pathway = (own and entry.fact.pathway) or (made and made.fact.pathway)
        if pathway in pathways and service != CHILD_SERVICE:
            yield Met(entry.happened_at, (entry, made) if made else (entry,))


SERVICE_FOLLOWED = Rule(
    number=83,
    code="y2a-services-cliff",
    says=(
        "Where a service for children ends within {adult-service.near-birthday} of the eighteenth"
        " birthday and a need is open, a service for adults takes it up within"
        " {adult-service.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="youth justice service and probation",
    told_by="the holder of the case",
    duties=child_services_ended,
    values=(FOLLOWED, NEAR, HELD_BY_PROVIDERS),
    source="HMIP on transitions from youth to adult services",
)

RULES: tuple[Rule, ...] = (SERVICE_FOLLOWED,)
