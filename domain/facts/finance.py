"""Money and work."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class ClaimPrepared:
    """A benefit claim was prepared before release.

    benefit: uc for universal credit, ...; absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "finance.claim_prepared.v1"

    benefit: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimSubmitted:
    """A benefit claim was made.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "finance.claim_submitted.v1"

    benefit: str | None = None


@dataclass(frozen=True, slots=True)
class SubsistencePaid:
    """The discharge payment was made.

    pence: amount paid

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "finance.subsistence_paid.v1"

    pence: int


@dataclass(frozen=True, slots=True)
class IdSecured:
    """Proof of identity was secured.

    kind: birth-certificate, driving-licence, ...; absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "finance.id_secured.v1"

    kind: str | None = None


@dataclass(frozen=True, slots=True)
class AccountOpened:
    """A bank account was opened.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "finance.account_opened.v1"


@dataclass(frozen=True, slots=True)
class EmploymentRecorded:
    """Whether the person works was recorded.

    status: unavailable: can't work now (health, care)
    starts_on: first day; absent: already, or not known

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "work.employment_recorded.v1"

    status: Literal["employed", "training", "unemployed", "unavailable"]
    starts_on: date | None = None


FACTS: tuple[type, ...] = (
    ClaimPrepared,
    ClaimSubmitted,
    SubsistencePaid,
    IdSecured,
    AccountOpened,
    EmploymentRecorded,
)
