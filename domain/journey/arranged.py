"""What was said of one appointment, found by its reference: what kind it is, and which words tell.

arranged a: first     arranged b: planned     attended a     (new) attended b
of a first meeting:   no word of b makes a difference
"""

from collections.abc import Iterator, Mapping, Sequence

from domain.facts.appointment import AppointmentArranged, AppointmentRearranged
from domain.facts.entry import Entry
from domain.journey.journey import Journey

ARRANGED = (AppointmentArranged, AppointmentRearranged)
FIRST = "first"


class ToldAgain:
    """Stands, among the classes that are new, for a word that arranges an appointment told of before."""


class FirstMeeting:
    """Stands for a word on an appointment that some word calls a first meeting."""


def last_arranged(journey: Journey, ref: str) -> Entry | None:
    """What last said of an appointment what kind it is, when, and with whom."""
    found = arranged(journey, ref)
    return found[-1] if found else None


def arranged(journey: Journey, ref: str) -> Sequence[Entry]:
    """All that said so of an appointment that other facts are about, in order of happening."""
    return journey.once("arranged", lambda: _by_ref(journey)).get(ref, ())


def _by_ref(journey: Journey) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in journey.looked_up(ToldAgain, *ARRANGED):
        found.setdefault(entry.fact.appointment, []).append(entry)
    return found


def kind_of(journey: Journey, ref: str) -> str | None:
    """The kind of an appointment, as last arranged; None where it was never arranged."""
    found = last_arranged(journey, ref)
    kind: str | None = found.fact.kind if found else None
    return kind


def new_of_them(new: Sequence[Entry], earlier: Sequence[Entry]) -> Iterator[type]:
    """ToldAgain and FirstMeeting, where one of these new facts is such a word."""
    about = {ref for entry in new if (ref := _ref(entry))}
    if not about:
        return
    told = {entry.fact.appointment for entry in new if isinstance(entry.fact, ARRANGED)}
    if told and any(_ref(entry) in told for entry in earlier):
        yield ToldAgain
    if any(_calls_first(entry) and _ref(entry) in about for entry in (*earlier, *new)):
        yield FirstMeeting


def _ref(entry: Entry) -> str | None:
    ref: str | None = getattr(entry.fact, "appointment", None)
    return ref


def _calls_first(entry: Entry) -> bool:
    fact = entry.fact
    return isinstance(fact, ARRANGED) and fact.kind == FIRST
