"""What one rule or point said of a journey, kept for as long as nothing it looked at has changed."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeVar, cast

from domain.facts.made_once import made_once
from domain.finding import Finding, Handover, Wake
from domain.journey.looked import BEFORE_ALL, NOWHERE, AsFarAs

NEVER: frozenset[Wake] = frozenset()
Limits = tuple[tuple[type, datetime], ...]
Kept = TypeVar("Kept", bound=Hashable)


@made_once
class Said:
    """Its findings or handovers, when to ask it again, and the classes of facts it looked at."""

    findings: tuple[Finding, ...] = ()
    handovers: tuple[Handover, ...] = ()
    wakes: frozenset[Wake] = NEVER
    reads: frozenset[type] = frozenset()  # `object`: it looked at all of them
    upto: Limits = ()  # of these only as far as they had happened by then


def said(
    reads: frozenset[type],
    wakes: Collection[Wake],
    upto: AsFarAs = NOWHERE,
    *,
    findings: Iterable[Finding] = (),
    handovers: Iterable[Handover] = (),
) -> Said:
    """Kept for thousands of people: what is the same for many of them is one object."""
    found, points = tuple(findings), tuple(handovers)
    limits = tuple(upto.items()) if upto else ()
    if not limits or all(moment is BEFORE_ALL for _, moment in limits):  # the same for many
        if not (found or points or wakes):
            return _nothing(reads, limits)
        limits = shared(limits)
    return Said(found, points, frozenset(wakes) if wakes else NEVER, shared(reads), limits)


@lru_cache(maxsize=65_536)
def _nothing(reads: frozenset[type], limits: Limits) -> Said:
    """What most rules say of most people, having looked at these."""
    return Said(reads=reads, upto=limits)


def shared(value: Kept) -> Kept:
    """One object for equal ones: what a finding was read from, the classes a rule looked at."""
    return cast(Kept, _shared(value))


@lru_cache(maxsize=65_536)
def _shared(value: Hashable) -> Hashable:
    return value


Each = Mapping[str, Said]  # by the rule's number or the point's code: "50", "HP18"
