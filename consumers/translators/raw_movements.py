"""Movements as NOMIS itself tells them, raw: often by their numbers alone.

EXTERNAL_MOVEMENT-CHANGED   movementType ADM, directionCode IN, movementReasonCode N,
                            fromAgencyLocationId, toAgencyLocationId, movementDateTime
                                 -> what the twin in prison-offender-events says, and both places
OFFENDER_MOVEMENT-RECEPTION bookingId and movementSeq
                                 -> a change, of the same movement, under its published name

A row of NOMIS can be changed or deleted afterwards: the later word replaces the earlier ones of
that booking and sequence, where it says what the movement is now.
"""

from dataclasses import replace
from datetime import date

from consumers import dates
from consumers.codes import tables
from consumers.envelopes.event import HmppsEvent
from consumers.translators import movements
from consumers.translators.as_published import as_published
from consumers.translators.reading import Reading, Translator, changed
from domain.facts.data import FactWithdrawn

NO_PLACE = frozenset({"OUT", "TRN"})  # outside, in transit: written where a place should stand


def moved(event: HmppsEvent) -> tuple[Reading, ...]:
    """A row of the movements was added, changed or deleted."""
    row = _row(event)
    if event.fields.get("recordDeleted") is True and row is not None:
        return (Reading(FactWithdrawn(), of=row, corrects=True),)
    kind = event.text("movementType")
    if kind is None or event.fields.get("recordDeleted") is True:
        return told(event)
    at = event.fields.get("movementDateTime")
    happened_at = None if at is None else dates.as_told(at, "movementDateTime")
    (reading,) = _read(event, kind)
    corrects = row is not None and event.fields.get("recordInserted") is not True
    return (replace(reading, happened_at=happened_at, of=row, corrects=corrects),)


def told(event: HmppsEvent) -> tuple[Reading, ...]:
    """A movement, by its numbers: what it was isn't said."""
    (reading,) = changed(as_published(event))
    return (replace(reading, of=_row(event)),)


def kind_of(
    kind: str | None, way: str | None, reason: str | None, on: date | None = None
) -> tuple[str, str]:
    """(what a movement is by its type and direction, what its reason code makes of that).

    ("REL", "OUT", "HQ") is ("release", "hospital"); only releases and admissions go by a reason.
    """
    is_a = tables.movement(kind, way, on)
    if is_a == "release":
        return is_a, tables.release(reason, on)
    return is_a, tables.admission(reason, on) if is_a == "admission" else is_a


def _read(event: HmppsEvent, kind: str) -> tuple[Reading, ...]:
    at = event.fields.get("movementDateTime")
    on = movements.day_of(event) if at is None else dates.day(at, "movementDateTime")
    is_a, reads_as = kind_of(
        kind, event.text("directionCode"), event.text("movementReasonCode"), on
    )
    came_from, went_to = event.text("fromAgencyLocationId"), event.text("toAgencyLocationId")
    if is_a == "release":
        return movements.left(event, reads_as, came_from)
    return movements.arrived(event, reads_as, went_to, None if came_from in NO_PLACE else came_from)


def _row(event: HmppsEvent) -> str | None:
    booking, sequence = event.text("bookingId"), event.text("movementSeq")
    return None if booking is None or sequence is None else f"movement/{booking}/{sequence}"


TRANSLATORS: dict[str, Translator] = {
    "EXTERNAL_MOVEMENT-CHANGED": moved,
    "EXTERNAL_MOVEMENT_RECORD-INSERTED": moved,
    "OFFENDER_MOVEMENT-RECEPTION": told,
    "OFFENDER_MOVEMENT-DISCHARGE": told,
}
