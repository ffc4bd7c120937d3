"""What the court ordered, the dates that follow from it, and the plan for release."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from domain.facts.words import ReleaseKind


@dataclass(frozen=True, slots=True)
class SentenceImposed:
    """A court passed sentence.

    sentenced_on: the day of sentence, which may be before the reception
    months, days: length; both absent: not told
    indeterminate: life or public protection; absent: not told
    offence: code or short title; offence_on: absent: not known
    violent_or_sexual: which release scheme may apply; absent: not told
    standalone: an order of this requirement alone, which nobody supervises

    Source: open contract 2; HMPPS court hearings (COMMON_PLATFORM_HEARING, resulted), court-case.*.
    Traps: whole court histories are published again; SENTENCE_CHANGED carries no content.
    """

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
    """The key dates of a sentence were worked out, or worked out again.

    Each date: absent: not said by this message, the last one said holds
    top_up_ends_on: end of post-sentence supervision (PSS)
    confirmed_release_on: the day the prison will act on; the others are law
    early_allocation: whether probation takes the case early

    Source: open contract 2; HMPPS calculate-release-dates.prisoner.changed, SENTENCE_DATES-CHANGED.
    Traps: the messages say only that dates changed; person in additionalInformation.prisonerId.
    """

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
    """A release day was planned.

    kind: ground of release; absent: not said
    destination: where the person means to sleep; none: nowhere; unknown: asked, not known
    area: region or unit code of the destination

    Source: open contract 2. Moves with the latest plan known; the actual release replaces it.
    """

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
    """A planned release day was moved.

    previous_release_on: the day it was moved from
    reason: the publisher's words or code

    Source: open contract 2.
    Traps: what hung on the old day (bookings, appointments) doesn't move by itself.
    """

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
    """Somebody decided whether a release should move off a Friday or the eve of a holiday.

    release_on: the new day; absent: kept

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "sentence.release_day_decided.v1"

    decision: Literal["brought-forward", "further-day", "kept"]
    reason: str
    release_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupervisionStarted:
    """Supervision in the community began.

    kind: pss is post-sentence supervision
    ends_on: absent: not said

    Source: open contract 2; HMPPS probation-case.sentence.created and supervision.created tell that
    something began, not its kind.
    """

    TYPE: ClassVar[str] = "sentence.supervision_started.v1"

    kind: Literal["licence", "pss", "order"]
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupervisionEnded:
    """Supervision in the community ended.

    Source: open contract 2; HMPPS probation-case.sentence.terminated tells the sentence, not the kind.
    Traps: `.unterminated` takes it back: a correction, not a new start.
    """

    TYPE: ClassVar[str] = "sentence.supervision_ended.v1"

    kind: Literal["licence", "pss", "order"]


@dataclass(frozen=True, slots=True)
class ContactSuspended:
    """Contact under supervision was suspended by a scheme.

    scheme: reset is the national one
    exempt_reason: why this person was left out of it after all; absent: not exempt

    Source: open contract 2; no HMPPS message.
    """

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
