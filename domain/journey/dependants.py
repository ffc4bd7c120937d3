"""What was booked around a release day: appointments, beds and referrals, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.calendar import day_start
from domain.facts.accommodation import (
    BedArrived,
    BedBooked,
    BedCancelled,
    BedDeparted,
    BedNotArrived,
)
from domain.facts.appointment import (
    AppointmentArranged,
    AppointmentAttended,
    AppointmentCancelled,
    AppointmentMissed,
    AppointmentRearranged,
)
from domain.facts.entry import Entry
from domain.facts.plan import DependantConfirmed
from domain.facts.referral import FirstSessionAttended, ReferralDeclined, ReferralMade
from domain.journey.appointments import standing_appointments
from domain.journey.journey import Journey

KEPT = (AppointmentAttended, AppointmentMissed)
APPOINTMENT_DEALT = (AppointmentArranged, AppointmentRearranged, AppointmentCancelled, *KEPT)
SLEPT = (BedArrived, BedNotArrived, BedDeparted)
REFERRAL_OVER = (ReferralDeclined, FirstSessionAttended)


@dataclass(frozen=True, slots=True)
class Dependant:
    """One booking that a changed release day touches: the fact that made it, and what dealt with it."""

    booked: Entry
    dealt_with: Entry | None


def dependants(journey: Journey, at: datetime, earliest_on: date) -> list[Dependant]:
    """Everything live at the moment of a change that starts on or after the earlier day."""
    return [
        *_appointments(journey, at, earliest_on),
        *_beds(journey, at, earliest_on),
        *_referrals(journey, at),
    ]


def _appointments(journey: Journey, at: datetime, earliest_on: date) -> Iterator[Dependant]:
    for one in standing_appointments(journey, at):
        kept = _first(journey, KEPT, "appointment", one.ref, None, at)
        if kept is None and one.starts_at >= day_start(earliest_on):
            yield Dependant(
                one.by[-1], _dealt(journey, APPOINTMENT_DEALT, "appointment", one.ref, at)
            )


def _beds(journey: Journey, at: datetime, earliest_on: date) -> Iterator[Dependant]:
    booked = {e.fact.booking: e for e in journey.of(BedBooked) if e.happened_at < at}
    for ref, entry in booked.items():
        gone = _first(journey, (BedCancelled, *SLEPT), "booking", ref, entry.happened_at, at)
        if gone is None and entry.fact.arrive_on >= earliest_on:
            dealt = _dealt(journey, (BedCancelled, *SLEPT), "booking", ref, at)
            yield Dependant(entry, _earlier(dealt, _anew(journey, entry, at)))


def _anew(journey: Journey, booked: Entry, at: datetime) -> Entry | None:
    """A bed booked anew: the same booking again, or another of the same scheme."""
    fact = booked.fact
    for entry in journey.of(BedBooked):
        same = entry.fact.booking == fact.booking or entry.fact.scheme == fact.scheme
        if same and entry.happened_at >= at:
            return entry
    return None


def _referrals(journey: Journey, at: datetime) -> Iterator[Dependant]:
    made = {e.fact.referral: e for e in journey.of(ReferralMade) if e.happened_at < at}
    for ref, entry in made.items():
        if _first(journey, REFERRAL_OVER, "referral", ref, None, at) is None:
            yield Dependant(entry, _dealt(journey, REFERRAL_OVER, "referral", ref, at))


def _dealt(
    journey: Journey, types: tuple[type, ...], field: str, ref: str, at: datetime
) -> Entry | None:
    """The first fact at or after the change that deals with this booking."""
    confirmed = _first(journey, (DependantConfirmed,), "ref", ref, at, None)
    return _earlier(_first(journey, types, field, ref, at, None), confirmed)


def _first(
    journey: Journey,
    types: tuple[type, ...],
    field: str,
    ref: str,
    since: datetime | None,
    before: datetime | None,
) -> Entry | None:
    for entry in journey.of(*types):
        fact: Any = entry.fact
        if getattr(fact, field) != ref:
            continue
        if (since is None or entry.happened_at >= since) and (
            before is None or entry.happened_at < before
        ):
            return entry
    return None


def _earlier(one: Entry | None, other: Entry | None) -> Entry | None:
    found = [entry for entry in (one, other) if entry is not None]
    return min(found, key=lambda entry: entry.happened_at, default=None)
