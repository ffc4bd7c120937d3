"""A handover that was begun has its papers sent by the day it is due: asked of every point."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.handover import (
    HandoverAccepted,
    HandoverCancelled,
    HandoverInitiated,
    HandoverReturned,
    PackShared,
)
from domain.finding import Deadline
from domain.handovers.catalogue import POINTS
from domain.handovers.placed import own_from
from domain.handovers.point import Instance, Point
from domain.journey.agencies import MANY
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

TURNS = (HandoverInitiated, HandoverCancelled, HandoverReturned, HandoverAccepted)


@dataclass(frozen=True, slots=True)
class Begun:
    """A handover begun: the fact, the instance it belongs to, and when earlier papers were forgotten."""

    by: Entry
    instance: Instance
    since: datetime


def handovers_begun(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 40: each handover begun, at a point that has a day."""
    begun = {entry.fact.point for entry in journey.of(HandoverInitiated)}
    for point in POINTS if begun else ():
        if point.code in begun:
            yield from _at_point(journey, ask, point)


def _at_point(journey: Journey, ask: Ask, point: Point) -> Iterator[Duty | Later]:
    armed: list[Instance] = []
    for said in point.armed(journey, ask):
        if isinstance(said, Later):
            yield said
        elif said.ended is None or said.ended.at > said.armed_at:
            armed.append(said)
    found = list(_begun(journey, point.code, armed))
    for begun in found:
        deadline = begun.instance.steps[0].deadline
        if deadline is not None:
            until = _next_handover(found, begun)
            yield _duty(journey, point, begun, deadline, until)


def _next_handover(found: Sequence[Begun], begun: Begun) -> Entry | None:
    """What begins the next one of this point: from then on the papers are for that."""
    for other in found:
        later = other.by.happened_at > begun.by.happened_at
        if later and other.instance is not begun.instance:
            return other.by
    return None


def _begun(journey: Journey, code: str, armed: Sequence[Instance]) -> Iterator[Begun]:
    """Begun again while it is under way is the same handover; after a return it is another."""
    running: Instance | None = None
    taken, halted_at = False, None
    for act in journey.of(*TURNS):
        if act.fact.point != code:
            continue
        if isinstance(act.fact, HandoverAccepted):
            taken = True
        elif not isinstance(act.fact, HandoverInitiated):
            running, halted_at = None, act.happened_at
        else:
            instance = _instance_at(armed, act.happened_at)
            own = instance is not None and instance.anchor is act
            if instance is None or instance is running or (running and own and not taken):
                continue
            running, taken = instance, False
            yield Begun(act, instance, max(filter(None, (own_from(instance), halted_at))))


def _instance_at(armed: Iterable[Instance], moment: datetime) -> Instance | None:
    """The latest armed by then, as the point itself shares out what is said of it."""
    by_then = (one for one in armed if own_from(one) <= moment)
    return max(by_then, key=lambda one: (one.armed_at, one.anchor.key), default=None)


def _duty(
    journey: Journey, point: Point, begun: Begun, deadline: Deadline, until: Entry | None
) -> Duty:
    by, instance = begun.by, begun.instance
    packs = [
        entry
        for entry in journey.of(PackShared)
        if entry.fact.point == point.code
        and entry.happened_at >= begun.since
        and (until is None or entry.happened_at < until.happened_at)
    ]
    early = instance.ended_early
    return Duty(
        anchor=by,
        deadline=deadline,
        meetings=tuple(_sent(packs, frozenset(point.pack))),
        ended=first_end(
            ends(journey, by.happened_at),
            instance.ended,
            early if early is not None and deadline.in_time(early.at) else None,
            _called_off(journey, point.code, by),
        ),
        told_by=by.source if by.agency in MANY else by.agency,
        armed_by=(by, *instance.arms),
        values=instance.values,
    )


def _sent(packs: Sequence[Entry], pack: frozenset[str]) -> Iterator[Met]:
    """The whole pack, in one sending or several: with the last of them. None named: any."""
    missing = set(pack)
    by: tuple[Entry, ...] = ()
    for entry in packs:
        if not pack:
            yield Met(entry.happened_at, (entry,))
        elif missing & set(entry.fact.items):
            missing, by = missing - set(entry.fact.items), (*by, entry)
            if not missing:
                yield Met(entry.happened_at, by)


def _called_off(journey: Journey, code: str, begun: Entry) -> Ended | None:
    for entry in journey.of(HandoverCancelled):
        if entry.fact.point == code and entry.happened_at >= begun.happened_at:
            return Ended(entry.happened_at, "handover cancelled", (entry,))
    return None


PAPERS_SENT = Rule(
    number=40,
    code="pack-not-shared",
    says="Once a handover is begun, all its papers are sent by the day it is due.",
    shape="within",
    kind="OPEN",
    severity="high",
    owner="sender",
    told_by="whoever began the handover",
    duties=handovers_begun,
    values=tuple(dict.fromkeys(value for point in POINTS for value in point.values)),
    source="IPPR: information shared in one case of five; the deadline is the point's own",
)
