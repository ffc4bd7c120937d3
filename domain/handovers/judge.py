"""Every handover point asked about one journey: its instances, and the state each has got to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.facts.entry import Entry
from domain.facts.handover import (
    HandoverAccepted,
    HandoverCancelled,
    HandoverInitiated,
    HandoverReturned,
    PackAcknowledged,
    PackShared,
)
from domain.finding import Handover, State, Wake
from domain.handovers.point import Instance, Point
from domain.handovers.states import Standing, standing_of
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Later
from domain.rules.verdict import JUST_AFTER

ACTS = (
    HandoverInitiated,
    HandoverCancelled,
    HandoverAccepted,
    HandoverReturned,
    PackShared,
    PackAcknowledged,
)


@dataclass(frozen=True, slots=True)
class _Judged:
    """One instance as judged, with what armed it."""

    handover: Handover
    arms: frozenset[str]


def handovers(
    journey: Journey, points: Sequence[Point], ask: Ask
) -> tuple[list[Handover], set[Wake]]:
    """Every instance of these points, and when each has to be asked again.

    One whose arming fact was taken back stays as cancelled, or as accepted if it was by then.
    """
    wakes: set[Wake] = set()
    found = {judged.handover.id: judged.handover for judged in _all(journey, points, ask, wakes)}
    for handover in _taken_back(journey, points, ask):
        found.setdefault(handover.id, handover)
    return list(found.values()), wakes


def _all(
    journey: Journey, points: Sequence[Point], ask: Ask, wakes: set[Wake]
) -> Iterator[_Judged]:
    acts: dict[str, list[Entry]] = {}
    for entry in journey.of(*ACTS):
        acts.setdefault(entry.fact.point, []).append(entry)
    for point in points:
        yield from _of_point(journey, point, acts.get(point.code, []), ask, wakes)


def _of_point(
    journey: Journey, point: Point, acts: Sequence[Entry], ask: Ask, wakes: set[Wake]
) -> Iterator[_Judged]:
    armed: list[Instance] = []
    for said in point.armed(journey, ask):
        if isinstance(said, Later):
            if said.at > ask.now:
                wakes.add(Wake(said.at))
        elif said.ended is None or said.ended.at > said.armed_at:
            armed.append(said)
    armed.sort(key=lambda instance: (instance.armed_at, instance.anchor.key))
    for instance, own in _shared_out(journey, point, armed, acts, ask):
        standing = standing_of(instance, own, point.pack, ask)
        wakes.update(_wakes(standing, instance, ask))
        yield _judged(journey, point, instance, standing)


def _shared_out(
    journey: Journey, point: Point, armed: Sequence[Instance], acts: Sequence[Entry], ask: Ask
) -> Iterator[tuple[Instance, list[Entry]]]:
    """Each handover fact goes to the latest instance armed by then; with none they open one."""
    own: list[list[Entry]] = [[] for _ in armed]
    early: list[Entry] = []
    for act in acts:
        before = [n for n, instance in enumerate(armed) if instance.armed_at <= act.happened_at]
        (own[before[-1]] if before else early).append(act)
    if early:
        yield point.opened(journey, ask, early[0]), early
    yield from zip(armed, own, strict=True)


def _wakes(standing: Standing, instance: Instance, ask: Ask) -> Iterator[Wake]:
    """Asked again when the day is over, and then when the teller is heard past it."""
    deadline = standing.deadline
    if not standing.waits or deadline is None:
        return
    at = deadline.ends_at + JUST_AFTER if deadline.due_at is not None else deadline.ends_at
    yield Wake(at) if deadline.in_time(ask.now) else Wake(at, instance.told_by)


def _judged(journey: Journey, point: Point, instance: Instance, standing: Standing) -> _Judged:
    rests_on = dict.fromkeys((instance.anchor, *instance.arms, *standing.rests_on))
    known = [entry.recorded_at for entry in rests_on]
    handover = Handover(
        id=f"{point.code}/{journey.root(instance.anchor)}",
        point=point.code,
        state=standing.state,
        anchor=instance.anchor.key,
        record=instance.anchor.record,
        armed_at=instance.armed_at,
        from_agency=point.from_agency,
        to_agency=point.to_agency,
        deadline=standing.deadline,
        told_by=instance.told_by,
        needed=point.pack,
        shared=standing.stage.shared,
        acknowledged=standing.stage.acknowledged,
        accepted_at=standing.accepted_at,
        known_at=max(*known, *standing.since, instance.armed_at),
        late_days=standing.late_days,
        reason=standing.reason,
        rests_on=tuple(entry.key for entry in rests_on),
        values=instance.values,
    )
    return _Judged(handover, frozenset(entry.key for entry in instance.arms))


def _taken_back(journey: Journey, points: Sequence[Point], ask: Ask) -> Iterator[Handover]:
    """Instances that stood just before a fact that armed them was taken back or replaced."""
    for target, by in sorted(journey.standing.displaced.items()):
        earlier = journey.known_before(by.position)
        then = Ask(min(ask.now, by.recorded_at), ask.policy, ask.heard)
        for judged in _all(earlier, points, then, set()):
            if target in judged.arms:
                yield _cancelled(judged.handover, by)


def _cancelled(handover: Handover, by: Entry) -> Handover:
    """As it stays once what armed it is gone. Accepted is final."""
    if handover.state is State.ACCEPTED:
        return handover
    return replace(
        handover,
        state=State.CANCELLED,
        known_at=by.recorded_at,
        reason="arming fact taken back",
        rests_on=(*handover.rests_on, by.key),
    )
