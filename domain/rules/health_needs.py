"""Rules on health needs seen inside: somebody outside is asked before it is too late."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendar import day_start
from domain.facts.appointment import AppointmentArranged, AppointmentRearranged
from domain.facts.entry import Entry
from domain.facts.referral import ReferralMade, ServiceStarted
from domain.finding import Deadline
from domain.journey.appointments import standing_appointments
from domain.journey.area import in_wales
from domain.journey.ends import Ended, first_end
from domain.journey.journey import Journey
from domain.journey.leaving import Leaving, leavings, over
from domain.journey.needs import Need, needs
from domain.journey.person import turns_eighteen_on
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

BOOKED, BOOKED_FOR = "mental-health-booked.within", "mental-health-booked.for"
REFERRED, WINDOW = "reconnect-referred.within", "reconnect-referred.window"
HEALTH, MENTAL_HEALTH, VULNERABILITY = "health", "mental-health", "vulnerability"
GRAVE = frozenset({"medium", "high"})
BOOKINGS = frozenset({"cmht", "gp"})
RECONNECT, ENHANCED = "reconnect", "reconnect-enhanced"


def mental_health_seen(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 16: each mental-health need of some weight seen inside, once a release is known."""
    for leaving in leavings(journey):
        amount = ask.policy.pick(BOOKED, leaving.on)
        reach = ask.policy.pick(BOOKED_FOR, leaving.on)
        deadline = ask.policy.after(leaving.on, amount)
        last_on = ask.policy.after(leaving.on, reach).due_on or leaving.on
        for need, seen in _seen_inside(journey, leaving, MENTAL_HEALTH):
            if leaving.from_court or need.severity(deadline.ends_at) not in GRAVE:
                continue
            yield Duty(
                anchor=seen[0],
                deadline=deadline,
                meetings=(
                    *_booked(journey, leaving, deadline, last_on),
                    *_closed_late(need, deadline),
                ),
                ended=first_end(
                    over(journey, leaving, seen[0].happened_at), _closed(need, deadline)
                ),
                told_by="health",
                armed_by=(*seen, *leaving.facts),
                about=f"{leaving.name}, need since {need.began_at}",
                values=(amount.read, reach.read),
            )


def vulnerability_seen(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 17: each vulnerable adult released in England, from twelve weeks before."""
    for leaving in leavings(journey):
        found = _seen_inside(journey, leaving, VULNERABILITY)
        if not found or _child(journey, leaving.on) or _welsh(journey, leaving):
            continue
        window = ask.policy.pick(WINDOW, leaving.on)
        opens_at = day_start(leaving.on - timedelta(days=window.number))
        if opens_at > ask.now:
            yield Later(opens_at)
            continue
        amount = ask.policy.pick(REFERRED, leaving.on)
        deadline = ask.policy.after(leaving.on, amount)
        for need, seen in found:
            yield Duty(
                anchor=seen[0],
                deadline=deadline,
                meetings=(*_referred(journey, leaving), *_closed_late(need, deadline)),
                ended=first_end(
                    over(journey, leaving, seen[0].happened_at),
                    _enhanced(journey, leaving),
                    _closed(need, deadline),
                ),
                told_by="health",
                armed_by=(*seen, *leaving.facts),
                about=f"{leaving.name}, need since {need.began_at}",
                values=(amount.read, window.read),
                armed_at=max(seen[0].happened_at, opens_at),
            )


def _seen_inside(
    journey: Journey, leaving: Leaving, kind: str
) -> list[tuple[Need, tuple[Entry, ...]]]:
    """Needs of this kind, each with the times it was seen in this custody."""
    found = []
    for need in needs(journey):
        seen = tuple(entry for entry in need.seen if leaving.inside(entry.happened_at))
        if (need.pathway, need.kind) == (HEALTH, kind) and seen:
            found.append((need, seen))
    return found


def _booked(journey: Journey, leaving: Leaving, deadline: Deadline, last_on: date) -> Iterator[Met]:
    """Standing at the deadline for a day within reach; made after it, for any day."""
    for booked in standing_appointments(journey, deadline.ends_at):
        if booked.kind in BOOKINGS and leaving.on <= booked.starts_on <= last_on:
            yield Met(booked.by[-1].happened_at, booked.by)
    for entry in journey.of(AppointmentArranged, AppointmentRearranged):
        if entry.fact.kind in BOOKINGS and not deadline.in_time(entry.happened_at):
            yield Met(entry.happened_at, (entry,))


def _referred(journey: Journey, leaving: Leaving) -> Iterator[Met]:
    for entry in journey.of(ReferralMade):
        since = leaving.after_custody_began(entry.happened_at)
        if entry.fact.service == RECONNECT and since:
            yield Met(entry.happened_at, (entry,))


def _enhanced(journey: Journey, leaving: Leaving) -> Ended | None:
    """A closer service has begun, which takes the place of this one."""
    for entry in journey.of(ServiceStarted):
        since = leaving.after_custody_began(entry.happened_at)
        if entry.fact.service == ENHANCED and since:
            return Ended(entry.happened_at, "enhanced service", (entry,))
    return None


def _closed(need: Need, deadline: Deadline) -> Ended | None:
    """Closed by the deadline, whatever came of it."""
    closed = need.closed
    if closed is None or not deadline.in_time(closed.happened_at):
        return None
    return Ended(closed.happened_at, "need closed", (closed,))


def _closed_late(need: Need, deadline: Deadline) -> Iterator[Met]:
    closed = need.closed
    if closed is not None and not deadline.in_time(closed.happened_at):
        yield Met(closed.happened_at, (closed,))


def _child(journey: Journey, on: date) -> bool:
    adult_on = turns_eighteen_on(journey)
    return adult_on is not None and on < adult_on


def _welsh(journey: Journey, leaving: Leaving) -> bool:
    return in_wales(journey, leaving.stay.since, leaving.stay.ended_at or journey.as_of)


MENTAL_HEALTH_BOOKED = Rule(
    number=16,
    code="health-mh-no-followup",
    says=(
        "Whoever leaves prison with a mental-health need has an appointment with a GP or a"
        " community team within {mental-health-booked.for} of release, booked by that day."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="prison healthcare or RECONNECT",
    told_by="health",
    duties=mental_health_seen,
    values=(BOOKED, BOOKED_FOR),
    source="PA case 13; IPPR T2.1",
)
RECONNECT_REFERRED = Rule(
    number=17,
    code="health-reconnect-missed",
    says=(
        "A vulnerable adult who leaves prison in England is referred to RECONNECT, at the latest"
        " within {reconnect-referred.within} of release."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="prison healthcare or community offender manager",
    told_by="health",
    duties=vulnerability_seen,
    values=(REFERRED, WINDOW),
    source="NHS England RECONNECT",
)

RULES: tuple[Rule, ...] = (MENTAL_HEALTH_BOOKED, RECONNECT_REFERRED)
