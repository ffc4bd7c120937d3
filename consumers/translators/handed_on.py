"""Records that may change hands: a note or a plan found to be about somebody else.

case-note.created  id 7 on A1        told of case-note/7/A1
case-note.moved    id 7 from A1 to A2
                     A2: told of case-note/7/A2          A1: case-note/7/A1 is taken back
case-note.deleted  id 7 on A2        case-note/7/A2 is taken back

So the thing told of is the record on one person.
"""

from typing import Any

from consumers.envelopes.event import HmppsEvent, numbers
from consumers.translators.reading import Reading
from consumers.translators.things import id_in, taken_back
from domain.facts.data import FactWithdrawn


def held(event: HmppsEvent, kind: str, id_field: str) -> str | None:
    """The record on the person the message is about; None: the message doesn't name both."""
    item = id_in(event, id_field)
    return f"{kind}/{item}/{event.noms[0]}" if item is not None and event.noms else None


def taken_off(event: HmppsEvent, kind: str, id_field: str) -> tuple[Reading, ...]:
    """Reads `.deleted`."""
    return taken_back(event, held(event, kind, id_field))


def moved(event: HmppsEvent, fact: Any, kind: str, id_field: str) -> tuple[Reading, ...]:
    """Reads `.moved`: this fact of the one it went to, and taken back where it was."""
    here = Reading(fact, of=held(event, kind, id_field))
    item, before = id_in(event, id_field), numbers(event.fields.get("previousNomsNumber"))
    if item is None or not before or before == event.noms:
        return (here,)
    of = f"{kind}/{item}/{before[0]}"
    return (here, Reading(FactWithdrawn(), f"prison/{before[0]}", of=of, corrects=True))
