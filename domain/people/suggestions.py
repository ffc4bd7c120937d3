"""Pairs of records a reviewer should look at: the platform would rather ask than mix two people."""

from dataclasses import dataclass
from typing import Literal

from domain.people.drawing import Drawing
from domain.people.likely import likely
from domain.people.links import Link

Reason = Literal["number-without-person", "needs-attention", "likely-same"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two records that a reviewer should look at: of different people, or merged in a circle."""

    one: str
    other: str
    reason: Reason
    because: str  # the number both show (noms:...), their name and birth (MARY:OCONNOR:1980-01-31),
    # or what forbids: not-same, two-noms, two-holders, circle
    evidence: tuple[str, ...]  # keys of the entries


def suggestions(drawing: Drawing) -> tuple[Suggestion, ...]:
    """One for each pair at most, sorted. A pair already kept apart isn't asked about again,
    except where an agency merged what a reviewer keeps apart. That two are likely the same is
    asked last, of two people about whom nothing else is.
    """
    found: dict[tuple[str, str], Suggestion] = {}
    for link in drawing.weak:
        if link.other not in drawing.clusters.of(link.one) and link.pair not in drawing.apart:
            found[link.pair] = _suggestion(link, "number-without-person", link.number)
    for link, forbidden in drawing.refused:
        if link.pair not in drawing.apart or not link.number:
            found[link.pair] = _suggestion(link, "needs-attention", forbidden)
    alike = [_suggestion(link, "likely-same", who) for link, who in likely(drawing, found)]
    found |= {(one.one, one.other): one for one in alike}
    return tuple(found[two] for two in sorted(found))


def _suggestion(link: Link, reason: Reason, because: str) -> Suggestion:
    return Suggestion(*link.pair, reason, because, tuple(entry.key for entry in link.because))
