"""Which HMPPS envelope a body is: asked from the most particular to the most general."""

from typing import Any

from consumers.envelopes import court, delius, detail, domain_event, nomis
from consumers.envelopes.event import HmppsEvent
from consumers.envelopes.sns import Unwrapped
from consumers.refused import Refused, shape

_TWO_PARTS = 2  # [class name, {s3BucketName, s3Key}]


def read(unwrapped: Unwrapped) -> HmppsEvent:
    """The event inside the wrappers. Raises Refused."""
    body = unwrapped.body
    if isinstance(body, list) and len(body) == _TWO_PARTS and _points_elsewhere(body[1]):
        raise Refused("body-elsewhere")
    if not isinstance(body, dict):
        raise Refused("no-envelope", f"The body is {shape(body)}; send one JSON object.")
    for particular in (detail.read, delius.read, nomis.read, court.read):
        event = particular(body, unwrapped.name, unwrapped.sent)
        if event is not None:
            return event
    if "eventType" not in body and unwrapped.name is None:
        raise Refused("no-envelope")
    return domain_event.read(body, unwrapped.name, unwrapped.sent)


def _points_elsewhere(part: Any) -> bool:
    return isinstance(part, dict) and bool(part.keys() & {"s3BucketName", "s3Key"})
