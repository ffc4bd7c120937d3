"""Which HMPPS envelope a body is: asked from the most particular to the most general."""

from typing import Any

from consumers.envelopes import court, delius, detail, domain_event, nomis, secure_move
from consumers.envelopes.event import HmppsEvent
from consumers.envelopes.sns import Unwrapped
from consumers.refused import Refused, shape


def read(unwrapped: Unwrapped) -> HmppsEvent:
    """The event inside the wrappers. Raises Refused."""
    body, name, sent = unwrapped.body, unwrapped.named, unwrapped.sent
    if not isinstance(body, dict):
        event = court.elsewhere(unwrapped)
        if event is None:
            raise Refused("no-envelope", f"The body is {shape(body)}; send one JSON object.")
        return event
    event = _particular(unwrapped, body)
    if event is not None:
        return event
    if "eventType" not in body and name is None:
        raise Refused("no-envelope")
    return domain_event.read(body, name, sent)


def _particular(unwrapped: Unwrapped, body: dict[str, Any]) -> HmppsEvent | None:
    """The event of an envelope that is known by its own fields; None: a domain event, or nothing."""
    name, sent = unwrapped.named, unwrapped.sent
    if "eventDetails" in body and (event := detail.read(body, name, sent)):
        return event
    if "eventDatetime" in body:
        return delius.read(body, name, sent) or nomis.read(body, name, sent)
    if "eventType" in body:
        return None
    return court.read(unwrapped) or secure_move.read(body, sent)
