"""Handovers that the receiving side completes by its word: each word answers one instance only."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from domain.facts.entry import Entry
from domain.facts.handover import HandoverAccepted, PackAcknowledged
from domain.handovers.point import Instance, Step
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Met

CONFIRMED = (PackAcknowledged, HandoverAccepted)  # either will do, whatever the papers name
TAKEN_OVER = (HandoverAccepted,)

Opener = Callable[[Journey, Ask, Entry], Instance]


def answered(
    armed: Iterable[Instance],
    journey: Journey,
    point: str,
    types: tuple[type, ...],
    teller_only: bool = False,
) -> Iterator[Instance]:
    """These instances of one point, each met by the words that go to it: the latest armed by then.

    `teller_only`: only the word of whoever is to tell counts.
    """
    standing = _in_turn(armed)
    for number, one in enumerate(standing):
        later = [other.armed_at for other in standing[number + 1 :]]
        own = [
            entry
            for entry in words(journey, point, types)
            if one.armed_at <= entry.happened_at
            and not (later and later[0] <= entry.happened_at)
            and (not teller_only or one.told_by in (entry.agency, entry.source))
        ]
        step = one.steps[0]
        met = (*step.meetings, *each(own))
        yield replace(one, steps=(replace(step, meetings=met), *one.steps[1:]))


def _in_turn(armed: Iterable[Instance]) -> list[Instance]:
    """In the order in which words go to them; what was over before it was armed gets none."""
    began = [one for one in armed if one.ended is None or one.ended.at > one.armed_at]
    return sorted(began, key=lambda one: (one.armed_at, one.anchor.key))


def words(journey: Journey, point: str, types: tuple[type, ...]) -> list[Entry]:
    """What was said of this point, in order of happening."""
    return [entry for entry in journey.of(*types) if entry.fact.point == point]


def each(entries: Iterable[Entry]) -> tuple[Met, ...]:
    """Each of these facts meets it on its own."""
    return tuple(Met(entry.happened_at, (entry,)) for entry in entries)


def both(ones: Sequence[Entry], others: Sequence[Entry]) -> tuple[Met, ...]:
    """One of each kind together meet it: with the later of the two."""
    return tuple(
        Met(max(one.happened_at, other.happened_at), (one, other))
        for one in ones
        for other in others
    )


def since(entries: Iterable[Entry], opener: Entry) -> list[Entry]:
    """Those at or after a fact."""
    return [entry for entry in entries if entry.happened_at >= opener.happened_at]


def without_day(
    journey: Journey, opener: Entry, *meetings: tuple[Met, ...], absconding: bool = False
) -> Instance:
    """What a handover fact opens where nothing is armed: a step for each, by no day."""
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=tuple(Step(None, met) for met in meetings),
        arms=(opener,),
        ended=ends(journey, opener.happened_at, absconding=absconding),
    )


def opened_until(point: str, types: tuple[type, ...], *, absconding: bool = False) -> Opener:
    """What a handover fact opens where the receiving side's word alone completes it."""

    def opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
        own = each(since(words(journey, point, types), opener))
        return without_day(journey, opener, own, absconding=absconding)

    return opened
