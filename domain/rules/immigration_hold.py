"""Whoever stays in prison past release on an immigration paper is not lost to probation."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.custody import ImmigrationHoldServed
from domain.facts.entry import Entry
from domain.facts.handover import HandoverAccepted, PackAcknowledged
from domain.journey.arming import once
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.sentence import latest_custody_sentence
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

TOLD = "immigration-hold.acknowledged"
POINT = "HP31"


def held_on(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 85: each paper served on somebody who is sentenced."""
    for served in once(journey.of(ImmigrationHoldServed), lambda fact: fact.document):
        if not _sentenced(journey, served):
            continue
        on = london_day(served.happened_at)
        amount = ask.policy.pick(TOLD, on)
        deadline = ask.policy.after(on, amount)
        teller = holder(journey, ask.policy, on, deadline)
        yield Duty(
            anchor=served,
            deadline=deadline,
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in journey.of(PackAcknowledged, HandoverAccepted)
                if entry.fact.point == POINT
                and teller in (entry.agency, entry.source)
                and entry.happened_at >= served.happened_at
            ),
            ended=ends(journey, served.happened_at, absconding=True),
            told_by=teller,
            values=(amount.read,),
        )


def _sentenced(journey: Journey, served: Entry) -> bool:
    """A sentence of custody is known, or the last reception was for one."""
    if latest_custody_sentence(journey, served.happened_at) is not None:
        return True
    stay = journey.stay_at(served.happened_at)
    receptions = [
        entry
        for entry in (stay.receptions if stay else ())
        if entry.happened_at <= served.happened_at
    ]
    return bool(receptions) and receptions[-1].fact.basis in ("sentence", "recall")


HOLD_TOLD = Rule(
    number=85,
    code="fno-hold-unnotified",
    says="Probation confirms an immigration hold within {immigration-hold.acknowledged}.",
    shape="within",
    kind="OPEN",
    severity="high",
    owner="offender management unit",
    told_by="the holder of the case",
    duties=held_on,
    values=(TOLD, HELD_BY_PROVIDERS),
    source="HP31",
)

RULES: tuple[Rule, ...] = (HOLD_TOLD,)
