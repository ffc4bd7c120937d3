"""A raw Delius change event: flat, named only by the wrapper, its time without a zone."""

from typing import Any

from consumers.envelopes.event import HmppsEvent, name_of, numbers


def read(body: dict[str, Any], attribute: str | None, sent: object | None) -> HmppsEvent | None:
    """None where the body isn't one. Raises Refused."""
    if "eventDatetime" not in body or "crn" not in body or "nomisEventType" in body:
        return None
    name, clash = name_of(body, attribute)
    return HmppsEvent(
        name=name,
        occurred=body.get("eventDatetime"),
        fields=body,
        body=body,
        noms=numbers(body.get("nomsNumber")),
        crns=numbers(body.get("crn")),
        sent=(sent,),
        clash=clash,
        raw="delius",
    )
