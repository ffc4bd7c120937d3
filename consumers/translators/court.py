"""What courts publish: who stood there, what they were charged with, and that there was a hearing.

A hearing is told as a change: its results stand by offence, in words and terms that run together
or one after the other, and no list of those words is published. So a sentence is never added up
from them; it comes by the open contract, or from the prison. What a hearing says outright is read:

    names, birth, sex        identity.person_seen
    PNC, CRO                 identity.identifier_observed
    a day of charge          police.charged, once for each offence, however often it is heard
"""

from collections.abc import Iterator
from typing import Any

from consumers import dates
from consumers.envelopes.court import COMMON_PLATFORM, LARGE, LIBRA, defendants, is_id, objects
from consumers.envelopes.event import HmppsEvent
from consumers.refused import Refused
from consumers.translators import defendant
from consumers.translators.reading import OPAQUE, Reading, Translator
from domain.facts.data import ChangeTold
from domain.facts.identity import IdentifierObserved
from domain.facts.recall import Charged
from domain.people.numbers import canonical

LONGEST_THING = 90


def heard(event: HmppsEvent) -> tuple[Reading, ...]:
    """A hearing, or the pointer to one: a change for each defendant, and who they are."""
    if event.record is None:
        return OPAQUE
    told: dict[Reading, None] = {Reading(ChangeTold(event.name), event.record): None}
    numbers: dict[tuple[str, str], str] = {}
    for told_id, person, case in defendants(event.body):
        record = f"court/{told_id}"
        told[Reading(ChangeTold(event.name), record)] = None
        told.update(dict.fromkeys(Reading(seen, record) for seen in defendant.seen(person)))
        for kind, written in _observed(person):
            _refuse_another(numbers, told_id, kind, written)
            told[Reading(IdentifierObserved(kind, written), record)] = None
        told.update(dict.fromkeys(_charged(told_id, person, case)))
    return tuple(told)


def record_created(event: HmppsEvent) -> tuple[Reading, ...]:
    """core-person-record.court.record.created: the shared record has a file from a court."""
    told = (event.fields.get(field) for field in ("defendantId", "cId", "cprUUID"))
    found = next((each for each in told if is_id(each)), None)
    return OPAQUE if found is None else (Reading(ChangeTold(event.name), f"court/{found}"),)


def _observed(person: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    for kind, found in defendant.numbers_of(person).items():
        for written in found:
            yield kind, written


def _refuse_another(
    numbers: dict[tuple[str, str], str], defendant_id: str, kind: Any, written: str
) -> None:
    """One defendant, two numbers of a kind that aren't spellings of one: a clash."""
    number = canonical(kind, written, None).value or written.upper()
    if numbers.setdefault((defendant_id, kind), number) != number:
        raise Refused("identifier-clash", f"The hearing gives one defendant two {kind} numbers.")


def _charged(defendant_id: str, person: dict[str, Any], case: dict[str, Any]) -> Iterator[Reading]:
    """The charges whose day is told: every hearing repeats them, and the last word holds."""
    if case.get("initiationCode") not in (None, "C"):  # by summons or requisition: not charged
        return
    for offence in objects(person.get("offences")):
        told, offence_id = offence.get("chargeDate"), offence.get("id")
        on = dates.as_day(told) if isinstance(told, str) else None
        thing = f"charge/{offence_id}/{defendant_id}"
        if on is None or not is_id(offence_id) or len(thing) > LONGEST_THING:
            continue
        code = offence.get("offenceCode")
        yield Reading(
            Charged(code if is_id(code) else None),
            f"court/{defendant_id}",
            dates.midnight(on),
            day_only=True,
            of=thing,
            corrects=True,
        )


TRANSLATORS: dict[str, Translator] = {
    COMMON_PLATFORM: heard,
    LIBRA: heard,
    LARGE: heard,
    "core-person-record.court.record.created": record_created,
}
