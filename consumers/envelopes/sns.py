"""SNS and SQS wrappers: a message inside a message, as a string, any number of times over.

    {"Message": "{\\"Message\\": \\"...\\"}", "MessageAttributes": {...}}  ->  body, attributes, sent

Any of MessageId, TopicArn, Timestamp and MessageAttributes may be missing. An attribute is
{"Type": "String", "Value": "x"}, as its SDK spells it {"StringValue": "x"}, or a bare "x".
"""

from typing import Any

import msgspec

from consumers import strict_json
from consumers.dates import from_milliseconds

_VALUE = ("Value", "StringValue", "stringValue")


class Unwrapped(msgspec.Struct, frozen=True, gc=False):
    """The innermost body, with what the wrappers said about it: the outermost that says it."""

    body: Any
    name: str | None = None  # the attribute eventType
    sent: object | None = None  # when it was published, by a wrapper's account
    kind: str | None = None  # the attribute messageType: courts name their messages so
    stage: str | None = None  # the attribute hearingEventType: ConfirmedOrUpdated or Resulted

    @property
    def named(self) -> str | None:
        """What the wrapper calls the event, by either attribute."""
        return self.name or self.kind


def unwrap(value: Any) -> Unwrapped:
    """Take every wrapper off. Raises Refused: what strict JSON refuses.

    It ends: an object can't be nested without end, and a text shrinks with each wrapper taken off.
    """
    said: dict[str, str] = {}
    sent: object | None = None
    while True:
        if type(value) is dict:
            inside = None if "eventType" in value else value.get("Message", value.get("Body"))
            if inside is None:
                break
            attributes = value.get("MessageAttributes")
            if attributes and type(attributes) is dict:
                said = _texts(attributes) | said
            sent = sent or value.get("Timestamp")
            value = inside
        elif type(value) is str:
            value = strict_json.read_text(value)
        else:
            break
    if not said:
        return Unwrapped(value, sent=sent)
    return Unwrapped(
        value,
        said.get("eventType"),
        sent or said.get("publishedAt") or from_milliseconds(said.get("timestamp")),
        said.get("messageType"),
        said.get("hearingEventType"),
    )


def _texts(attributes: dict[str, Any]) -> dict[str, str]:
    """The attributes that hold a text, in whatever form."""
    found: dict[str, str] = {}
    for name, told in attributes.items():
        value = _value(told) if type(told) is dict else told
        if value and type(value) is str:
            found[name] = value
    return found


def _value(attribute: dict[str, Any]) -> Any:
    for key in _VALUE:
        if key in attribute:
            return attribute[key]
    return None
