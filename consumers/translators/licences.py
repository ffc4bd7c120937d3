"""Licences in force and no longer: create-and-vary-a-licence names the kind in the event's name.

A variation is a licence of its own with its own id; it changes one in force, so it begins no
supervision.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.licence import LicenceActivated, LicenceInactivated, LicenceVaried

FAMILY = "create-and-vary-a-licence."
LICENCES = ("licence", "hdc-licence", "prrd-licence", "time-served-licence")
VARIATIONS = ("variation", "hdc-variation")


def activated(event: HmppsEvent) -> tuple[Reading, ...]:
    """<kind>.activated; without its id, a change."""
    licence = event.text("licenceId")
    return changed(event) if licence is None else one(LicenceActivated(licence, _kind(event)))


def varied(event: HmppsEvent) -> tuple[Reading, ...]:
    """<kind>-variation.activated; without its id, a change."""
    licence = event.text("licenceId")
    return changed(event) if licence is None else one(LicenceVaried(licence, _kind(event)))


def inactivated(event: HmppsEvent) -> tuple[Reading, ...]:
    """<kind>.inactivated; without its id, a change."""
    licence = event.text("licenceId")
    return changed(event) if licence is None else one(LicenceInactivated(licence, _kind(event)))


def _kind(event: HmppsEvent) -> str:
    return event.name.split(".")[1]


TRANSLATORS: dict[str, Translator] = {
    **{f"{FAMILY}{kind}.activated": activated for kind in LICENCES},
    **{f"{FAMILY}{kind}.activated": varied for kind in VARIATIONS},
    **{f"{FAMILY}{kind}.inactivated": inactivated for kind in (*LICENCES, *VARIATIONS)},
}
