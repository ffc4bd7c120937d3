"""HP15: health care goes on outside, with a GP or a service that took the person on."""

from collections.abc import Iterator
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.health import GpRegistered
from domain.facts.referral import ReferralAccepted
from domain.handovers.before_release import anchor, arms
from domain.handovers.needs_after import all_closed, armed_at, carried
from domain.handovers.point import Instance, Point, Step
from domain.journey.after_release import ways_out
from domain.journey.ends import ends, first_end
from domain.journey.journey import Journey
from domain.journey.needs import Need
from domain.journey.person import turns_eighteen_on
from domain.journey.referrals import referral_of
from domain.rules.duty import Ask, Later, Met

WITHIN = "health-taken-over.within"
HEALTH = "health"
SERIOUS = frozenset({"medium", "high"})
SERVICES = frozenset({"reconnect", "gp", "cmht"})


def _in_need(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    adult_on = turns_eighteen_on(journey)
    for out in ways_out(journey):
        if adult_on is not None and adult_on > out.on:
            continue
        amount = ask.policy.pick(WITHIN, out.on)
        deadline = ask.policy.after(out.on, amount)
        found = carried(journey, out, deadline, _serious)
        if not found:
            continue
        told = [_told(need) for need in found]
        at = armed_at(out, [(entry.happened_at, entry) for entry in told])
        yield Instance(
            anchor=anchor(out.planned),
            armed_at=at,
            steps=(Step(deadline, _taken_on(journey, out.since, at)),),
            arms=arms(out.planned, *told),
            told_by="health",
            ended=first_end(ends(journey, at, absconding=True), all_closed(found), out.back),
            values=(amount.read,),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    at = opener.happened_at
    return Instance(
        anchor=opener,
        armed_at=at,
        steps=(Step(None, _taken_on(journey, at, at)),),
        arms=(opener,),
        ended=ends(journey, at, absconding=True),
    )


def _serious(need: Need) -> bool:
    return need.pathway == HEALTH and need.severity() in SERIOUS


def _told(need: Need) -> Entry:
    """The fact since which it has been serious."""
    first = need.seen[-1]
    for entry in reversed(need.seen):
        if entry.fact.severity not in SERIOUS:
            break
        first = entry
    return first


def _taken_on(journey: Journey, since: datetime | None, at: datetime) -> tuple[Met, ...]:
    """Registered with a GP, or taken on by a service, in this custody or later."""
    met = []
    for entry in journey.of(GpRegistered, ReferralAccepted):
        if since is not None and entry.happened_at < since:
            continue
        by: tuple[Entry, ...] = (entry,)
        if isinstance(entry.fact, ReferralAccepted):
            made = referral_of(journey, entry)
            if made is None or made.fact.service not in SERVICES:
                continue
            by = (entry, made)
        met.append(Met(max(entry.happened_at, at), by))
    return tuple(met)


HP15 = Point(
    code="HP15",
    says=(
        "Whoever leaves prison with a health need is with a GP or a service outside"
        " within {health-taken-over.within}."
    ),
    from_agency="prison",
    to_agency="health",
    told_by="health",
    armed_by="a medium or high health need, and a release planned",
    met_by="registered with a GP, or taken on by RECONNECT, a GP or community mental health",
    ends="every such need closed, or back in custody",
    armed=_in_need,
    opened=_opened,
    values=(WITHIN,),
    source="RECONNECT: support until 28 days after release",
)
