"""The door: one message in, what it tells us out, or a refusal with its reason. Pure.

Message -> strict JSON -> envelope -> the translator of its publisher -> Told, Told, ...
"""

from datetime import datetime
from typing import Any

from consumers import dates, strict_json
from consumers.envelopes import cloudevents, read, sns
from consumers.message import Message
from consumers.refused import Refused
from consumers.topics import agency_of
from consumers.translators import contract, hmpps
from domain.facts.entry import Told
from domain.ports import Parked


def open_message(message: Message, *, received_at: datetime) -> tuple[Told, ...]:
    """What a message tells, in its order: usually one thing; ids are then id, id/2, id/3.

    Raises Refused, and nothing else, whatever the bytes. Nothing is recorded here.
    """
    agency = agency_of(message.topic)
    sent_at = _sent_at(message, received_at)
    if message.headers and cloudevents.looks_binary(message):
        body = cloudevents.attributes_of(message)
        body["data"] = strict_json.read(message.value)
    else:
        body = strict_json.read(message.value)
    if isinstance(body, dict) and cloudevents.looks_structured(body):
        return (_of_contract(body, agency, sent_at, received_at),)
    unwrapped = sns.unwrap(body)
    if isinstance(unwrapped.body, dict) and cloudevents.looks_structured(unwrapped.body):
        return (_of_contract(unwrapped.body, agency, sent_at, received_at),)
    return hmpps.translate(read.read(unwrapped), agency, sent_at, received_at)


def park(message: Message, refused: Refused) -> Parked:
    """The message set aside whole, with why: all that is needed to try it again."""
    return Parked(
        reason=refused.reason,
        says=refused.says,
        raw=message.value,
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        headers=message.headers,
        told_at=message.timestamp,
        source=refused.source,
        message_id=refused.message_id,
    )


def _sent_at(message: Message, received_at: datetime) -> datetime:
    """The broker's clock; where that is off, ours: no fault of the message either way."""
    known = dates.EARLIEST <= message.timestamp <= received_at + dates.AHEAD
    return message.timestamp if known else received_at


def _of_contract(
    body: dict[str, Any], agency: str, sent_at: datetime, received_at: datetime
) -> Told:
    event = cloudevents.read(body)
    if cloudevents.agency_of(event.source) != agency:
        says = f"This topic takes sources that begin with /{agency}/."
        raise Refused("source-mismatch", says, event.source, event.id)
    try:
        return contract.translate(event, cloudevents.unknown(body), agency, sent_at, received_at)
    except Refused as refused:
        raise Refused(refused.reason, refused.says, event.source, event.id) from None
