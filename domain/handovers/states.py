"""How far a handover has got: the state machine all points share.

due -> initiated -> shared-partial -> shared -> acknowledged -> accepted (final)
    at any of them:  overdue, once the day has passed and the teller was heard past it
    returned, cancelled by a fact: stand until it is met or begun again; stages before are forgotten
    cancelled by an end of the duty: for good
"""

from collections.abc import Sequence
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.handover import HandoverCancelled, HandoverInitiated, HandoverReturned
from domain.facts.made_once import made_once
from domain.finding import Deadline, State
from domain.handovers.point import Instance, Step
from domain.handovers.stages import Stage, stage_of
from domain.journey.ends import Ended
from domain.rules.duty import Ask, Met
from domain.rules.verdict import days_late, first_late, past


@made_once
class Standing:
    """Where an instance stands, and what that rests on."""

    state: State
    deadline: Deadline | None
    stage: Stage
    rests_on: tuple[Entry, ...] = ()
    since: tuple[datetime, ...] = ()  # other moments it had to wait for: a deadline, a hearing
    accepted_at: datetime | None = None
    late_days: int | None = None
    reason: str | None = None
    waits: bool = False  # for the deadline, or for the teller to be heard past it


def standing_of(
    instance: Instance, acts: Sequence[Entry], pack: tuple[str, ...], ask: Ask
) -> Standing:
    """Judge one instance by the handover facts that belong to it (in order of happening)."""
    first = instance.steps[0].deadline
    ended = _end(instance, first)
    met = _met(instance.steps, ended, ask.now)
    halted = _halt(instance, acts)
    stage = stage_of(acts, instance.signs, pack, halted.happened_at if halted else None)
    if len(met) == len(instance.steps):
        return _accepted(instance, met, stage)
    step = instance.steps[len(met)]
    before = tuple(entry for one in met for entry in one.by)
    if ended is not None:
        return Standing(
            State.CANCELLED,
            step.deadline,
            stage,
            (*before, *ended.by),
            (ended.at,),
            reason=ended.reason,
        )
    begun = _begun_again(acts, halted)
    if halted is not None and begun is None:
        return _halted(halted, step, stage)
    again = (halted, begun) if halted and begun else ()
    return _under_way(instance, step, stage, (*before, *again), ask)


def _end(instance: Instance, deadline: Deadline | None) -> Ended | None:
    """The earliest end that counts: "before due" ends nothing once the day is over."""
    early = instance.ended_early
    if early is not None and deadline is not None and not deadline.in_time(early.at):
        early = None
    ends = [end for end in (instance.ended, early) if end is not None]
    return min(ends, key=lambda end: end.at, default=None)


def _met(steps: Sequence[Step], ended: Ended | None, now: datetime) -> list[Met]:
    """The steps in place, from the first on: of meetings in time the first known, else the earliest."""
    met: list[Met] = []
    for step in steps:
        found = [
            one for one in step.meetings if one.at <= now and (ended is None or one.at <= ended.at)
        ]
        in_time = [one for one in found if step.deadline is None or step.deadline.in_time(one.at)]
        if in_time:
            met.append(min(in_time, key=lambda one: (one.recorded_at, one.at)))
        elif found:
            met.append(min(found, key=lambda one: (one.at, one.recorded_at)))
        else:
            break
    return met


def _accepted(instance: Instance, met: Sequence[Met], stage: Stage) -> Standing:
    last, deadline = met[-1], instance.steps[-1].deadline
    late = deadline is not None and not deadline.in_time(last.at)
    at = max(one.at for one in met)
    return Standing(
        State.ACCEPTED,
        deadline,
        stage,
        tuple(entry for one in met for entry in one.by),
        (at,),
        accepted_at=at,
        late_days=days_late(deadline, last.at) if deadline and late else None,
    )


def _halt(instance: Instance, acts: Sequence[Entry]) -> Entry | None:
    """The last time the handover was sent back or called off."""
    halts = [act for act in acts if isinstance(act.fact, HandoverReturned | HandoverCancelled)]
    return max((*halts, *instance.sent_back), key=_in_turn, default=None)


def _in_turn(entry: Entry) -> tuple[datetime, str, str]:
    return (entry.happened_at, entry.source, entry.id)


def _begun_again(acts: Sequence[Entry], halted: Entry | None) -> Entry | None:
    if halted is None:
        return None
    for act in acts:
        if isinstance(act.fact, HandoverInitiated) and act.happened_at > halted.happened_at:
            return act
    return None


def _halted(halted: Entry, step: Step, stage: Stage) -> Standing:
    returned = not isinstance(halted.fact, HandoverCancelled)
    return Standing(
        State.RETURNED if returned else State.CANCELLED,
        step.deadline,
        stage,
        (halted,),
        reason=halted.fact.reason,
    )


def _under_way(
    instance: Instance, step: Step, stage: Stage, rests_on: tuple[Entry, ...], ask: Ask
) -> Standing:
    deadline = step.deadline
    if deadline is not None and past(deadline, ask.now):
        heard = _heard(instance, deadline, ask)
        if heard is not None:
            return Standing(State.OVERDUE, deadline, stage, rests_on, (first_late(deadline), heard))
    by = (stage.by,) if stage.by else ()
    return Standing(stage.state, deadline, stage, (*rests_on, *by), waits=deadline is not None)


def _heard(instance: Instance, deadline: Deadline, ask: Ask) -> datetime | None:
    if not instance.told_by:
        return deadline.ends_at
    strictly = deadline.due_at is not None
    return ask.heard.past(instance.told_by, deadline.ends_at, strictly=strictly)
