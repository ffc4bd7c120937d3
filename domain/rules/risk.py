"""Rules on risk: a flag one agency has raised is known to the next one."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.handover import HandoverAccepted, PackAcknowledged
from domain.facts.responsibility import LeadAssigned
from domain.facts.risk import FlagRaised
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.flags import flag_ends, flag_run
from domain.journey.journey import Journey
from domain.journey.receiver import Receiver, receiver
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

CARRIED = "risk-flag.within"
FLAGS = ("domestic-abuse", "child", "self-harm", "mappa-eligible")
ROLES = frozenset(
    {
        "pom",
        "com",
        "offender-manager",
        "offender-supervisor",
        "responsible-officer",
        "yjs-worker",
        "adult-worker",
    }
)


def taken_over_with_flags(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 65: each taking over, for each flag then live; one duty a flag, receiver and day."""
    if not journey.of(FlagRaised):
        return
    seen: set[tuple[str, str, object]] = set()
    for entry in once(journey.of(HandoverAccepted, LeadAssigned), _what):
        if isinstance(entry.fact, LeadAssigned) and not _leads(entry.fact):
            continue
        to = receiver(journey, entry)
        for flag in FLAGS:
            raised = flag_run(journey, flag, entry.happened_at)
            what = (flag, to.told_by, london_day(entry.happened_at))
            if raised and what not in seen and not any(to.said(word) for word in raised):
                seen.add(what)
                yield _duty(journey, ask, entry, raised, to)


def _what(fact: HandoverAccepted | LeadAssigned) -> object:
    return fact.point if isinstance(fact, HandoverAccepted) else (fact.role, fact.worker)


def _leads(fact: LeadAssigned) -> bool:
    return fact.role in ROLES and not fact.co_working


def _duty(
    journey: Journey, ask: Ask, taken: Entry, raised: tuple[Entry, ...], to: Receiver
) -> Duty:
    flag: str = raised[0].fact.flag
    on = london_day(taken.happened_at)
    amount = ask.policy.pick(CARRIED, on)
    return Duty(
        anchor=taken,
        deadline=ask.policy.after(on, amount),
        meetings=_acknowledged(journey, flag, raised[0].happened_at, to),
        ended=first_end(ends(journey, taken.happened_at), _flag_over(journey, flag, taken)),
        told_by=to.told_by,
        leg=flag,
        about=f"{to.told_by} {on}",
        rests_on=to.by,
        armed_by=raised[:1],
        values=(amount.read,),
    )


def _acknowledged(journey: Journey, flag: str, since: datetime, to: Receiver) -> tuple[Met, ...]:
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(PackAcknowledged)
        if flag in entry.fact.items and entry.happened_at >= since and to.said(entry)
    )


def _flag_over(journey: Journey, flag: str, taken: Entry) -> Ended | None:
    entry = flag_ends(journey, flag, taken.happened_at)
    return Ended(entry.happened_at, "flag ended", (entry,)) if entry else None


FLAG_CARRIED = Rule(
    number=65,
    code="risk-flag-not-carried",
    says="Whoever takes a case over confirms every live risk flag within {risk-flag.within}.",
    shape="carried-over",
    kind="OPEN",
    severity="critical",
    owner="sender and receiver",
    told_by="the receiver",
    duties=taken_over_with_flags,
    values=(CARRIED,),
    source="IPPR chapter 3.1",
)

RULES: tuple[Rule, ...] = (FLAG_CARRIED,)
