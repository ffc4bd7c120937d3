"""A raw NOMIS change event: flat, its time without a zone, often only a booking id for a person."""

from typing import Any

from consumers.envelopes.event import HmppsEvent, name_of, numbers


def read(body: dict[str, Any], attribute: str | None, sent: object | None) -> HmppsEvent | None:
    """None where the body isn't one. Raises Refused."""
    if "eventDatetime" not in body:
        return None
    if attribute is None and not body.keys() & {"eventType", "nomisEventType"}:
        return None
    name, clash = name_of(body, attribute)
    return HmppsEvent(
        name=name,
        occurred=body.get("eventDatetime"),
        fields=body,
        body=body,
        noms=numbers(body.get("offenderIdDisplay"), body.get("nomsNumber")),
        sent=(sent,),
        clash=clash,
        raw="nomis",
    )
