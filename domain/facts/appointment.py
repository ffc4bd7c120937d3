"""Appointments, contact and enforcement."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from domain.facts.words import Mode, Role


@dataclass(frozen=True, slots=True)
class AppointmentArranged:
    """An appointment was made."""

    TYPE: ClassVar[str] = "appointment.arranged.v1"

    appointment: str
    kind: str
    starts_at: datetime
    mode: Mode
    with_role: Role | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRearranged:
    """An appointment was moved."""

    TYPE: ClassVar[str] = "appointment.rearranged.v1"

    appointment: str
    kind: str
    starts_at: datetime
    mode: Mode
    with_role: Role | None = None


@dataclass(frozen=True, slots=True)
class AppointmentAttended:
    """The person came."""

    TYPE: ClassVar[str] = "appointment.attended.v1"

    appointment: str
    goal_discussed: bool | None = None


@dataclass(frozen=True, slots=True)
class AppointmentMissed:
    """The person didn't come."""

    TYPE: ClassVar[str] = "appointment.missed.v1"

    appointment: str


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    """An appointment was called off."""

    TYPE: ClassVar[str] = "appointment.cancelled.v1"

    appointment: str


@dataclass(frozen=True, slots=True)
class AbsenceDecided:
    """Somebody decided whether an absence was acceptable."""

    TYPE: ClassVar[str] = "appointment.absence_decided.v1"

    appointment: str
    acceptable: bool


@dataclass(frozen=True, slots=True)
class ContactAttempted:
    """Somebody tried to reach the person."""

    TYPE: ClassVar[str] = "contact.attempted.v1"

    mode: Mode
    by_role: Role | None = None


@dataclass(frozen=True, slots=True)
class ContactMade:
    """Somebody reached the person."""

    TYPE: ClassVar[str] = "contact.made.v1"

    mode: Mode
    by_role: Role | None = None


@dataclass(frozen=True, slots=True)
class BreachAlleged:
    """A breach was alleged."""

    TYPE: ClassVar[str] = "enforcement.breach_alleged.v1"

    aware_on: date


@dataclass(frozen=True, slots=True)
class EnforcementTaken:
    """An enforcement step was taken."""

    TYPE: ClassVar[str] = "enforcement.taken.v1"

    action: Literal["warning", "referred", "presented", "withdrawn", "home-visit"]
    outcome: Literal["re-engaged", "custody"] | None = None


FACTS: tuple[type, ...] = (
    AppointmentArranged,
    AppointmentRearranged,
    AppointmentAttended,
    AppointmentMissed,
    AppointmentCancelled,
    AbsenceDecided,
    ContactAttempted,
    ContactMade,
    BreachAlleged,
    EnforcementTaken,
)
