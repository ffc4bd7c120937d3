"""Things a system tells more than once: named by its own ids, corrected, taken back.

    alias.created   alias/77    a change is told
    alias.updated   alias/77    it replaces what was told of alias 77 before
    alias.deleted   alias/77    taken back: nothing told of it stands

Without its id in the message nothing can be named: then only a change is told.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed
from domain.facts.data import ChangeTold, FactWithdrawn

NOT_AN_ID = frozenset({"null", "none", "undefined"})  # written by publishers who had none


def id_in(event: HmppsEvent, *fields: str) -> str | None:
    """The first of these fields that holds an id."""
    for field in fields:
        found = event.text(field)
        if found is not None and found.lower() not in NOT_AN_ID:
            return found
    return None


def thing(kind: str, event: HmppsEvent, *fields: str) -> str | None:
    """kind/<id>; None where the message has no id."""
    found = id_in(event, *fields)
    return None if found is None else f"{kind}/{found}"


def change_of(event: HmppsEvent, of: str | None, *, corrects: bool = False) -> tuple[Reading, ...]:
    """A change whose content isn't in the message, as a version of a thing."""
    fact = ChangeTold(about=event.name)
    return (Reading(fact, of=of, corrects=corrects and of is not None),)


def taken_back(event: HmppsEvent, *of: str | None) -> tuple[Reading, ...]:
    """These things were never so; a change, where none has its id."""
    named = (one for one in of if one is not None)
    return tuple(Reading(FactWithdrawn(), of=one, corrects=True) for one in named) or changed(event)


def first(kind: str, *fields: str) -> Translator:
    """The first word of a thing."""
    return lambda event: change_of(event, thing(kind, event, *fields))


def again(kind: str, *fields: str) -> Translator:
    """A word that replaces all earlier ones of the thing."""
    return lambda event: change_of(event, thing(kind, event, *fields), corrects=True)


def undone(kind: str, *fields: str) -> Translator:
    """The thing is taken back."""
    return lambda event: taken_back(event, thing(kind, event, *fields))


def kept_rows(begins: str, kind: str, *fields: str) -> dict[str, Translator]:
    """.created .updated .deleted of rows whose content no message holds."""
    return {
        f"{begins}.created": first(kind, *fields),
        f"{begins}.updated": again(kind, *fields),
        f"{begins}.deleted": undone(kind, *fields),
    }
