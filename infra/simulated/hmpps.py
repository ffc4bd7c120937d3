"""What HMPPS services publish: a domain event, usually inside an SNS notification."""

from typing import Any
from zlib import crc32

import orjson

from domain.calendar import LONDON
from infra.simulated.telling import Saying

NO_ZONE = "%Y-%m-%dT%H:%M:%S"
BARE = ("create-and-vary-a-licence.", "probation-case.unmerge")  # sent without the SNS wrapper
NO_REFERENCE = ("prisoner-offender-search.",)  # the number stands in additionalInformation only


def wrapped(saying: Saying) -> bytes:
    """The message as the topic carries it."""
    if saying.detail:
        return orjson.dumps(detail(saying))
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
        numbers = (_number(saying), *((saying.also,) if saying.also else ()))
        listed = [{"type": kind, "value": value} for kind, value in numbers]
        body["personReference"] = {"identifiers": listed}
    return body


def detail(saying: Saying) -> dict[str, Any]:
    """The fuller body, spelt its own way, its moments without a zone."""
    _, crn = _number(saying)
    family, _, what = saying.type.rpartition(".")
    spelt = f"{family.rpartition('.')[0]}.{family.rpartition('.')[2]}-{what}"
    return {
        "id": f"{crc32(saying.id.encode()):08x}-0000-4000-8000-000000000000",
        "timestamp": saying.happened_at.astimezone(LONDON).strftime(NO_ZONE),
        "eventType": spelt,
        "eventDetails": {"personReference": {"crn": crn}, **saying.data},
    }


def _number(saying: Saying) -> tuple[str, str]:
    kind = "NOMS" if saying.record.startswith("prison/") else "CRN"
    return kind, saying.record.partition("/")[2]


def message_id(saying: Saying) -> str:
    """A new one for each publishing: it says nothing about the fact."""
    one = crc32(f"{saying.id}{saying.told_at.timestamp()}".encode())
    return f"{one:08x}-0000-4000-8000-{crc32(saying.type.encode()):012x}"
