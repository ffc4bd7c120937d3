"""One person, one journey: what the prison knows and what probation knows are joined."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry
from domain.facts.identity import IdentifierObserved
from domain.facts.sentence import SentenceImposed
from domain.journey.journey import Journey
from domain.journey.words import counts_at
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

JOINED = "records-joined.within"
INSIDE, OUTSIDE = "inside", "outside"
SIDE = {"prison": INSIDE, "probation": OUTSIDE, "police": OUTSIDE}  # by whose record it is
NUMBERS = {"noms": INSIDE, "crn": OUTSIDE, "pnc": OUTSIDE}


def known_on_one_side(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 86: a person known to the prison; or one with a record outside, sentenced to custody.

    Our own clock: when a fact was recorded stands for when it happened. Whichever came first.
    """
    records, sides = _first_known(journey)
    armed = [one for one in (_received(records), _sentenced(journey, records)) if one is not None]
    if not armed:
        journey.looked.all_of.add(object)  # any fact may be the first on a record
        return
    anchor, armed_at, other = min(armed, key=lambda one: one[1])
    met = sides.get(other)
    journey.looked.all_of.update({type(entry.fact) for entry in (anchor, *records.values())})
    journey.looked.all_of.add(type(met.fact) if met else object)
    on = london_day(armed_at)
    amount = ask.policy.pick(JOINED, on)
    yield Duty(
        anchor=anchor,
        deadline=ask.policy.after(on, amount),
        meetings=(Met(counts_at(met), (met,)),) if met else (),
        about="person",
        armed_at=armed_at,
        values=(amount.read,),
    )


Armed = tuple[Entry, datetime, str]  # the fact, when it armed, and the side that is looked for


def _received(records: dict[str, Entry]) -> Armed | None:
    first = records.get(INSIDE)
    return (first, counts_at(first), OUTSIDE) if first else None


def _sentenced(journey: Journey, records: dict[str, Entry]) -> Armed | None:
    """The first sentence to custody of somebody with a record outside."""
    outside = records.get(OUTSIDE)
    sentences = [e for e in journey.of(SentenceImposed) if e.fact.kind == "custody"]
    if outside is None or not sentences:
        return None
    first = min(sentences, key=_order)
    return first, max(counts_at(first), counts_at(outside)), INSIDE


def _first_known(journey: Journey) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """The first fact on a record of each side; and the same, or the first number of that side."""
    records: dict[str, Entry] = {}
    numbers: dict[str, Entry] = {}
    for entry in journey.facts:
        side = SIDE.get(entry.record.partition("/")[0])
        if side is not None:
            _keep_first(records, side, entry)
        if isinstance(entry.fact, IdentifierObserved) and entry.fact.kind in NUMBERS:
            _keep_first(numbers, NUMBERS[entry.fact.kind], entry)
    sides = dict(records)
    for side, entry in numbers.items():
        _keep_first(sides, side, entry)
    return records, sides


def _keep_first(found: dict[str, Entry], side: str, entry: Entry) -> None:
    known = found.get(side)
    if known is not None and entry.recorded_at > counts_at(known):
        return  # most facts: many are looked at, few are the first
    earlier = known is None or _order(entry) < _order(known)
    if earlier and not isinstance(entry.fact, SourceHeartbeat):
        found[side] = entry


def _order(entry: Entry) -> tuple[datetime, datetime, str]:
    return counts_at(entry), entry.happened_at, entry.key


RECORDS_JOINED = Rule(
    number=86,
    code="identity-unlinked",
    says=(
        "Whoever the prison knows, or whoever is sentenced to it, is known there and outside as one"
        " person within {records-joined.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="data steward",
    told_by="",
    duties=known_on_one_side,
    values=(JOINED,),
    source="Canton I: the same person",
)

RULES: tuple[Rule, ...] = (RECORDS_JOINED,)
