"""A new officer is introduced to the person by somebody, in person."""

from collections.abc import Iterator
from datetime import timedelta

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.handover import MeetingHeld
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, CUSTODY, leads
from domain.journey.supervision import supervision_over
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Duty, Met
from domain.rules.lead_churn import changes
from domain.rules.rule import Rule

INTRODUCED, AHEAD = "introduction.within", "introduction.ahead"


def officers_changed(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 37: each community lead who follows another and has never led this person before."""
    for change in changes(journey):
        if change.fact.role not in COMMUNITY or _known_before(journey, change):
            continue
        at, on = change.happened_at, london_day(change.happened_at)
        amount, ahead = ask.policy.pick(INTRODUCED, on), ask.policy.pick(AHEAD, on)
        deadline = ask.policy.after(on, amount)
        yield Duty(
            anchor=change,
            deadline=deadline,
            meetings=_introduced(journey, change, ahead),
            ended=first_end(
                ends(journey, at), _gone(journey, change), supervision_over(journey, at)
            ),
            told_by=holder(journey, ask.policy, on, deadline),
            values=(amount.read, ahead.read),
        )


def _known_before(journey: Journey, change: Entry) -> bool:
    return any(
        lead.worker == change.fact.worker and lead.began_at < change.happened_at
        for lead in leads(journey, COMMUNITY | CUSTODY)
    )


def _introduced(journey: Journey, change: Entry, ahead: Amount) -> tuple[Met, ...]:
    """Meetings with the person and the new lead, the first of them some weeks ahead."""
    since = day_start(london_day(change.happened_at) - timedelta(days=ahead.number))
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(MeetingHeld)
        if entry.fact.with_person
        and change.fact.worker in entry.fact.workers
        and entry.happened_at >= since
    )


def _gone(journey: Journey, change: Entry) -> Ended | None:
    """Whoever has left again can be introduced no more: cover, if it was soon."""
    for lead in leads(journey, COMMUNITY):
        if lead.assigned is change and lead.ended is not None:
            return Ended(lead.ended.happened_at, "the new lead left", (lead.ended,))
    return None


INTRODUCTION = Rule(
    number=37,
    code="lead-change-no-introduction",
    says="A new community officer meets the person within {introduction.within} of taking over.",
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="both leads",
    told_by="the holder of the case",
    duties=officers_changed,
    values=(INTRODUCED, AHEAD, HELD_BY_PROVIDERS),
    source="IPPR chapter 2; Canton footnote 1",
)

RULES: tuple[Rule, ...] = (INTRODUCTION,)
