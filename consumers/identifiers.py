"""Every number of a person in a message, whatever its kind and wherever it stands.

    personReference        {"type": "NOMS", "value": "A1234BC"}   noms, personReference
    additionalInformation  "nomsNumber": "a2345cd"                noms, additionalInformation.nomsNumber
    hearing .. defendants  "pncId": "12/394773H"                  pnc, defendants.pncId
    personReference        {"type": "PERSON", "value": "1234"}    contact: not whom it is about

Asked when a message is refused for two numbers, and by whoever wants to know what a kept body
holds: nothing is chosen here, and each is kept as it was written.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from domain.facts.words import IdentifierKind
from domain.people.numbers import Number, canonical

BLOCK = "identifiers"
INTERNAL = "internal"  # a system's own row or its UUID: kept, never shown, links nobody
READ: frozenset[str] = frozenset({"noms", "crn", "pnc", "cro", "nhs", "booking"})

_FIELDS: dict[str, tuple[str, ...]] = {
    "noms": (
        *("nomsNumber", "nomsId", "noms", "prisonNumber", "prisonerNumber", "offenderNo"),
        *("offenderIdDisplay", "previousOffenderIdDisplay", "previousNomsNumber"),
        *("removedNomsNumber", "movedFromNomsNumber", "movedToNomsNumber"),
    ),
    "crn": (*("crn", "serviceUserCRN", "sourceCRN", "targetCRN", "unmergedCRN", "reactivatedCRN"),),
    "pnc": ("pnc", "pncId", "pncNumber"),
    "cro": ("cro", "croNumber"),
    "nhs": ("nhsNumber",),
    "booking": ("bookingId",),
    "booking-number": ("bookingNumber", "previousBookingNumber"),
    "defendant": ("defendantId", "masterDefendantId"),
    INTERNAL: ("offenderId", "rootOffenderId", "previousOffenderId", "cprUUID", "cId"),
}
_KIND_OF = {name: kind for kind, names in _FIELDS.items() for name in names}
_EITHER = frozenset({"hmppsId", "prisonerId"})  # told apart by its shape
_TYPES = {"NOMS": "noms", "NOMSNUMBER": "noms", "CRN": "crn", "PNC": "pnc", "CRO": "cro"}
_CONTACT = "PERSON"
_PLACES = frozenset(
    {
        *("personReference", "additionalInformation", "eventDetails", "personDefendant", "hearing"),
        *("defendants", "prosecutionCases", "details", "identifiers"),
    }
)
_UNNAMED = "(a field)"  # somebody's own field: its name is theirs, and may hold anything


@dataclass(frozen=True, slots=True)
class Found:
    """One number as it stands in a message."""

    kind: str  # noms, crn, pnc, cro, nhs, booking, booking-number, defendant, contact, internal
    written: str
    where: str  # the field, after the part of the message it is in

    @property
    def number(self) -> Number | None:
        """As we read it, with whether it may be believed; None for kinds that are never read.

        Two figures of a year are read as on no particular day: who links reads them again.
        """
        if self.kind not in READ:
            return None
        return canonical(cast(IdentifierKind, self.kind), self.written, None)


def found(body: Any) -> tuple[Found, ...]:
    """Every number in a body, outer parts first. Null and blank ones are none."""
    return tuple(_walk(body))


def places(body: Any, kind: str) -> str:
    """Where the numbers of that kind stand, for somebody who has to send one: in words."""
    return ", ".join(sorted({one.where for one in found(body) if one.kind == kind}))


def _walk(body: Any) -> Iterator[Found]:
    ahead: deque[tuple[str, Any]] = deque([("", body)])
    while ahead:
        inside, here = ahead.popleft()
        if isinstance(here, list):
            ahead.extend((inside, one) for one in here)
        elif isinstance(here, dict):
            yield from _listed(inside, here)
            for name, value in here.items():
                if isinstance(value, dict | list):
                    place = name if name in _PLACES else _UNNAMED
                    ahead.append((inside if name == BLOCK else place, value))
                else:
                    yield from _field(inside, name, value)


def _listed(inside: str, block: dict[str, Any]) -> Iterator[Found]:
    """One entry of a list of identifiers: its kind is told in the entry itself."""
    kind, written = block.get("type"), _written(block.get("value"))
    if isinstance(kind, str) and written:
        named = "contact" if kind.upper() == _CONTACT else _TYPES.get(kind.upper())
        if named:
            yield Found(named, written, inside)


def _field(inside: str, name: str, value: Any) -> Iterator[Found]:
    written = _written(value)
    kind = _by_shape(written) if name in _EITHER else _KIND_OF.get(name)
    if kind and written:
        yield Found(kind, written, f"{inside}.{name}" if inside else name)


def _by_shape(written: str) -> str:
    if canonical("noms", written, None).value:
        return "noms"
    return "crn" if canonical("crn", written, None).value else INTERNAL


def _written(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else ""
