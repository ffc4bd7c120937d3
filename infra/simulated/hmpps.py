"""What HMPPS services publish: a domain event, usually inside an SNS notification."""

from typing import Any
from zlib import crc32

import orjson

from domain.calendar import LONDON
from infra.simulated.telling import Saying

BARE = ("create-and-vary-a-licence.", "probation-case.unmerge")  # sent without the SNS wrapper
NO_REFERENCE = ("prisoner-offender-search.",)  # the number stands in additionalInformation only


def wrapped(saying: Saying) -> bytes:
    """The message as the topic carries it."""
    body = domain_event(saying)
    if saying.type.startswith(BARE):
        return orjson.dumps(body)
    message = orjson.dumps(body).decode()
    return orjson.dumps(
        {
            "Type": "Notification",
            "MessageId": message_id(saying),
            "TopicArn": "arn:aws:sns:eu-west-2:000000000000:domain-events",
            "Message": message,
            "Timestamp": saying.told_at,
            "SignatureVersion": "1",
            "MessageAttributes": {"eventType": {"Type": "String", "Value": saying.type}},
        }
    )


def domain_event(saying: Saying) -> dict[str, Any]:
    """The event itself."""
    body: dict[str, Any] = {
        "eventType": saying.type,
        "version": 1,
        "occurredAt": saying.happened_at.astimezone(LONDON),
        "publishedAt": saying.told_at,
        "description": "told by a simulated service",
        "additionalInformation": saying.data,
    }
    if not saying.type.startswith(NO_REFERENCE):
        kind = "NOMS" if saying.record.startswith("prison/") else "CRN"
        value = saying.record.partition("/")[2]
        body["personReference"] = {"identifiers": [{"type": kind, "value": value}]}
    return body


def message_id(saying: Saying) -> str:
    """A new one for each publishing: it says nothing about the fact."""
    one = crc32(f"{saying.id}{saying.told_at.timestamp()}".encode())
    return f"{one:08x}-0000-4000-8000-{crc32(saying.type.encode()):012x}"
