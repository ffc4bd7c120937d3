"""The licence a person is released on."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LicenceSubmitted:
    """A licence was sent for approval."""

    TYPE: ClassVar[str] = "licence.submitted.v1"

    licence: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class LicenceApproved:
    """A licence was approved."""

    TYPE: ClassVar[str] = "licence.approved.v1"

    licence: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class LicenceActivated:
    """A licence came into force."""

    TYPE: ClassVar[str] = "licence.activated.v1"

    licence: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class LicenceInactivated:
    """A licence stopped being in force."""

    TYPE: ClassVar[str] = "licence.inactivated.v1"

    licence: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class LicenceVaried:
    """A licence was changed."""

    TYPE: ClassVar[str] = "licence.varied.v1"

    licence: str
    kind: str | None = None


FACTS: tuple[type, ...] = (
    LicenceSubmitted,
    LicenceApproved,
    LicenceActivated,
    LicenceInactivated,
    LicenceVaried,
)
