"""Appointments as they stood at a moment: moved and called off as told before they began.

arranged Tue 10:00, moved on Monday to Thu 10:00, moved on Friday to Mon     stands at Thu 10:00
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.calendar import london_day
from domain.facts.appointment import AppointmentAttended, AppointmentCancelled
from domain.facts.entry import Entry
from domain.facts.made_once import made_once
from domain.journey.arranged import ARRANGED, FIRST, FirstMeeting, kind_of
from domain.journey.custody import Custody
from domain.journey.journey import Journey

A_MOMENT = timedelta(microseconds=1)
END_OF_TIME = datetime.max.replace(tzinfo=UTC)
CONTACT = frozenset({"first", "home-visit", "planned"})
ON_THEM = (*ARRANGED, AppointmentCancelled)


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
    return _standing(journey.upto(before, *ON_THEM), before)


def first_meetings(journey: Journey) -> list[Appointment]:
    """Every first meeting that stands, in the past or ahead."""
    told = journey.looked_up(FirstMeeting, *ON_THEM)
    return [one for one in _standing(told, END_OF_TIME) if one.kind == FIRST]


def first_meetings_attended(journey: Journey) -> list[Entry]:
    """Each first meeting to which the person came."""
    told = journey.looked_up(FirstMeeting, AppointmentAttended)
    return [entry for entry in told if kind_of(journey, entry.fact.appointment) == FIRST]


def _standing(told: Iterable[Entry], before: datetime) -> tuple[Appointment, ...]:
    found: dict[str, Appointment] = {}
    for entry in told:
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


def first_contact_after(journey: Journey, moment: datetime) -> Entry | None:
    """The first attended appointment of a contact kind after a moment."""
    return journey.first(
        AppointmentAttended,
        lambda entry: (
            entry.happened_at > moment and kind_of(journey, entry.fact.appointment) in CONTACT
        ),
    )


def attended_in(journey: Journey, stay: Custody) -> Iterator[Entry]:
    """Appointments attended during a stay in custody."""
    told = (
        journey.upto(stay.ended_at, AppointmentAttended)
        if stay.ended_at
        else journey.of(AppointmentAttended)
    )
    for entry in told:
        if stay.holds(entry.happened_at):
            yield entry
