"""What escorts tell by Book a Secure Move: the only feed there is of police and escort custody.

Said outright: a death, an escape, and who the person is. All else is told as a change, on purpose:

    booked into an establishment   on what ground they are held isn't said
    released at court, or in error what prison let them go isn't said
    per_escape                     an escape or an attempt at one: it isn't said which
    arrested, charged              no event says so

Events are of a move, a journey or an escort record: each has one person. Those numbers are put on
its record too, so that events without the person's number find them.
"""

import csv
from collections.abc import Iterator
from importlib import resources
from typing import Any

from consumers.dates import as_day
from consumers.envelopes.event import LONGEST_NAME, HmppsEvent
from consumers.envelopes.secure_move import PersonIn, person_in, record_of_thing
from consumers.translators.reading import OPAQUE, Reading, Translator
from domain.facts.custody import Absconded
from domain.facts.data import ChangeTold
from domain.facts.identity import IdentifierObserved, PersonDied, PersonSeen

ABOUT = "secure-move."
_NUMBERS: tuple[tuple[str, Any], ...] = (
    ("prison_number", "noms"),
    ("police_national_computer", "pnc"),
    ("criminal_records_office", "cro"),
)


def escaped(event: HmppsEvent) -> tuple[Reading, ...]:
    """person_move_person_escaped, and the same told again for the escort's figures."""
    return _with_person(event, Absconded("escape"))


def died(event: HmppsEvent) -> tuple[Reading, ...]:
    """person_move_death_in_custody."""
    return _with_person(event, PersonDied())


def changed(event: HmppsEvent) -> tuple[Reading, ...]:
    """Whatever else happened on the way."""
    return _with_person(event, ChangeTold(ABOUT + event.name))


def _with_person(event: HmppsEvent, fact: Any) -> tuple[Reading, ...]:
    record = f"prison/{event.noms[0]}" if event.noms else event.record
    if record is None:
        return OPAQUE
    person = person_in(event.body)
    told = {Reading(fact, record): None, **dict.fromkeys(_named(person, record))}
    for about in (record, person.record, record_of_thing(event.body)):
        if about is not None:
            told.update(dict.fromkeys(_numbered(person, about)))
    return tuple(told)


def _named(person: PersonIn, record: str) -> Iterator[Reading]:
    """Half a name is none: it would match half the country."""
    given, family, birth = (
        _text(person.attributes.get(field))
        for field in ("first_names", "last_name", "date_of_birth")
    )
    if given and family:
        sex: Any = person.gender if person.gender in ("male", "female") else None
        yield Reading(PersonSeen(given, family, as_day(birth) if birth else None, sex), record)


def _numbered(person: PersonIn, record: str) -> Iterator[Reading]:
    """The numbers as written, but for the one the record is filed under."""
    for field, kind in _NUMBERS:
        number = _text(person.attributes.get(field))
        if number and not (kind == "noms" and record.startswith("prison/")):
            yield Reading(IdentifierObserved(kind, number), record)


def _text(value: object) -> str | None:
    told = value.strip() if isinstance(value, str) else ""
    return told if 0 < len(told) <= LONGEST_NAME else None


_READS_AS: dict[str, Translator] = {"change": changed, "escape": escaped, "died": died}


def _table() -> dict[str, Translator]:
    """The list of events is data: a name that isn't on it stays opaque."""
    text = resources.files("consumers.codes").joinpath("secure-move-events.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["event_type"]: _READS_AS[row["reads_as"]] for row in rows}


TRANSLATORS: dict[str, Translator] = _table()
