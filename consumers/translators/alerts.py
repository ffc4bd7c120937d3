"""Alerts of a prison and its safer-custody plans (CSIP): risk as the staff of the wing mark it.

Which alert means which flag is data (codes/alert-codes.csv); any other is told as a change. An
alert made by mistake is deleted: what was told of it is taken back. One that no longer holds
becomes inactive: the flag ends. The search tells the same alerts again, as lists of codes.
"""

from typing import Any

from consumers.codes import tables
from consumers.envelopes.event import HmppsEvent
from consumers.translators import handed_on
from consumers.translators.reading import Reading, Translator, changed
from consumers.translators.things import change_of, thing, undone
from domain.facts.data import ChangeTold
from domain.facts.risk import FlagEnded, FlagRaised

CSIP = ("csip", "recordUuid")


def created(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.alert.created."""
    return _alert(event, FlagRaised)


def inactive(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.alert.inactive."""
    return _alert(event, FlagEnded)


def lists_updated(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.alerts-updated, of the search."""
    raised = [Reading(FlagRaised(flag)) for flag in _flags(event.fields.get("alertsAdded"))]
    ended = [Reading(FlagEnded(flag)) for flag in _flags(event.fields.get("alertsRemoved"))]
    return (*raised, *ended) or changed(event)


def csip_created(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.csip-record.created."""
    return change_of(event, handed_on.held(event, *CSIP))


def csip_updated(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.csip-record.updated."""
    return change_of(event, handed_on.held(event, *CSIP), corrects=True)


def csip_moved(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.csip-record.moved."""
    return handed_on.moved(event, ChangeTold(event.name), *CSIP)


def csip_deleted(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.csip-record.deleted."""
    return handed_on.taken_off(event, *CSIP)


def _alert(event: HmppsEvent, fact: type[Any]) -> tuple[Reading, ...]:
    flag = _flag(event.text("alertCode"))
    of = thing("alert", event, "alertUuid")
    return change_of(event, of) if flag is None else (Reading(fact(flag), of=of),)


def _flag(code: str | None) -> str | None:
    what, _, word = tables.alert(code).partition(":")
    return word if what == "flag" else None


def _flags(listed: object) -> list[str]:
    codes = listed if isinstance(listed, list) else ()
    found = (_flag(code) for code in codes if isinstance(code, str))
    return [flag for flag in found if flag is not None]


TRANSLATORS: dict[str, Translator] = {
    "person.alert.created": created,
    "person.alert.updated": changed,  # its words or dates: the alert stands
    "person.alert.inactive": inactive,
    "person.alert.deleted": undone("alert", "alertUuid"),
    "person.alerts.changed": changed,
    "prisoner-offender-search.prisoner.alerts-updated": lists_updated,
    "person.csip-record.created": csip_created,
    "person.csip-record.updated": csip_updated,
    "person.csip-record.moved": csip_moved,
    "person.csip-record.deleted": csip_deleted,
}
