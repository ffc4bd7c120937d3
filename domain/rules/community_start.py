"""A sentence served in the community begins with a first meeting in person."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.responsibility import CaseAllocated
from domain.facts.sentence import SentenceImposed
from domain.finding import Deadline
from domain.journey.appointments import appointments_as_held
from domain.journey.arming import once
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.release import received_after
from domain.journey.supervision_spells import COMMUNITY_SENTENCES
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

FIRST_CONTACT = "community-first-contact.within"


def sentenced_outside(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 55: each sentence to be served in the community that somebody supervises."""
    for sentence in once(journey.of(SentenceImposed), lambda fact: fact.kind):
        fact = sentence.fact
        if fact.kind not in COMMUNITY_SENTENCES or fact.standalone is not None:
            continue
        within = ask.policy.pick(FIRST_CONTACT, fact.sentenced_on)
        if within.no_duty:
            continue
        allocated: Entry | None = None
        if not ask.policy.pick(HELD_BY_PROVIDERS, fact.sentenced_on).no_duty:
            allocated = _allocated(journey, sentence)
            if allocated is None:
                continue
        on = london_day(allocated.happened_at) if allocated else fact.sentenced_on
        deadline = ask.policy.after(on, within)
        yield Duty(
            anchor=sentence,
            deadline=deadline,
            meetings=_first_meetings(journey, ask, deadline, allocated or sentence),
            ended=first_end(
                ends(journey, sentence.happened_at), received_after(journey, sentence.happened_at)
            ),
            told_by=holder(journey, ask.policy, fact.sentenced_on, deadline),
            armed_by=(allocated,) if allocated else (),
            about=f"{fact.kind} {fact.sentenced_on}",
            values=(within.read,),
        )


def _allocated(journey: Journey, sentence: Entry) -> Entry | None:
    """The first allocation after it: from 2014 to 2021 the clock began only with it."""
    for entry in journey.of(CaseAllocated):
        if entry.happened_at >= sentence.happened_at:
            return entry
    return None


def _first_meetings(
    journey: Journey, ask: Ask, deadline: Deadline, anchor: Entry
) -> tuple[Met, ...]:
    """First appointments in person that stand on a day from the anchor to the last good one."""
    begin = london_day(anchor.happened_at)
    if isinstance(anchor.fact, SentenceImposed):
        begin = anchor.fact.sentenced_on
    last_on = deadline.due_on or begin
    return tuple(
        Met(max(one.by[-1].happened_at, anchor.happened_at), one.by)
        for one in appointments_as_held(journey, ask.now)
        if one.kind == "first" and one.mode == "in-person" and begin <= one.starts_on <= last_on
    )


FIRST_CONTACT_MADE = Rule(
    number=55,
    code="community-first-contact-late",
    says=(
        "Whoever is sentenced to an order is offered a first meeting in person within"
        " {community-first-contact.within}."
    ),
    shape="within",
    kind="PIT",
    severity="medium",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=sentenced_outside,
    values=(FIRST_CONTACT, HELD_BY_PROVIDERS),
    source="PS-SL004; CRC-SL001R; NPS-SL003R",
)

RULES: tuple[Rule, ...] = (FIRST_CONTACT_MADE,)
