"""An alleged breach goes on to the court, and doesn't lie where it was noticed."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.journey.breaches import breaches, company, steps_taken, withdrawn
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, PROBATION
from domain.journey.journey import Journey
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

PRESENTED = "breach-presented.within"
REFERRED = "breach-referred.within"
PRESENTED_AFTER = "breach-presented.after-referral"


def alleged(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 80: each breach, unless the person is on licence alone: then it is a matter of recall."""
    for on, breach in breaches(journey):
        held_by = company(journey, ask.policy, on)
        if held_by is None:
            amount = ask.policy.pick(PRESENTED, on)
            deadline = ask.policy.after(on, amount)
            yield _duty(journey, breach, deadline, ("presented",), amount)
        else:
            yield from _by_company(journey, ask, breach, held_by)


def _by_company(journey: Journey, ask: Ask, breach: Entry, held_by: str) -> Iterator[Duty]:
    """Two legs: the company refers it to probation, and probation presents it."""
    on = breach.fact.aware_on
    amount = ask.policy.pick(REFERRED, on)
    deadline = ask.policy.after(on, amount)
    actions = ("referred", "presented")
    yield _duty(journey, breach, deadline, actions, amount, leg="referred", told_by=held_by)
    referred = next(steps_taken(journey, on, "referred"), None)
    if referred is not None:
        amount = ask.policy.pick(PRESENTED_AFTER, on)
        deadline = ask.policy.after(london_day(referred.happened_at), amount)
        by = (breach, referred)
        yield _duty(journey, breach, deadline, ("presented",), amount, leg="presented", by=by)


def _duty(
    journey: Journey,
    breach: Entry,
    deadline: Deadline,
    actions: tuple[str, ...],
    amount: Amount,
    *,
    leg: str = "",
    told_by: str = PROBATION,
    by: tuple[Entry, ...] = (),
) -> Duty:
    on = breach.fact.aware_on
    return Duty(
        anchor=breach,
        deadline=deadline,
        meetings=tuple(Met(e.happened_at, (e,)) for e in steps_taken(journey, on, *actions)),
        ended=first_end(ends(journey, breach.happened_at), withdrawn(journey, on)),
        told_by=told_by,
        leg=leg,
        armed_by=by,
        about=str(on),
        values=(amount.read,),
    )


BREACH_PRESENTED = Rule(
    number=80,
    code="breach-referral-late",
    says=(
        "A breach is before the court within {breach-presented.within} of being known; while"
        " companies hold cases, each side has less than that for its own part."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="community offender manager",
    told_by="probation; the company for what it has to refer",
    duties=alleged,
    values=(PRESENTED, REFERRED, PRESENTED_AFTER, HELD_BY_PROVIDERS),
    source="CRC-AE; NPS-SL014; NPS-SL015",
)

RULES: tuple[Rule, ...] = (BREACH_PRESENTED,)
