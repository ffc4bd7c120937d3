"""Messages for the tests of this folder, written out or made from keywords."""

import json
from datetime import UTC, datetime
from typing import Any

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Told

SENT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
RECEIVED = datetime(2026, 3, 2, 10, 1, tzinfo=UTC)


def message(
    body: Any, topic: str = "in.prison.v1", headers: tuple[tuple[str, bytes], ...] = ()
) -> Message:
    """A message of these bytes, or of this value as JSON."""
    value = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Message(topic, 0, 7, value, SENT, headers)


def told(
    body: Any, topic: str = "in.prison.v1", headers: tuple[tuple[str, bytes], ...] = ()
) -> tuple[Told, ...]:
    """What the door makes of it."""
    return open_message(message(body, topic, headers), received_at=RECEIVED)


def refused(
    body: Any, topic: str = "in.prison.v1", headers: tuple[tuple[str, bytes], ...] = ()
) -> Refused:
    """The refusal the door answers with; fails if it lets the message in."""
    try:
        facts = told(body, topic, headers)
    except Refused as no:
        return no
    raise AssertionError(f"let in as {[fact.fact for fact in facts]}")


def event(**changed: Any) -> dict[str, Any]:
    """A good CloudEvent of the open contract, with these attributes changed; None leaves one out."""
    good: dict[str, Any] = {
        "specversion": "1.0",
        "id": "r-1",
        "source": "/prison/nomis",
        "type": "custody.person_released.v1",
        "time": "2026-03-02T09:30:00+00:00",
        "subject": "prison/A1234BC",
        "toldat": "2026-03-02T09:45:00Z",
        "data": {"prison": "MDI", "kind": "conditional"},
    }
    return {name: value for name, value in (good | changed).items() if value is not None}


def domain_event(name: str, info: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A good HMPPS domain event about the prisoner A1234BC; None leaves a field out."""
    good: dict[str, Any] = {
        "eventType": name,
        "version": 1,
        "occurredAt": "2026-03-02T09:30:00+00:00",
        "additionalInformation": info,
        "personReference": {"identifiers": [{"type": "NOMS", "value": "A1234BC"}]},
    }
    return {name: value for name, value in (good | changed).items() if value is not None}


def notification(body: Any, name: str | None = None, **wrapper: Any) -> dict[str, Any]:
    """The same wrapped by SNS."""
    attributes = {} if name is None else {"eventType": {"Type": "String", "Value": name}}
    return {
        "Type": "Notification",
        "MessageId": "0f7a2f0e-1111-2222-3333-444455556666",
        "Message": json.dumps(body),
        "Timestamp": "2026-03-02T09:59:00.000Z",
        "MessageAttributes": attributes,
    } | wrapper
