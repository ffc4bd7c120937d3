"""Thin events as they are published, and the details they point at. All of it is invented."""

import json
from datetime import UTC, datetime
from typing import Any

from consumers.door import open_message
from consumers.message import Message
from domain.facts.entry import Told

SENT_AT = datetime(2026, 3, 2, 11, tzinfo=UTC)


def arrived(url: object, number: int = 1) -> tuple[Told, ...]:
    """An arrival told without its booking: probation's."""
    return _opened(
        "in.probation.v1", "approved-premises.person.arrived", url, ("CRN", f"X{number:06d}")
    )


def handover(url: object) -> tuple[Told, ...]:
    """A handover that was changed, we aren't told how: prison's."""
    return _opened("in.prison.v1", "offender-management.handover.changed", url, ("NOMS", "Z4300AB"))


def arrival(number: int = 1, **changes: Any) -> bytes:
    """The detail of an arrival."""
    details = {
        "personReference": {"crn": f"X{number:06d}"},
        "bookingId": f"booking-{number}",
        "arrivedAt": "2026-03-02T10:30:00Z",
    }
    body = {
        "id": f"event-{number}",
        "timestamp": "2026-03-02T10:31:00Z",
        "eventType": "approved-premises.person.arrived",
        "eventDetails": details,
    }
    return json.dumps(body | changes).encode()


def _opened(topic: str, name: str, url: object, person: tuple[str, str]) -> tuple[Told, ...]:
    kind, value = person
    body = {
        "eventType": name,
        "version": 1,
        "occurredAt": "2026-03-02T10:31:00Z",
        "detailUrl": url,
        "personReference": {"identifiers": [{"type": kind, "value": value}]},
    }
    message = Message(topic, 0, 0, json.dumps(body).encode(), SENT_AT)
    return open_message(message, received_at=SENT_AT)
