"""An alleged breach goes on to the court, and doesn't lie where it was noticed."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_end, day_start, london_day
from domain.facts.appointment import BreachAlleged, EnforcementTaken
from domain.facts.entry import Entry
from domain.facts.responsibility import CaseAllocated
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, PROBATION, PROVIDER
from domain.journey.journey import Journey
from domain.journey.oversight import kinds_running
from domain.policy.policy import Amount, Policy
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

PRESENTED = "breach-presented.within"
REFERRED = "breach-referred.within"
PRESENTED_AFTER = "breach-presented.after-referral"


def alleged(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 80: each breach, unless the person is on licence alone: then it is a matter of recall."""
    first: dict[date, Entry] = {}
    for breach in journey.of(BreachAlleged):
        first.setdefault(breach.fact.aware_on, breach)
    for on, breach in first.items():
        if kinds_running(journey, on) == {"licence"}:
            continue
        company = _company(journey, ask.policy, on)
        if company is None:
            amount = ask.policy.pick(PRESENTED, on)
            deadline = ask.policy.after(on, amount)
            yield _duty(journey, breach, deadline, ("presented",), amount)
        else:
            yield from _by_company(journey, ask, breach, company)


def _by_company(journey: Journey, ask: Ask, breach: Entry, company: str) -> Iterator[Duty]:
    """Two legs: the company refers it to probation, and probation presents it."""
    on = breach.fact.aware_on
    amount = ask.policy.pick(REFERRED, on)
    deadline = ask.policy.after(on, amount)
    actions = ("referred", "presented")
    yield _duty(journey, breach, deadline, actions, amount, leg="referred", told_by=company)
    referred = next(_steps(journey, on, "referred"), None)
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
    withdrawn = next(_steps(journey, on, "withdrawn"), None)
    return Duty(
        anchor=breach,
        deadline=deadline,
        meetings=tuple(Met(e.happened_at, (e,)) for e in _steps(journey, on, *actions)),
        ended=first_end(
            ends(journey, breach.happened_at),
            Ended(withdrawn.happened_at, "breach withdrawn", (withdrawn,)) if withdrawn else None,
        ),
        told_by=told_by,
        leg=leg,
        armed_by=by,
        about=str(on),
        values=(amount.read,),
    )


def _steps(journey: Journey, on: date, *actions: str) -> Iterator[Entry]:
    """These actions, from the day the breach was known."""
    for entry in journey.of(EnforcementTaken):
        if entry.fact.action in actions and entry.happened_at >= day_start(on):
            yield entry


def _company(journey: Journey, policy: Policy, on: date) -> str | None:
    """The source of the company that holds the case on that day, while companies do."""
    if policy.pick(HELD_BY_PROVIDERS, on).no_duty:
        return None
    to = ""
    for entry in journey.of(CaseAllocated):
        if entry.happened_at < day_end(on):
            to = entry.fact.to
    return f"/provider/{to.removeprefix(PROVIDER)}" if to.startswith(PROVIDER) else None


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
