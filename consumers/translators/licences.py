"""Licences in force and no longer: create-and-vary-a-licence names the kind in the event's name."""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.licence import LicenceActivated, LicenceInactivated

FAMILY = "create-and-vary-a-licence."
KINDS = (
    *("licence", "variation", "hdc-licence", "hdc-variation"),
    *("prrd-licence", "time-served-licence"),
)


def activated(event: HmppsEvent) -> tuple[Reading, ...]:
    """<kind>.activated; without its id, a change."""
    licence = event.text("licenceId")
    return changed(event) if licence is None else one(LicenceActivated(licence, _kind(event)))


def inactivated(event: HmppsEvent) -> tuple[Reading, ...]:
    """<kind>.inactivated; without its id, a change."""
    licence = event.text("licenceId")
    return changed(event) if licence is None else one(LicenceInactivated(licence, _kind(event)))


def _kind(event: HmppsEvent) -> str:
    return event.name.split(".")[1]


TRANSLATORS: dict[str, Translator] = {
    **{f"{FAMILY}{kind}.activated": activated for kind in KINDS},
    **{f"{FAMILY}{kind}.inactivated": inactivated for kind in KINDS},
}
