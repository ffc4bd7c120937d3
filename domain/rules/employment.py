"""Rules on work: an offer travels out with the person, and somebody knows what came of it."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.finance import EmploymentRecorded
from domain.facts.handover import PackAcknowledged
from domain.facts.sentence import ContactSuspended
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, PROBATION, holder
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.journey.release import (
    SHORT_SENTENCES,
    received_again,
    release_name,
    supervised_releases,
)
from domain.journey.supervision import supervision_over
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

CARRIED, STARTS = "work-offer.before", "work-offer.starts"
FIRST, SECOND = "employment-known.first", "employment-known.second"
OFFERED = frozenset({"employed", "training"})


def offers_inside(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 12: the last word on work inside, where it is a start soon after release."""
    for planned in planned_releases(journey):
        offer = _offer(journey, planned, ask.policy.pick(STARTS, planned.on).number)
        if offer is None or planned.kind == "unconditional":
            continue

        def last_good(release_on: date) -> Deadline:
            return ask.policy.before(release_on, ask.policy.pick(CARRIED, release_on))

        deadline = moved_back(in_force(journey, planned), offer.recorded_at, last_good, ask.policy)
        if deadline is None:
            continue
        back = received_again(journey, planned.released) if planned.released else None
        read = (ask.policy.pick(CARRIED, planned.on).read, ask.policy.pick(STARTS, planned.on).read)
        yield Duty(
            anchor=offer,
            deadline=deadline,
            meetings=_acknowledged(journey, offer),
            ended=first_end(ends(journey, offer.happened_at, absconding=True), back),
            told_by=holder(journey, ask.policy, london_day(offer.happened_at), deadline),
            armed_by=(offer, *planned.plans),
            values=(*read, *notice_read(deadline, ask.policy, london_day(deadline.ends_at))),
        )


def _offer(journey: Journey, planned: Planned, days: int) -> Entry | None:
    """The latest record of this custody; one that probation told, it knows of."""
    last: Entry | None = None
    for entry in journey.of(EmploymentRecorded):
        if planned.inside(entry.happened_at):
            last = entry
    if last is None or last.fact.status not in OFFERED or last.source.split("/")[1] == PROBATION:
        return None
    starts_on = last.fact.starts_on
    soon = starts_on is not None and 0 <= (starts_on - planned.on).days <= days
    return last if soon else None


def _acknowledged(journey: Journey, offer: Entry) -> tuple[Met, ...]:
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(PackAcknowledged)
        if "ete" in entry.fact.items and entry.happened_at >= offer.happened_at
    )


def released_to_work(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 13: each supervised release, twice: some weeks after it and some months after it."""
    for _, release in supervised_releases(journey, ask.policy):
        on = london_day(release.happened_at)
        first = ask.policy.after(on, ask.policy.pick(FIRST, on))
        second = ask.policy.after(on, ask.policy.pick(SECOND, on))
        yield _known(journey, ask, release, (FIRST, first, day_start(on)))
        yield _known(journey, ask, release, (SECOND, second, first.ends_at))


def _known(journey: Journey, ask: Ask, release: Entry, leg: tuple[str, Deadline, datetime]) -> Duty:
    name, deadline, since = leg
    on = london_day(release.happened_at)
    return Duty(
        anchor=release,
        deadline=deadline,
        meetings=tuple(
            Met(entry.happened_at, (entry,))
            for entry in journey.of(EmploymentRecorded)
            if entry.happened_at >= since
        ),
        ended=first_end(
            ends(journey, release.happened_at, absconding=True),
            received_again(journey, release),
            supervision_over(journey, release.happened_at),
            _suspended(journey, day_start(on)),
        ),
        told_by=holder(journey, ask.policy, on, deadline),
        leg="weeks" if name == FIRST else "months",
        about=release_name(release),
        values=(ask.policy.pick(name, on).read,),
    )


def _suspended(journey: Journey, since: datetime) -> Ended | None:
    """Contact was suspended under the national scheme, and not for others only."""
    for entry in journey.of(ContactSuspended):
        ours = entry.fact.scheme == "reset" and entry.fact.exempt_reason is None
        if ours and entry.happened_at >= since:
            return Ended(entry.happened_at, "contact suspended", (entry,))
    return None


OFFER_CARRIED = Rule(
    number=12,
    code="ete-offer-not-carried",
    says=(
        "A job or course that starts within {work-offer.starts} of release is known to probation"
        " at least {work-offer.before} before release."
    ),
    shape="carried-over",
    kind="OPEN",
    severity="medium",
    owner="community offender manager or prison employment lead",
    told_by="the holder of the case",
    duties=offers_inside,
    values=(CARRIED, STARTS, NOTICE, HELD_BY_PROVIDERS),
    source="PA cases 3, 5",
)
EMPLOYMENT_KNOWN = Rule(
    number=13,
    code="ete-status-unknown-6wk",
    says=(
        "Whether a person under supervision works is recorded within {employment-known.first} of"
        " release, and again within {employment-known.second}."
    ),
    shape="within",
    kind="PIT",
    severity="low",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=released_to_work,
    values=(FIRST, SECOND, SHORT_SENTENCES, HELD_BY_PROVIDERS),
    source="Offender employment outcomes guidance 2025",
)

RULES: tuple[Rule, ...] = (OFFER_CARRIED, EMPLOYMENT_KNOWN)
