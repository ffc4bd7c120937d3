"""HP16: whoever may claim benefits on release claims at once."""

from collections.abc import Iterator
from datetime import date

from domain.facts.entry import Entry
from domain.facts.finance import ClaimSubmitted, EmploymentRecorded
from domain.finding import Deadline
from domain.handovers.before_release import anchor, arms
from domain.handovers.needs_after import all_closed, armed_at, carried
from domain.handovers.point import Instance, Point, Step
from domain.journey.after_release import WayOut, ways_out
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import Need
from domain.rules.duty import Ask, Later, Met

WITHIN = "benefit-claim.within"
FINANCE, ELIGIBLE = "finance", "benefit-eligible"


def _eligible(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for out in ways_out(journey):
        amount = ask.policy.pick(WITHIN, out.on)
        deadline = ask.policy.after(out.on, amount)
        found = carried(journey, out, deadline, _may_claim)
        if not found:
            continue
        at = armed_at(out, [(need.began_at, need.seen[0]) for need in found])
        working = _works(journey, out, deadline)
        if working is not None and working.at <= at:
            continue
        yield Instance(
            anchor=anchor(out.planned),
            armed_at=at,
            steps=(Step(deadline, _claimed(journey, out.released)),),
            arms=arms(out.planned, *(need.seen[0] for need in found)),
            told_by=holder(journey, ask.policy, out.on, deadline),
            ended=first_end(ends(journey, at, absconding=True), all_closed(found), out.back),
            ended_early=working,
            values=(amount.read,),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    at = opener.happened_at
    claims = [e for e in journey.of(ClaimSubmitted) if e.happened_at >= at]
    return Instance(
        anchor=opener,
        armed_at=at,
        steps=(Step(None, tuple(Met(entry.happened_at, (entry,)) for entry in claims)),),
        arms=(opener,),
        ended=ends(journey, at, absconding=True),
    )


def _may_claim(need: Need) -> bool:
    return (need.pathway, need.kind) == (FINANCE, ELIGIBLE)


def _claimed(journey: Journey, released: Entry | None) -> tuple[Met, ...]:
    """A claim before the gate counts for nothing: it can't be made there."""
    if released is None:
        return ()
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(ClaimSubmitted)
        if entry.happened_at >= released.happened_at
    )


def _works(journey: Journey, out: WayOut, deadline: Deadline) -> Ended | None:
    """By the last word on work up to the deadline, a job has begun or will by then."""
    last: Entry | None = None
    for entry in journey.of(EmploymentRecorded):
        inside = out.since is None or entry.happened_at >= out.since
        if inside and deadline.in_time(entry.happened_at):
            last = entry
    if last is None or last.fact.status != "employed" or not _by(last.fact.starts_on, deadline):
        return None
    return Ended(last.happened_at, "employed", (last,))


def _by(starts_on: date | None, deadline: Deadline) -> bool:
    return starts_on is None or deadline.due_on is None or starts_on <= deadline.due_on


HP16 = Point(
    code="HP16",
    says="Whoever may claim benefits on release has claimed within {benefit-claim.within}.",
    from_agency="prison",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="benefits may be claimed, and a release is planned",
    met_by="a claim made at or after the release",
    ends="employed before it is due, the need closed, or back in custody",
    armed=_eligible,
    opened=_opened,
    values=(WITHIN, HELD_BY_PROVIDERS),
    source="Universal Credit for prison leavers, DWP 2026",
)
