"""The HMPPS domain event: eventType, occurredAt, personReference, additionalInformation."""

from typing import Any

from consumers.envelopes.event import HmppsEvent, name_of, numbers

_NOMS = ("nomsNumber", "prisonerNumber", "offenderNo")
_NOMS_BESIDE = ("nomsNumber", "offenderNo")
_CRNS = ("crn", "serviceUserCRN")
_NOMS_TYPES = frozenset({"NOMS", "NOMSNUMBER"})


def read(body: dict[str, Any], attribute: str | None, sent: object | None) -> HmppsEvent:
    """Any object with a name. The person's numbers are gathered from all places. Raises Refused."""
    name, clash = name_of(body, attribute)
    told = body.get("additionalInformation")
    fields: dict[str, Any] = told if isinstance(told, dict) else {}
    noms, crns = _referenced(body.get("personReference"))
    noms += map(fields.get, _NOMS)
    noms += (_if_text(fields.get("prisonerId")), _if_text(body.get("prisonerId")))
    noms += map(body.get, _NOMS_BESIDE)
    crns += map(fields.get, _CRNS)
    crns += map(body.get, _CRNS)
    return HmppsEvent(
        name=name,
        occurred=body.get("occurredAt"),
        fields=fields,
        body=body,
        noms=numbers(*noms),
        crns=numbers(*crns),
        sent=(body.get("publishedAt"), sent),
        clash=clash,
    )


def _referenced(reference: object) -> tuple[list[object], list[object]]:
    """(NOMS numbers, CRNs) of a personReference; a PERSON is a contact, not the one meant."""
    noms: list[object] = []
    crns: list[object] = []
    listed = reference.get("identifiers") if isinstance(reference, dict) else None
    for identifier in listed if isinstance(listed, list) else ():
        if isinstance(identifier, dict) and isinstance(identifier.get("type"), str):
            kind = identifier["type"].upper()
            if kind in _NOMS_TYPES:
                noms.append(identifier.get("value"))
            elif kind == "CRN":
                crns.append(identifier.get("value"))
    return noms, crns


def _if_text(value: object) -> object:
    """`prisonerId` is the prison number in most publishers' events, a row number in some."""
    return value if isinstance(value, str) and not value.isdigit() else None
