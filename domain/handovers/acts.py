"""Handover facts that complete a point together: the whole pack confirmed, or any sign of receipt."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.facts.entry import Entry
from domain.facts.handover import (
    HandoverAccepted,
    HandoverCancelled,
    HandoverReturned,
    PackAcknowledged,
)
from domain.journey.journey import Journey
from domain.rules.duty import Met


def acts_of(journey: Journey, point: str, *types: type) -> list[Entry]:
    """The handover facts of these classes about one point, in order of happening."""
    return [entry for entry in journey.of(*types) if entry.fact.point == point]


def pack_confirmed(
    journey: Journey,
    point: str,
    pack: Sequence[str],
    since: datetime,
    until: datetime | None,
) -> tuple[Met, ...]:
    """Each confirmation that left nothing of the pack missing, in [since, until).

    What was sent back or called off is forgotten: the whole pack is confirmed anew.
    """
    met: list[Met] = []
    known: list[Entry] = []
    for entry in acts_of(journey, point, PackAcknowledged, HandoverReturned, HandoverCancelled):
        if entry.happened_at < since or (until is not None and entry.happened_at >= until):
            continue
        if not isinstance(entry.fact, PackAcknowledged):
            known = []
            continue
        known.append(entry)
        if {item for one in known for item in one.fact.items}.issuperset(pack):
            met.append(Met(entry.happened_at, tuple(known)))
    return tuple(met)


def receipts(journey: Journey, point: str, since: datetime | None) -> list[Entry]:
    """Every sign that the receiving side has it: papers confirmed, or the handover accepted."""
    return [
        entry
        for entry in acts_of(journey, point, PackAcknowledged, HandoverAccepted)
        if (since is None or entry.happened_at >= since)
        and (isinstance(entry.fact, HandoverAccepted) or entry.fact.items)
    ]


def together(
    journey: Journey, point: str, done: Sequence[Entry], received: Sequence[Entry]
) -> Iterator[Met]:
    """A thing done and its receipt, unless the receipt was forgotten (sent back) in between."""
    halts = acts_of(journey, point, HandoverReturned, HandoverCancelled)
    for one in done:
        for receipt in received:
            at = max(one.happened_at, receipt.happened_at)
            if not any(receipt.happened_at < halt.happened_at <= at for halt in halts):
                yield Met(at, (one, receipt))
