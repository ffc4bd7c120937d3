"""Delius registrations: MAPPA, risk of serious harm and safeguarding flags, on and off.

Which code means which flag is data (codes/registrations.csv); a code nobody has explained to us
is told as a change. An ended risk level leaves no level we could state: told as a change too.

    added     registration/77  child, from the day registered
    updated   registration/77  child again; it replaces the first word only if it says that day,
                               else a flag known for years would seem raised on the day of a note
    deleted   registration/77  a mistake: it was never raised

A MAPPA level is set anew by each review: the levels before stay history until all are taken back.
"""

from datetime import date
from typing import Any

from consumers import dates
from consumers.codes import tables
from consumers.envelopes.event import HmppsEvent
from consumers.refused import Refused
from consumers.translators.reading import Reading, Translator, changed
from consumers.translators.things import change_of, kept_rows, taken_back, thing
from domain.facts.risk import FlagEnded, FlagRaised, MappaLevelSet, RoshAssessed

LEVELS = {"M1": 1, "M2": 2, "M3": 3}
CATEGORIES = {"M1": 1, "M2": 2, "M3": 3, "M4": 4}
MAPPA, MAPPA_EXPORT = "probation-case.mappa-information", "probation-case.mappa-export"


def registered(event: HmppsEvent) -> tuple[Reading, ...]:
    """registration.added."""
    return _said(event, corrects=False)


def said_again(event: HmppsEvent) -> tuple[Reading, ...]:
    """registration.updated."""
    return _said(event, corrects=True)


def ended(event: HmppsEvent) -> tuple[Reading, ...]:
    """registration.deregistered: it was so until now."""
    what, _, word = _meaning(event)
    return (Reading(FlagEnded(word)),) if what == "flag" else changed(event)


def removed(event: HmppsEvent) -> tuple[Reading, ...]:
    """registration.deleted; without its id the raising isn't named, and the flag ends now."""
    registration = thing("registration", event, "registrationId")
    if registration is None:
        return ended(event)
    what, _, word = _meaning(event)
    level = _level_of(registration) if (what, word) == ("flag", "mappa-eligible") else None
    return taken_back(event, registration, level)


def _said(event: HmppsEvent, *, corrects: bool) -> tuple[Reading, ...]:
    registration = thing("registration", event, "registrationId")
    what, _, word = _meaning(event)
    if what == "rosh":
        return (_since(event, _rosh(word), registration, corrects),)
    if what != "flag":
        return change_of(event, registration, corrects=corrects)
    if word != "mappa-eligible":
        return (_since(event, FlagRaised(word), registration, corrects),)
    raised = _since(event, FlagRaised(word), registration, corrects=False)
    level = LEVELS.get(event.text("registrationLevelCode") or "")
    if level is None:
        return (raised,)
    if corrects:  # the review's day is the level's
        raised = Reading(FlagRaised(word), of=registration)
    category = CATEGORIES.get(event.text("registrationCategoryCode") or "")
    return (raised, Reading(MappaLevelSet(level, category), of=_level_of(registration)))


def _since(event: HmppsEvent, fact: Any, of: str | None, corrects: bool) -> Reading:
    """From the day registered, as far as the message says it; then it may replace earlier words."""
    registered_on = _day_registered(event)
    if registered_on is None:
        return Reading(fact, of=of)
    since, replaces = dates.midnight(registered_on), corrects and of is not None
    return Reading(fact, happened_at=since, day_only=True, of=of, corrects=replaces)


def _day_registered(event: HmppsEvent) -> date | None:
    """A Java date; one that can't be read is passed over, for the event has a moment of its own."""
    written = event.text("registrationDate")
    if written is None:
        return None
    try:
        return dates.day(written, "registrationDate")
    except Refused:
        return None


def _meaning(event: HmppsEvent) -> tuple[str, str, str]:
    return tables.registration(event.text("registerTypeCode")).partition(":")


def _rosh(word: str) -> RoshAssessed:
    level: Any = word
    return RoshAssessed(level)


def _level_of(registration: str | None) -> str | None:
    return registration and f"mappa-level-{registration}"


TRANSLATORS: dict[str, Translator] = {
    "probation-case.registration.added": registered,
    "probation-case.registration.updated": said_again,
    "probation-case.registration.deregistered": ended,
    "probation-case.registration.deleted": removed,
    # notes kept for MAPPA, and what is sent on of them: a category at most, never a level
    **kept_rows(MAPPA, "mappa-note", "contactId"),
    **kept_rows(MAPPA_EXPORT, "mappa-export", "contactId"),
    MAPPA_EXPORT + ".terminated": changed,
    MAPPA_EXPORT + ".unterminated": changed,
}
