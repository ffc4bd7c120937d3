"""Whoever is recalled is brought back to prison."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.entry import Entry
from domain.facts.recall import LicenceRevoked, RecallRescinded
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.recall import recalls
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

BACK = "recalled-back.within"


def revoked_outside(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 77: each day on which a licence was revoked while the person was not inside."""
    first: dict[date, Entry] = {}
    for revoked in journey.of(LicenceRevoked):
        first.setdefault(london_day(revoked.happened_at), revoked)
    for on, revoked in first.items():
        if _inside(journey, revoked.happened_at):
            continue
        amount = ask.policy.pick(BACK, on)
        yield Duty(
            anchor=revoked,
            deadline=ask.policy.after(on, amount),
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in journey.of(PersonReceived)
                if entry.happened_at >= revoked.happened_at
            ),
            ended=ends(journey, revoked.happened_at),
            told_by="prison",
            voided_by=_rescinded(journey, revoked.happened_at),
            about=str(on),
            values=(amount.read,),
        )


def _inside(journey: Journey, moment: datetime) -> bool:
    last = journey.latest(PersonReceived, PersonReleased, upto=moment)
    return last is not None and isinstance(last.fact, PersonReceived)


def _rescinded(journey: Journey, moment: datetime) -> Entry | None:
    """The recall was taken back after the licence was revoked, before another one was agreed."""
    following = [e.happened_at for e in recalls(journey) if e.happened_at > moment]
    for entry in journey.of(RecallRescinded):
        if entry.happened_at >= moment:
            return None if following and following[0] <= entry.happened_at else entry
    return None


BACK_INSIDE = Rule(
    number=77,
    code="recalled-at-large",
    says="Whoever's licence was revoked is back in prison within {recalled-back.within}.",
    shape="within",
    kind="OPEN",
    severity="critical",
    owner="police",
    told_by="prison",
    duties=revoked_outside,
    values=(BACK,),
    source="HMIP OMiC post-release 2023",
)

RULES: tuple[Rule, ...] = (BACK_INSIDE,)
