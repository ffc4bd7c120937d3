"""Who takes a case over, and whose word and silence therefore count."""

from dataclasses import dataclass

from domain.facts.entry import Entry
from domain.facts.handover import HandoverAccepted, HandoverInitiated
from domain.journey.agencies import AGENCIES, MANY
from domain.journey.journey import Journey


@dataclass(frozen=True, slots=True)
class Receiver:
    """The side that takes over: an agency ("probation") or one source ("/provider/crc-x")."""

    told_by: str
    by: tuple[Entry, ...] = ()  # the fact that named it

    def said(self, entry: Entry) -> bool:
        """Whether this is the receiver's own word."""
        return self.told_by in (entry.agency, entry.source)


def receiver(journey: Journey, taken: Entry) -> Receiver:
    """As the point's last `handover.initiated` names it, else whoever says that it took over."""
    if isinstance(taken.fact, HandoverAccepted):
        named = _named(journey, taken)
        if named is not None:
            return Receiver(who(journey, named.fact.to_agency), (named,))
    return Receiver(taken.source if taken.agency in MANY else taken.agency)


def who(journey: Journey, word: str) -> str:
    """An agency word is that agency; `agency:x`, or a bare name, is the source that ends in /x."""
    if word in AGENCIES:
        return word
    agency, _, name = word.partition(":")
    if name:
        return f"/{agency}/{name}"
    ending = f"/{word}"
    journey.looked.all_of.add(object)  # any fact may come from that source
    named = sorted({entry.source for entry in journey.all if entry.source.endswith(ending)})
    return named[0] if named else word


def _named(journey: Journey, taken: Entry) -> Entry | None:
    """The last initiation of this point by then, if it says to whom."""
    last: Entry | None = None
    for entry in journey.of(HandoverInitiated):
        if entry.fact.point == taken.fact.point and entry.happened_at <= taken.happened_at:
            last = entry
    return last if last is not None and last.fact.to_agency is not None else None
