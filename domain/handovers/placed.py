"""One point asked about one journey: its instances, each with its handover facts and its state."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from domain.facts.entry import Entry
from domain.facts.handover import (
    HandoverAccepted,
    HandoverCancelled,
    HandoverInitiated,
    HandoverReturned,
    PackAcknowledged,
    PackShared,
)
from domain.facts.made_once import made_once
from domain.finding import Wake
from domain.handovers.point import Instance, Point
from domain.handovers.states import Standing, standing_of
from domain.journey.journey import Journey
from domain.journey.looked import BEFORE_ALL, AsFarAs, Looked
from domain.rules.duty import Ask, Later
from domain.rules.locally import locally
from domain.rules.looks import looks_first
from domain.rules.verdict import first_late

ACTS = (
    HandoverInitiated,
    HandoverCancelled,
    HandoverAccepted,
    HandoverReturned,
    PackShared,
    PackAcknowledged,
)
NO_ACTS: AsFarAs = dict.fromkeys(ACTS, BEFORE_ALL)  # but those that acts_on stands for

Window = tuple[datetime, datetime]


class ActsOn:
    """Stands, among the classes that are new, for a handover fact; each point has one of its own."""


@lru_cache(maxsize=1_000)
def acts_on(code: str) -> type:
    """What stands for one told of this point."""
    return type(f"ActsOn{code}", (ActsOn,), {})


def new_acts(new: Iterable[Entry]) -> Iterator[type]:
    """What stands for those among new facts."""
    for entry in new:
        if isinstance(entry.fact, ACTS):
            yield acts_on(entry.fact.point)


@made_once
class Placed:
    """One instance of a point, and where it stands."""

    point: Point
    instance: Instance
    standing: Standing


@dataclass(slots=True)
class Places:
    """A point's instances by id, what was looked at to place them, and when to ask again."""

    by_id: dict[str, Placed] = field(default_factory=dict)
    wakes: set[Wake] = field(default_factory=set)
    reads: frozenset[type] = frozenset()
    upto: AsFarAs = field(default_factory=dict)  # of those classes, some only as far as a moment


def places(journey: Journey, point: Point, ask: Ask, lost: Sequence[Window] = ()) -> Places:
    """Ask one point. `lost`: while an instance stood whose arming was taken back, facts were its own."""
    if none_of(journey, point):
        return Places(reads=looked_at(point), upto=NO_ACTS)
    found, journey.looked = Places(), Looked()
    acts = acts_of(journey, point)
    ask = locally(journey, ask)
    armed: list[Instance] = []
    for said in point.armed(journey, ask):
        if not isinstance(said, Later):
            armed.append(said)
        elif said.at > ask.now:
            found.wakes.add(Wake(said.at))
    shares, early = _shared_out(_in_force(armed), acts)
    early = [act for act in early if not any(a <= act.happened_at <= b for a, b in lost)]
    if early:
        shares.insert(0, (point.opened(journey, ask, early[0]), early))
    for instance, own in shares:
        standing = standing_of(instance, own, point.pack, ask)
        found.by_id[f"{point.code}/{journey.root(instance.anchor)}"] = Placed(
            point, instance, standing
        )
        found.wakes.update(_wakes(standing, instance, ask))
    found.reads, found.upto = journey.looked.classes, journey.looked.only_as_far_as
    return found


def acts_of(journey: Journey, point: Point) -> Sequence[Entry]:
    """The handover facts told of this point, in order of happening."""
    by_point = journey.once("handover-acts", lambda: _by_point(journey))
    journey.looked.all_of.add(acts_on(point.code))
    return by_point.get(point.code, ())


def _by_point(journey: Journey) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in journey.looked_up(ActsOn, *ACTS):
        found.setdefault(entry.fact.point, []).append(entry)
    return found


def none_of(journey: Journey, point: Point) -> bool:
    """Whether there is nothing that could arm this point, and nobody acted on it."""
    first = looks_first(point.armed)
    return bool(first) and journey.lacks(first) and not acts_of(journey, point)


def looked_at(point: Point) -> frozenset[type]:
    """What was looked at to see that."""
    return _with_acts(looks_first(point.armed), point.code)


@lru_cache(maxsize=1_000)
def _with_acts(first: frozenset[type], code: str) -> frozenset[type]:
    return first.union(ACTS, (acts_on(code),))


def _in_force(armed: Sequence[Instance]) -> list[Instance]:
    """What was over before it was armed never was one."""
    began = [one for one in armed if one.ended is None or one.ended.at > one.armed_at]
    return sorted(began, key=lambda one: (one.armed_at, one.anchor.key))


def _shared_out(
    armed: Sequence[Instance], acts: Sequence[Entry]
) -> tuple[list[tuple[Instance, list[Entry]]], list[Entry]]:
    """Each handover fact goes to the latest instance armed by then; those before any open one."""
    shares: list[tuple[Instance, list[Entry]]] = [(instance, []) for instance in armed]
    early: list[Entry] = []
    for act in acts:
        before = [own for instance, own in shares if own_from(instance) <= act.happened_at]
        (before[-1] if before else early).append(act)
    return shares, early


def own_from(instance: Instance) -> datetime:
    """From when on handover facts are an instance's own."""
    return instance.acts_from or instance.armed_at


def _wakes(standing: Standing, instance: Instance, ask: Ask) -> Iterator[Wake]:
    """Asked again when the day is over, and then when the teller is heard past it."""
    deadline = standing.deadline
    if standing.waits and deadline is not None:
        waiting = deadline.in_time(ask.now)
        yield Wake(first_late(deadline), "" if waiting else instance.told_by)
