"""Rules on who leads the case: never nobody, and probation's officer by the handover date."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from domain.calendar import london_day
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.first_lead import COMMUNITY_WITHIN, CUSTODY_WITHIN
from domain.journey.handover_date import VALUES
from domain.journey.handover_due import HandoverDue, adult_from, handovers_due
from domain.journey.holder import holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, leads_by
from domain.journey.notice import NOTICE
from domain.journey.responsible import Span
from domain.journey.vacuum import Vacuum, spans, vacuums
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

ALERT = "lead-vacuum.within"
JUST_BEFORE = timedelta(microseconds=1)


def nobody_led(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 33: each time without a lead on the side responsible then, from its first instant."""
    for vacuum in vacuums(journey, ask.policy):
        yield Later(vacuum.began_at)
        if vacuum.began_at > ask.now:
            continue
        yield Later(vacuum.ended_at)
        amount = ask.policy.pick(ALERT, vacuum.on)
        deadline = ask.policy.after(vacuum.on, amount)
        yield Duty(
            anchor=vacuum.by,
            deadline=deadline,
            meetings=_filled(vacuum, ask.now),
            ended=first_end(ends(journey, vacuum.began_at), _over(vacuum, ask.now)),
            told_by=_side(journey, ask, vacuum, deadline),
            leg="handover" if vacuum.handover else "",
            values=(amount.read,),
            armed_at=vacuum.began_at,
        )
    yield from _wakes(journey, ask)


def _filled(vacuum: Vacuum, now: datetime) -> tuple[Met, ...]:
    if vacuum.filled_by is None or vacuum.ended_at > now:
        return ()
    return (Met(vacuum.ended_at, (vacuum.filled_by.assigned,)),)


def _over(vacuum: Vacuum, now: datetime) -> Ended | None:
    """Nobody is responsible any more: supervision over, released without it, held on remand."""
    if vacuum.filled_by is not None or vacuum.ended_at > now:
        return None
    return Ended(vacuum.ended_at, "no side responsible any more")


def _side(journey: Journey, ask: Ask, vacuum: Vacuum, deadline: Deadline) -> str:
    """Who would have told: the prison, or whoever holds the case for probation."""
    at = deadline.ends_at - JUST_BEFORE
    last: Span | None = None
    for span in spans(journey, ask.policy):
        if span.began_at <= at:
            last = span
    if last is not None and last.side == "custody":
        return "prison"
    return holder(journey, ask.policy, vacuum.on, deadline)


def officer_by_handover(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 35: a community lead is live at the end of the handover date."""
    yield from _wakes(journey, ask)
    for due in handovers_due(journey, ask.policy):
        yield Duty(
            anchor=due.anchor,
            deadline=due.deadline,
            meetings=tuple(
                Met(lead.began_at, (lead.assigned,))
                for lead in leads_by(journey, COMMUNITY, due.deadline, ask.now)
            ),
            ended=first_end(ends(journey, due.armed_at), _released(due)),
            told_by=holder(journey, ask.policy, due.date.on, due.deadline),
            armed_by=due.arms,
            values=due.values,
            armed_at=due.armed_at,
        )


def _released(due: HandoverDue) -> Ended | None:
    """Out before the handover date, no handover takes place; out on that very day, it was due."""
    released = due.stay.released
    if released is None or london_day(released.happened_at) == due.deadline.due_on:
        return None
    return Ended(released.happened_at, "released", (released,))


def _wakes(journey: Journey, ask: Ask) -> Iterator[Later]:
    """A child grows up, a tariff expires: the clock alone gives or moves a handover date."""
    yield Later(adult_from(journey))
    for due in handovers_due(journey, ask.policy):
        if due.changes_at is not None:
            yield Later(due.changes_at)


LEAD_VACUUM = Rule(
    number=33,
    code="lead-vacuum",
    says=(
        "Throughout a sentence the side responsible has a worker in the lead;"
        " nobody is without one for more than {lead-vacuum.within}."
    ),
    shape="throughout",
    kind="OPEN",
    severity="critical",
    owner="unit head",
    told_by="the side responsible then: prison or probation",
    duties=nobody_led,
    values=(ALERT, COMMUNITY_WITHIN, CUSTODY_WITHIN, *VALUES),
    source="Canton chapter 5; alert chosen",
)
OFFICER_BY_HANDOVER = Rule(
    number=35,
    code="com-unallocated-after-handover",
    says="On the handover date a community officer leads the case of everyone in custody.",
    shape="at",
    kind="OPEN",
    severity="high",
    owner="head of the probation unit",
    told_by="probation, or the provider holding the case",
    duties=officer_by_handover,
    values=(*VALUES, NOTICE),
    source="allocation manager; escalated after 14 days",
)

RULES: tuple[Rule, ...] = (LEAD_VACUUM, OFFICER_BY_HANDOVER)
