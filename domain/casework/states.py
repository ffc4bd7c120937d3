"""What a decider must know of the handover or gap it is asked about."""

from dataclasses import dataclass

from domain.casework.deferrals import How
from domain.finding import State, Verdict


@dataclass(frozen=True, slots=True)
class HandoverSeen:
    """A handover as it stood when somebody acted on it."""

    id: str
    point: str
    record: str
    state: State
    to_agency: str
    round: str  # key of the fact that last began it: the anchor, or a later handover.initiated
    said: frozenset[str] = frozenset()  # keys of what was said about it already, through us


@dataclass(frozen=True, slots=True)
class DeferralSeen:
    """Somebody's wish to put a gap off, as it stood when somebody else answered it."""

    fact: str  # key
    agency: str
    by: str
    how: How


@dataclass(frozen=True, slots=True)
class GapSeen:
    """A gap as it stood when somebody acted on it."""

    id: str
    record: str
    verdict: Verdict
    said: frozenset[str] = frozenset()
    deferral: DeferralSeen | None = None  # None: nobody wants to put it off today
