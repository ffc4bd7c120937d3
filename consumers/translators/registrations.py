"""Delius registrations: MAPPA, risk of serious harm and safeguarding flags, on and off.

Which code means which flag is data (codes/registrations.csv); a code nobody has explained to us
is told as a change. An ended risk level leaves no level we could state: told as a change too.
A registration that was deleted was a mistake; the raising fact isn't named, so the flag ends now.
"""

from typing import Any

from consumers.codes import tables
from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed
from domain.facts.risk import FlagEnded, FlagRaised, MappaLevelSet, RoshAssessed

LEVELS = {"M1": 1, "M2": 2, "M3": 3}
CATEGORIES = {"M1": 1, "M2": 2, "M3": 3, "M4": 4}


def registered(event: HmppsEvent) -> tuple[Reading, ...]:
    """registration.added, .updated."""
    what, _, word = tables.registration(event.text("registerTypeCode")).partition(":")
    if what == "rosh":
        level: Any = word
        return (Reading(RoshAssessed(level)),)
    if what != "flag":
        return changed(event)
    raised = (Reading(FlagRaised(word)),)
    mappa_level = LEVELS.get(event.text("registrationLevelCode") or "")
    if word != "mappa-eligible" or mappa_level is None:
        return raised
    category = CATEGORIES.get(event.text("registrationCategoryCode") or "")
    return (*raised, Reading(MappaLevelSet(mappa_level, category)))


def ended(event: HmppsEvent) -> tuple[Reading, ...]:
    """registration.deregistered, .deleted."""
    what, _, word = tables.registration(event.text("registerTypeCode")).partition(":")
    return (Reading(FlagEnded(word)),) if what == "flag" else changed(event)


TRANSLATORS: dict[str, Translator] = {
    "probation-case.registration.added": registered,
    "probation-case.registration.updated": registered,
    "probation-case.registration.deregistered": ended,
    "probation-case.registration.deleted": ended,
}
