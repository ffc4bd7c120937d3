"""What the court ordered, the dates that follow from it, and the plan for release."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from domain.facts.words import ReleaseKind


@dataclass(frozen=True, slots=True)
class SentenceImposed:
    """A court passed sentence."""

    TYPE: ClassVar[str] = "sentence.imposed.v1"

    kind: Literal["custody", "suspended", "community-order"]
    sentenced_on: date
    months: int | None = None
    days: int | None = None
    indeterminate: bool | None = None
    offence_on: date | None = None
    offence: str | None = None
    violent_or_sexual: bool | None = None
    standalone: Literal["unpaid-work", "curfew"] | None = None


@dataclass(frozen=True, slots=True)
class DatesCalculated:
    """The key dates of a sentence were worked out, or worked out again."""

    TYPE: ClassVar[str] = "sentence.dates_calculated.v1"

    conditional_release_on: date | None = None
    automatic_release_on: date | None = None
    hdc_eligible_on: date | None = None
    hdc_actual_on: date | None = None
    parole_eligible_on: date | None = None
    tariff_expires_on: date | None = None
    target_hearing_on: date | None = None
    sentence_expires_on: date | None = None
    licence_expires_on: date | None = None
    top_up_ends_on: date | None = None
    post_recall_release_on: date | None = None
    confirmed_release_on: date | None = None
    early_allocation: bool | None = None


@dataclass(frozen=True, slots=True)
class ReleasePlanned:
    """A release day was planned."""

    TYPE: ClassVar[str] = "sentence.release_planned.v1"

    release_on: date
    kind: ReleaseKind | None = None
    destination: (
        Literal["family", "tenancy", "hostel", "approved-premises", "none", "unknown"] | None
    ) = None
    postcode: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseRescheduled:
    """A planned release day moved."""

    TYPE: ClassVar[str] = "sentence.release_rescheduled.v1"

    release_on: date
    previous_release_on: date
    reason: str
    kind: ReleaseKind | None = None
    destination: (
        Literal["family", "tenancy", "hostel", "approved-premises", "none", "unknown"] | None
    ) = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseDayDecided:
    """Somebody decided whether a release should move off a Friday or the eve of a holiday."""

    TYPE: ClassVar[str] = "sentence.release_day_decided.v1"

    decision: Literal["brought-forward", "further-day", "kept"]
    reason: str
    release_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupervisionStarted:
    """Supervision in the community began."""

    TYPE: ClassVar[str] = "sentence.supervision_started.v1"

    kind: Literal["licence", "pss", "order"]
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupervisionEnded:
    """Supervision in the community ended."""

    TYPE: ClassVar[str] = "sentence.supervision_ended.v1"

    kind: Literal["licence", "pss", "order"]


@dataclass(frozen=True, slots=True)
class ContactSuspended:
    """Contact under supervision was suspended by a scheme such as Reset."""

    TYPE: ClassVar[str] = "sentence.contact_suspended.v1"

    scheme: str
    exempt_reason: str | None = None


FACTS: tuple[type, ...] = (
    SentenceImposed,
    DatesCalculated,
    ReleasePlanned,
    ReleaseRescheduled,
    ReleaseDayDecided,
    SupervisionStarted,
    SupervisionEnded,
    ContactSuspended,
)
