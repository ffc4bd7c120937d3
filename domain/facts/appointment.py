"""Appointments, contact and enforcement."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from domain.facts.words import Mode, Role


@dataclass(frozen=True, slots=True)
class AppointmentArranged:
    """An appointment was made.

    appointment: id that later facts name
    kind: first, home-visit, prerelease, work-coach, treatment, gp, cmht, planned
    with_role: whom it is with; absent: not said

    Source: open contract 2; HMPPS probation-case.supervision-appointment.created.
    Traps: the message about a reminder by text (sms-sent) isn't an appointment.
    """

    TYPE: ClassVar[str] = "appointment.arranged.v1"

    appointment: str
    kind: str
    starts_at: datetime
    mode: Mode
    with_role: Role | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRearranged:
    """An appointment was moved: all its fields as they are now.

    Source: open contract 2.
    """

    TYPE: ClassVar[str] = "appointment.rearranged.v1"

    appointment: str
    kind: str
    starts_at: datetime
    mode: Mode
    with_role: Role | None = None


@dataclass(frozen=True, slots=True)
class AppointmentAttended:
    """The person came.

    goal_discussed: whether a goal of the plan was worked on; absent: not said

    Source: open contract 2; HMPPS intervention.session-appointment.attended.
    Traps: the Delius appointment id is text or number.
    """

    TYPE: ClassVar[str] = "appointment.attended.v1"

    appointment: str
    goal_discussed: bool | None = None


@dataclass(frozen=True, slots=True)
class AppointmentMissed:
    """The person didn't come: `AbsenceDecided` says whether that was acceptable.

    Source: open contract 2; HMPPS intervention.session-appointment.missed.
    """

    TYPE: ClassVar[str] = "appointment.missed.v1"

    appointment: str


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    """An appointment was called off.

    Source: open contract 2; HMPPS appointments.appointment-instance.cancelled (no person in it).
    """

    TYPE: ClassVar[str] = "appointment.cancelled.v1"

    appointment: str


@dataclass(frozen=True, slots=True)
class AbsenceDecided:
    """Somebody decided whether an absence was acceptable.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "appointment.absence_decided.v1"

    appointment: str
    acceptable: bool


@dataclass(frozen=True, slots=True)
class ContactAttempted:
    """Somebody tried to reach the person.

    by_role: absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "contact.attempted.v1"

    mode: Mode
    by_role: Role | None = None


@dataclass(frozen=True, slots=True)
class ContactMade:
    """Somebody reached the person.

    Source: open contract 2; no HMPPS message: esupervision.check-in.expired tells of a missed one.
    """

    TYPE: ClassVar[str] = "contact.made.v1"

    mode: Mode
    by_role: Role | None = None


@dataclass(frozen=True, slots=True)
class BreachAlleged:
    """A breach was alleged.

    aware_on: the day the service knew, which the deadline counts from

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "enforcement.breach_alleged.v1"

    aware_on: date


@dataclass(frozen=True, slots=True)
class EnforcementTaken:
    """An enforcement step was taken.

    action: presented is before the court; withdrawn ends the breach
    outcome: what came of it; absent: not known yet

    Source: open contract 2; no HMPPS message.
    """

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
