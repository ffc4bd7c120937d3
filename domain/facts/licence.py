"""The licence a person is released on."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LicenceSubmitted:
    """A licence was sent for approval.

    licence: id that later facts name; kind: ap, hdc, pss, ...; absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "licence.submitted.v1"

    licence: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class LicenceApproved:
    """A licence was approved by the prison's governor.

    licence: id that later facts name; kind: ap, hdc, pss, ...; absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "licence.approved.v1"

    licence: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class LicenceActivated:
    """A licence came into force.

    licence: id that later facts name; kind: ap, hdc, pss, ...; absent: not said

    Source: open contract 2; HMPPS create-and-vary-a-licence.licence.activated.
    Traps: hdc-, prrd- and time-served-licences have messages of their own; CRN or NOMS may be null.
    """

    TYPE: ClassVar[str] = "licence.activated.v1"

    licence: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class LicenceInactivated:
    """A licence stopped being in force.

    licence: id that later facts name; kind: ap, hdc, pss, ...; absent: not said

    Source: open contract 2; HMPPS create-and-vary-a-licence.licence.inactivated.
    Traps: a merge or a recall inactivates as well.
    """

    TYPE: ClassVar[str] = "licence.inactivated.v1"

    licence: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class LicenceVaried:
    """A licence was changed while in force.

    licence: id that later facts name; kind: ap, hdc, pss, ...; absent: not said

    Source: open contract 2; HMPPS create-and-vary-a-licence.variation.activated.
    """

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
