"""Rules on needs: whoever sees one sees to it that somebody acts."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedActionStarted, NeedClosed, NeedIdentified
from domain.finding import Deadline
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import speaks_of
from domain.journey.notice import NOTICE, Computed, held, notice_read
from domain.journey.plans import Planned, in_force, planned_releases
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

ACTED_ON = "need-acted-on.within"
ACTED_ON_NEAR = "need-acted-on.near-release"
NEAR = "need-acted-on.near"
DEBT_ACTED_ON = "debt-acted-on.within"

Key = tuple[str, str | None]  # pathway, kind


def needs_seen(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 31: each need of some weight, sooner where release is near."""
    for need in _unanswered(journey, lambda fact: fact.severity in ("medium", "high")):
        on = london_day(need.happened_at)
        planned = _planned_then(journey, need)
        deadline, values = _by_release(journey, ask, need, planned)
        notice = notice_read(deadline, ask.policy, on)
        plans = planned.plans if planned else ()
        yield _duty(journey, ask, need, deadline, (*values, *notice), plans)


def debts_seen(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 26: each debt, however grave."""
    for need in _unanswered(journey, lambda fact: _key(fact) == ("finance", "debt")):
        on = london_day(need.happened_at)
        amount = ask.policy.pick(DEBT_ACTED_ON, on)
        yield _duty(journey, ask, need, ask.policy.after(on, amount), (amount.read,), ())


def _duty(
    journey: Journey,
    ask: Ask,
    need: Entry,
    deadline: Deadline,
    values: tuple[tuple[str, int], ...],
    plans: tuple[Entry, ...],
) -> Duty:
    answers = _answers(journey, need)
    return Duty(
        anchor=need,
        deadline=deadline,
        meetings=tuple(Met(e.happened_at, (e,)) for e in answers if not _declined(e)),
        ended=first_end(
            ends(journey, need.happened_at),
            _declined_in_time([e for e in answers if _declined(e)], deadline),
        ),
        told_by=holder(journey, ask.policy, london_day(need.happened_at), deadline),
        rests_on=plans,
        values=values,
    )


def _unanswered(journey: Journey, counts: Callable[[Any], bool]) -> Iterator[Entry]:
    """Each need that counts; while one waits for its answer, the same one seen again adds none."""
    waiting: set[Key] = set()
    seen = once((e for e in journey.of(NeedIdentified) if counts(e.fact)), _key)
    told = sorted((*seen, *journey.of(NeedActionStarted, NeedClosed)), key=_order)
    for entry in told:
        if not isinstance(entry.fact, NeedIdentified):
            waiting = {key for key in waiting if not speaks_of(entry.fact, *key)}
        elif _key(entry.fact) not in waiting:
            waiting.add(_key(entry.fact))
            yield entry


def _answers(journey: Journey, need: Entry) -> list[Entry]:
    return [
        entry
        for entry in journey.of(NeedActionStarted, NeedClosed)
        if entry.happened_at >= need.happened_at and speaks_of(entry.fact, *_key(need.fact))
    ]


def _declined(entry: Entry) -> bool:
    return isinstance(entry.fact, NeedClosed) and entry.fact.outcome == "declined"


def _declined_in_time(declined: list[Entry], deadline: Deadline) -> Ended | None:
    for entry in declined:
        if deadline.in_time(entry.happened_at):
            return Ended(entry.happened_at, "declined", (entry,))
    return None


def _by_release(
    journey: Journey, ask: Ask, need: Entry, planned: Planned | None
) -> tuple[Deadline, tuple[tuple[str, int], ...]]:
    """The usual day, or the nearer one from when a near release was known, by short notice."""
    on = london_day(need.happened_at)
    usual, near = ask.policy.pick(ACTED_ON, on), ask.policy.pick(ACTED_ON_NEAR, on)
    window = ask.policy.pick(NEAR, on)
    steps = [Computed(on, ask.policy.after(on, usual))]
    amount = usual
    for step in in_force(journey, planned) if planned else ():
        amount = near if 0 <= (step.on - on).days <= window.number else usual
        known_on = london_day(max(step.known_at, need.recorded_at))
        steps.append(Computed(known_on, ask.policy.after(on, amount)))
    deadline = held(steps, ask.policy) or steps[0].deadline
    return deadline, (amount.read, window.read)


def _planned_then(journey: Journey, need: Entry) -> Planned | None:
    """The release planned in the custody in which the need was seen."""
    for planned in planned_releases(journey):
        if planned.inside(need.happened_at):
            return planned
    return None


def _key(fact: Any) -> Key:
    return fact.pathway, fact.kind


def _order(entry: Entry) -> tuple[datetime, bool]:
    """An answer at the very moment answers what was seen then."""
    return entry.happened_at, not isinstance(entry.fact, NeedIdentified)


DEBT_ACTED_ON_RULE = Rule(
    number=26,
    code="fin-debt-no-action",
    says="Somebody acts on a debt within {debt-acted-on.within} of its being seen.",
    shape="within",
    kind="OPEN",
    severity="low",
    owner="com",
    told_by="the holder of the case",
    duties=debts_seen,
    values=(DEBT_ACTED_ON, HELD_BY_PROVIDERS),
    source="PA (Homemaker)",
)
NEED_ACTED_ON_RULE = Rule(
    number=31,
    code="need-no-action",
    says=(
        "Somebody acts on a medium or high need within {need-acted-on.within} of its being seen,"
        " or {need-acted-on.near-release} where release is within {need-acted-on.near}."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="current lead",
    told_by="the holder of the case",
    duties=needs_seen,
    values=(ACTED_ON, ACTED_ON_NEAR, NEAR, NOTICE, HELD_BY_PROVIDERS),
    source="IPPR T2.1; TTG16",
)

RULES: tuple[Rule, ...] = (DEBT_ACTED_ON_RULE, NEED_ACTED_ON_RULE)
