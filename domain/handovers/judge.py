"""Every handover point asked about one journey: its instances, and the state each has got to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.faults import FAULTS
from domain.finding import Handover, State, StepTaken
from domain.handovers.known import Earlier
from domain.handovers.placed import NO_ACTS, Placed, Places, looked_at, none_of
from domain.handovers.point import Point, Step
from domain.handovers.taken_back import Lost, began, places_beside
from domain.journey.journey import Journey
from domain.rules.before import Before, Shown
from domain.rules.duty import Ask
from domain.rules.known import Replay, counts_from
from domain.rules.said import Said, said, shared
from domain.rules.voided import Moments


def each_point(
    journey: Journey,
    points: Sequence[Point],
    ask: Ask,
    stood: Before | None = None,
    replay: Replay | None = None,
) -> dict[str, Said]:
    """What every point says of the journey, each on its own, by its code.

    A point that looked at nothing that is new says what it said before. `replay`: of this journey,
    where others look back at it too. Raises what a point raises, with the point's code as a note.
    """
    earlier, moments = Earlier(replay or Replay(journey, ask)), Moments(journey, ask)
    corrected = bool(moments.displaced())
    unchanged = stood.unchanged if stood else {}
    each: dict[str, Said] = {}
    for point in points:
        known = unchanged.get(point.code)
        if known is None and not corrected and none_of(journey, point):
            known = said(looked_at(point), (), NO_ACTS)
        if known is None:
            before = stood.of(point.code) if stood else None
            try:
                known = _said(journey, point, ask, earlier, moments, before)
            except FAULTS as error:
                error.add_note(f"point {point.code}")
                raise
        each[point.code] = known
    return each


def handovers(journey: Journey, points: Sequence[Point], ask: Ask) -> list[Handover]:
    """Every instance of these points."""
    return [one for said in each_point(journey, points, ask).values() for one in said.handovers]


def _said(
    journey: Journey,
    point: Point,
    ask: Ask,
    earlier: Earlier,
    moments: Moments,
    stood: Shown | None,
) -> Said:
    """One whose arming fact was taken back stays as cancelled, or as accepted if it was by then."""
    place, lost = places_beside(journey, point, ask, moments)
    found = {
        name: shown(name, placed, _since(name, placed, place, earlier, stood))
        for name, placed in place.by_id.items()
    }
    reads = place.reads.union(*(one.reads for one in lost.values()))
    found |= {name: _left(one, earlier, reads) for name, one in lost.items()}
    upto = {} if moments.displaced() else place.upto
    return said(reads, place.wakes, upto, handovers=found.values())


def _since(
    name: str, placed: Placed, place: Places, earlier: Earlier, stood: Shown | None
) -> datetime | None:
    standing = placed.standing
    if standing.state is State.ACCEPTED and not earlier.replay.met_too:
        return None
    known_at = stood and stood.known_at(name, standing.state, standing.deadline, began(placed))
    return known_at or earlier.since(name, placed, place.reads)


def shown(name: str, placed: Placed, known_at: datetime | None) -> Handover:
    """An instance as it is shown."""
    point, instance, standing = placed.point, placed.instance, placed.standing
    rests_on = dict.fromkeys((instance.anchor, *instance.arms, *standing.rests_on))
    return Handover(
        id=name,
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
        known_at=known_at,
        late_days=standing.late_days,
        reason=standing.reason,
        rests_on=tuple(entry.key for entry in rests_on),
        values=shared(instance.values),
        steps=tuple(_step(step) for step in instance.steps),
    )


def _step(step: Step) -> StepTaken:
    return StepTaken(step.deadline, min([one.at for one in step.meetings], default=None))


def _left(lost: Lost, earlier: Earlier, reads: frozenset[type]) -> Handover:
    """As it stays once what armed it is gone; it may have come again meanwhile, and gone again."""
    taken_at, point = counts_from(lost.by), lost.placed.point
    again = earlier.gone_since(lost.name, point, lost.state, reads, taken_at)
    if lost.kept:
        then = Earlier(Replay(lost.journey, lost.ask))
        since = again or then.since(lost.name, lost.placed, lost.read_before)
        return shown(lost.name, lost.placed, since)
    handover = shown(lost.name, lost.placed, again or taken_at)
    return replace(
        handover,
        state=lost.state,
        reason="arming fact taken back",
        rests_on=(*handover.rests_on, lost.by.key),
    )
