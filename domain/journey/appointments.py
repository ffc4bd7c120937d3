"""Appointments as they stood at a moment: moved and called off as told before they began.

arranged Tue 10:00, moved on Monday to Thu 10:00, moved on Friday to Mon     stands at Thu 10:00
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from domain.calendar import london_day
from domain.facts.appointment import (
    AppointmentArranged,
    AppointmentAttended,
    AppointmentCancelled,
    AppointmentRearranged,
)
from domain.facts.entry import Entry
from domain.facts.made_once import made_once
from domain.journey.journey import Journey

A_MOMENT = timedelta(microseconds=1)
CONTACT = frozenset({"first", "home-visit", "planned"})


@made_once
class Appointment:
    """One appointment: what kind, when it starts, and the facts that say so."""

    ref: str
    kind: str
    starts_at: datetime
    mode: str
    by: tuple[Entry, ...]  # arranging it, and the move that gave it this start

    @property
    def starts_on(self) -> date:
        """The London day it is on."""
        return london_day(self.starts_at)


def standing_appointments(journey: Journey, before: datetime) -> tuple[Appointment, ...]:
    """Every appointment that stood, as told before a moment."""
    found: dict[str, Appointment] = {}
    for entry in journey.of(AppointmentArranged, AppointmentRearranged, AppointmentCancelled):
        if entry.happened_at >= before:
            break
        ref: str = entry.fact.appointment
        known = found.get(ref)
        if known is not None and known.starts_at <= entry.happened_at:
            continue
        if isinstance(entry.fact, AppointmentCancelled):
            found.pop(ref, None)
        else:
            found[ref] = _arranged(entry, known)
    return tuple(found.values())


def appointments_as_held(journey: Journey, upto: datetime) -> tuple[Appointment, ...]:
    """Every appointment as it last stood, up to a moment, told before its own start."""
    return tuple(one for one in standing_appointments(journey, upto + A_MOMENT) if _told_ahead(one))


def _told_ahead(one: Appointment) -> bool:
    return one.by[-1].happened_at <= one.starts_at


def _arranged(entry: Entry, known: Appointment | None) -> Appointment:
    fact: Any = entry.fact
    by = (known.by[0], entry) if known is not None else (entry,)
    return Appointment(fact.appointment, fact.kind, fact.starts_at, fact.mode, by)


def last_arranged(journey: Journey) -> Mapping[str, Entry]:
    """What last said of each appointment what kind it is, when, and with whom; by its reference."""
    told = (AppointmentArranged, AppointmentRearranged)
    return journey.once(
        "last arranged", lambda: {entry.fact.appointment: entry for entry in journey.of(*told)}
    )


def kind_of(journey: Journey, ref: str) -> str | None:
    """The kind of an appointment, as last arranged; None where it was never arranged."""
    found = last_arranged(journey).get(ref)
    kind: str | None = found.fact.kind if found else None
    return kind


def first_contact_after(journey: Journey, moment: datetime) -> Entry | None:
    """The first attended appointment of a contact kind after a moment."""
    for entry in journey.of(AppointmentAttended):
        if entry.happened_at > moment and kind_of(journey, entry.fact.appointment) in CONTACT:
            return entry
    return None
