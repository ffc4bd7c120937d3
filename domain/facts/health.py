"""Health and substance misuse."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class RegimenRecorded:
    """The person's medication regimen was recorded.

    active: whether there is one; false ends it

    Source: open contract 2; no HMPPS message: no handover of care is published.
    """

    TYPE: ClassVar[str] = "health.regimen_recorded.v1"

    active: bool


@dataclass(frozen=True, slots=True)
class MedicationSupplied:
    """Medication was supplied to take away.

    days: how many days it lasts

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "health.medication_supplied.v1"

    days: int


@dataclass(frozen=True, slots=True)
class GpRegistered:
    """The person was registered with a general practitioner (GP).

    area: region or unit code of the practice; absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "health.gp_registered.v1"

    area: str | None = None


@dataclass(frozen=True, slots=True)
class HealthScreened:
    """A health screen was done.

    outcome: code of the publisher's; absent: not shared

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "health.screened.v1"

    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class TreatmentStarted:
    """Drug or alcohol treatment began.

    substitute: with an opioid substitute; absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "substance.treatment_started.v1"

    setting: Literal["custody", "community"]
    substitute: bool | None = None


@dataclass(frozen=True, slots=True)
class TreatmentEnded:
    """Drug or alcohol treatment ended.

    outcome: dropped: left unfinished; absent: not said, as when the person is released

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "substance.treatment_ended.v1"

    setting: Literal["custody", "community"]
    outcome: Literal["drug-free", "dropped"] | None = None


@dataclass(frozen=True, slots=True)
class TreatmentEngaged:
    """A community treatment service saw the person.

    provider: absent: the publisher itself

    Source: open contract 2; no HMPPS message. The measure is contact within days of release.
    """

    TYPE: ClassVar[str] = "substance.treatment_engaged.v1"

    provider: str | None = None


@dataclass(frozen=True, slots=True)
class SubstituteCovered:
    """Substitute medication was arranged for these days, both included.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "substance.substitute_covered.v1"

    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class NaloxoneSupplied:
    """Naloxone was supplied, or offered and refused.

    declined: true where refused; absent: supplied

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "substance.naloxone_supplied.v1"

    declined: bool | None = None


FACTS: tuple[type, ...] = (
    RegimenRecorded,
    MedicationSupplied,
    GpRegistered,
    HealthScreened,
    TreatmentStarted,
    TreatmentEnded,
    TreatmentEngaged,
    SubstituteCovered,
    NaloxoneSupplied,
)
