"""SNS and SQS wrappers: a message inside a message, as a string, any number of times over."""

from dataclasses import dataclass
from typing import Any

from consumers import strict_json
from consumers.refused import Refused

MOST_WRAPPERS = 8


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The innermost body, with what the wrappers said about it."""

    body: Any
    name: str | None = None  # the attribute eventType, else messageType
    sent: object | None = None  # when the wrapper says it was published


def unwrap(value: Any) -> Unwrapped:
    """Take every wrapper off. Raises Refused: too-deep, or what strict JSON refuses."""
    name: str | None = None
    sent: object | None = None
    for _ in range(MOST_WRAPPERS):
        if isinstance(value, dict) and "eventType" not in value and _inside(value) is not None:
            name = name or _name(value)
            sent = sent or value.get("Timestamp")
            value = _inside(value)
        elif isinstance(value, str):
            value = strict_json.read_text(value)
        else:
            return Unwrapped(value, name, sent)
    raise Refused("too-deep", f"More than {MOST_WRAPPERS} wrappers lie around the body.")


def _inside(wrapper: dict[str, Any]) -> Any:
    return wrapper.get("Message", wrapper.get("Body"))


def _name(wrapper: dict[str, Any]) -> str | None:
    attributes = wrapper.get("MessageAttributes")
    if not isinstance(attributes, dict):
        return None
    for attribute in ("eventType", "messageType"):
        value = attributes.get(attribute)
        if isinstance(value, dict):
            value = value.get("Value", value.get("StringValue"))
        if isinstance(value, str) and value:
            return value
    return None
