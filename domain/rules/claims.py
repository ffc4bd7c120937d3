"""Rules on benefits: whoever has no income on release claims at once."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_end, london_day
from domain.facts.entry import Entry
from domain.facts.finance import ClaimSubmitted, EmploymentRecorded
from domain.facts.need import NeedIdentified
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.person import birthday
from domain.journey.release import received_again, release_name, released_stays
from domain.rules.duty import Ask, Duty, Met
from domain.rules.exempt import need_closed
from domain.rules.rule import Rule

CLAIMED, PENSION = "benefit-claim.within", "benefit-claim.pension-age"
FINANCE, ELIGIBLE = "finance", "benefit-eligible"


def eligible_on_release(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 22: each release of somebody who may claim, with neither job nor pension."""
    for stay, release in released_stays(journey):
        seen = _eligible(journey, stay, release)
        on = london_day(release.happened_at)
        amount, pension = ask.policy.pick(CLAIMED, on), ask.policy.pick(PENSION, on)
        deadline = ask.policy.after(on, amount)
        if not seen or _works(journey, deadline) or _retired(journey, on, pension.number):
            continue
        since = stay.began_at or stay.since
        closed, late = need_closed(journey, FINANCE, ELIGIBLE, since, deadline)
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=(*_claimed(journey, release), *late),
            ended=first_end(
                ends(journey, release.happened_at, absconding=True),
                received_again(journey, release),
                closed,
            ),
            told_by=holder(journey, ask.policy, on, deadline),
            armed_by=(release, *seen),
            about=release_name(release),
            values=(amount.read, pension.read),
        )


def _eligible(journey: Journey, stay: Custody, release: Entry) -> list[Entry]:
    """Every time it was seen in this custody, to the end of its last day."""
    since, until = stay.began_at or stay.since, day_end(london_day(release.happened_at))
    return [
        entry
        for entry in journey.of(NeedIdentified)
        if (entry.fact.pathway, entry.fact.kind) == (FINANCE, ELIGIBLE)
        and (since is None or entry.happened_at >= since)
        and entry.happened_at < until
    ]


def _claimed(journey: Journey, release: Entry) -> Iterator[Met]:
    """A claim before the gate counts for nothing: it can't be made there."""
    for entry in journey.of(ClaimSubmitted):
        if entry.happened_at >= release.happened_at:
            yield Met(entry.happened_at, (entry,))


def _works(journey: Journey, deadline: Deadline) -> bool:
    """By the last word on work up to the deadline, a job begins no later than that."""
    last: Entry | None = None
    for entry in journey.of(EmploymentRecorded):
        if deadline.in_time(entry.happened_at):
            last = entry
    if last is None or last.fact.status != "employed" or last.fact.starts_on is None:
        return False
    return bool(last.fact.starts_on <= deadline.due_on)


def _retired(journey: Journey, on: date, years: int) -> bool:
    day = birthday(journey, years)
    return day is not None and day <= on


BENEFIT_CLAIMED = Rule(
    number=22,
    code="fin-claim-late",
    says=(
        "Whoever may claim benefits on release, with neither job nor pension, has claimed within"
        " {benefit-claim.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager or work coach",
    told_by="the holder of the case",
    duties=eligible_on_release,
    values=(CLAIMED, PENSION, HELD_BY_PROVIDERS),
    source="Universal Credit for prison leavers, DWP 2026",
)

RULES: tuple[Rule, ...] = (BENEFIT_CLAIMED,)
