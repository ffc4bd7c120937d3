"""What a release or a handover still needs: each requirement met, unmet, not yet due or unknown.

Release on Thu 2 Apr, asked on 24 Mar
  licence ready      met          by /probation/delius#l3
  work coach seen    not-yet-due  last safe day 26 Mar     -> near: nothing else is missing
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import london_day
from domain.facts.casework import CaseworkWaived
from domain.finding import Deadline, State, Verdict
from domain.handovers.catalogue import POINTS
from domain.handovers.placed import Placed, places
from domain.handovers.point import Point
from domain.handovers.rules import RULES
from domain.journey.journey import Journey
from domain.journey.plans import Planned, planned_releases
from domain.policy.policy import Policy
from domain.rules.asked import ask_all
from domain.rules.duty import Ask, Met
from domain.rules.locally import locally
from domain.rules.rule import Judged, Rule
from domain.rules.sources import SILENCE
from domain.rules.verdict import past

WITHIN, MISSING = "near.within", "near.missing"
VALUES = (WITHIN, MISSING)


class Stands(StrEnum):
    """How a requirement stands."""

    MET = "met"
    UNMET = "unmet"  # its last safe day is over
    NOT_YET_DUE = "not-yet-due"
    UNKNOWN = "unknown"  # whoever would tell has not been heard


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that has to be in place."""

    name: str  # licence-not-ready (the rule that would find it missing), step 1, pack: oasys
    stands: Stands
    deadline: Deadline | None  # its last safe day: not yet due until then, unmet or unknown after
    by: tuple[str, ...] = ()  # keys of the facts that met it
    ask: str = ""  # whose word is missing, where it is unknown


@dataclass(frozen=True, slots=True)
class Checklist:
    """The requirements of one release, or of one handover."""

    of: str  # release, or the handover's id
    on: date | None  # the day of the release
    requirements: tuple[Requirement, ...]
    near: bool  # nothing is late or unknown, and little is missing, soon: worth a look today


def of_release(journey: Journey, ask: Ask, rules: Sequence[Rule] = RULES) -> Checklist | None:
    """Every duty that hangs on the plan of the release to come, but for those that somebody waived.

    None: no release is planned.
    """
    planned = plan_of(journey)
    if planned is None:
        return None
    plan = {entry.key for entry in planned.plans}
    waived = {entry.fact.finding for entry in journey.of(CaseworkWaived)}
    asked = ask_all(journey, rules, ask).judged.items()
    needed = (one for name, one in asked if name not in waived)
    found = tuple(_of_duty(one, ask) for one in needed if _hangs_on(plan, one) and _counts(one))
    in_order = tuple(sorted(found, key=lambda one: (_last(one.deadline), one.name)))
    return Checklist("release", planned.on, in_order, near(in_order, journey, ask))


def of_handovers(
    journey: Journey, ask: Ask, points: Sequence[Point] = POINTS
) -> Iterator[Checklist]:
    """The steps and the pack of each handover that is not over."""
    planned: Planned | None = next(reversed(planned_releases(journey)), None)
    for point in points:
        for name, placed in places(journey, point, ask).by_id.items():
            if placed.standing.state not in (State.ACCEPTED, State.CANCELLED):
                found = (*_steps(placed, ask), *_pack(placed, ask))
                on = planned.on if planned else None
                yield Checklist(name, on, found, near(found, journey, ask))


def near(requirements: Iterable[Requirement], journey: Journey, ask: Ask) -> bool:
    """Nothing unmet or unknown, something missing but not too much, and that within the window."""
    until, most = window(locally(journey, ask).policy, london_day(ask.now))
    stands = [(one.stands, _last(one.deadline)) for one in requirements]
    if any(how in (Stands.UNMET, Stands.UNKNOWN) for how, _ in stands):
        return False
    missing = [last for how, last in stands if how is Stands.NOT_YET_DUE]
    return 0 < len(missing) <= most and max(missing) <= until


def window(policy: Policy, today: date) -> tuple[date, int]:
    """Up to which day what is missing may be due, and how much may be missing, to be near."""
    within, most = policy.pick(WITHIN, today), policy.pick(MISSING, today)
    return today + timedelta(days=within.number), most.number


def plan_of(journey: Journey) -> Planned | None:
    """The release to come; None: none is planned."""
    return next((one for one in reversed(planned_releases(journey)) if not one.released), None)


def _hangs_on(plan: set[str], judged: Judged) -> bool:
    duty = judged.duty
    return any(e.key in plan for e in (duty.anchor, *duty.armed_by, *duty.rests_on))


def _counts(judged: Judged) -> bool:
    return judged.ruling.verdict not in (Verdict.LAPSED, Verdict.VOIDED)


def _of_duty(judged: Judged, ask: Ask) -> Requirement:
    duty = judged.duty
    name = f"{judged.rule.code}/{duty.leg}" if duty.leg else judged.rule.code
    return _stands(name, duty.meetings, duty.deadline, duty.told_by, ask)


def _steps(placed: Placed, ask: Ask) -> Iterator[Requirement]:
    told_by = placed.instance.told_by
    for number, step in enumerate(placed.instance.steps, 1):
        yield _stands(f"step {number}", step.meetings, step.deadline, told_by, ask)


def _pack(placed: Placed, ask: Ask) -> Iterator[Requirement]:
    standing = placed.standing
    for item in placed.point.pack:
        if item in (*standing.stage.shared, *standing.stage.acknowledged):
            yield Requirement(f"pack: {item}", Stands.MET, standing.deadline)
        else:
            told_by = placed.instance.told_by
            yield _stands(f"pack: {item}", (), standing.deadline, told_by, ask)


def _stands(
    name: str, meetings: Sequence[Met], deadline: Deadline | None, told_by: str, ask: Ask
) -> Requirement:
    """Met; else late, or unknown where whoever would tell has not been heard; else not yet due."""
    found = [met for met in meetings if met.at <= ask.now]
    if found:
        by = min(found, key=lambda met: met.at).by
        return Requirement(name, Stands.MET, deadline, tuple(entry.key for entry in by))
    if deadline is not None and past(deadline, ask.now):
        strictly = deadline.due_at is not None
        heard = not told_by or ask.heard.past(told_by, deadline.ends_at, strictly=strictly)
        if heard:
            return Requirement(name, Stands.UNMET, deadline)
        return Requirement(name, Stands.UNKNOWN, deadline, ask=told_by)
    if told_by and _silent(told_by, ask):
        return Requirement(name, Stands.UNKNOWN, deadline, ask=told_by)
    return Requirement(name, Stands.NOT_YET_DUE, deadline)


def _silent(who: str, ask: Ask) -> bool:
    """Whether it has said nothing for longer than a source may (rule 88): it may be met already."""
    longest = timedelta(hours=ask.policy.pick(SILENCE, london_day(ask.now)).number)
    return ask.heard.past(who, ask.now - longest) is None


def _last(deadline: Deadline | None) -> date:
    if deadline is None:
        return date.max
    return deadline.due_on or london_day(deadline.ends_at)
