"""CloudEvents 1.0, as the open contract uses them: one JSON object, or Kafka headers and data.

- structured: the value is {"specversion": "1.0", "id": .., "source": .., "data": {..}}
- binary: headers ce_id, ce_source, ce_type, ..; the value is the data alone
"""

from functools import lru_cache
from typing import Annotated, Any, Literal, NoReturn

import msgspec

from consumers.message import Message
from consumers.refused import Refused, shape
from domain.facts.data import ControlCounted, SourceHeartbeat

PREFIX = "ce_"
LONGEST_ID = 128
LONGEST_NAME = 200
_FEWEST_STEPS = 2  # the agency and its system

# Attributes that say how the event travelled, not what was said: a redelivery may change them.
_TRAVEL = frozenset({"specversion", "datacontenttype", "dataschema", "traceparent", "tracestate"})
_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_ID)]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME)]


class CloudEvent(msgspec.Struct, frozen=True, gc=False):
    """The attributes as told; times and data still unread."""

    id: _Id
    source: _Name
    type: _Name
    subject: _Name
    time: Any = None
    toldat: Any = None
    supersedes: _Id | None = None
    timeprecision: Any = None
    data: Any = None
    specversion: Literal["1.0"] = "1.0"


# Facts about the feed, not about a person: without a subject they are the source's own.
_ABOUT_THE_FEED = (SourceHeartbeat.TYPE, ControlCounted.TYPE)  # a type may be unhashable
_KNOWN = frozenset(CloudEvent.__struct_fields__) | _TRAVEL


def looks_structured(body: dict[str, Any]) -> bool:
    """Whether this object is meant as a CloudEvent."""
    return "specversion" in body or (
        "type" in body and "source" in body and "eventType" not in body
    )


def looks_binary(message: Message) -> bool:
    """Whether the attributes travel in the headers."""
    return any(name.startswith(PREFIX) for name, _ in message.headers)


def attributes_of(message: Message) -> dict[str, Any]:
    """The ce_ headers as attributes. Raises Refused: bad-utf8, duplicate-key, nul."""
    found: dict[str, Any] = {}
    for name, value in message.headers:
        if not name.startswith(PREFIX):
            continue
        attribute = name.removeprefix(PREFIX)
        if attribute in found:
            raise Refused("duplicate-key", "A ce_ header is given twice.")
        try:
            found[attribute] = value.decode()
        except UnicodeDecodeError:
            raise Refused("bad-utf8", "A ce_ header isn't valid UTF-8.") from None
        if "\x00" in found[attribute] or "\x00" in name:
            raise Refused("nul", "A ce_ header holds NUL.")
    return found


def read(body: dict[str, Any]) -> CloudEvent:
    """The event of a structured object. Raises Refused, with source and id where readable."""
    if "subject" not in body and body.get("type") in _ABOUT_THE_FEED:
        body = body | {"subject": str(body.get("source")).removeprefix("/")}
    try:
        event = msgspec.convert(body, CloudEvent)
    except msgspec.ValidationError:
        _explain(body)
    agency_of(event.source)
    printable = event.id.isprintable() and event.type.isprintable() and event.subject.isprintable()
    if not printable or not _names_a_record(event.subject):
        _explain(body)
    if event.supersedes == event.id or "data_base64" in body:
        _explain(body)
    return event


def unknown(body: dict[str, Any]) -> dict[str, Any]:
    """Extension attributes we don't read: kept."""
    if body.keys() <= _KNOWN:
        return {}
    return {name: value for name, value in body.items() if name not in _KNOWN}


@lru_cache(maxsize=1024)
def agency_of(source: str) -> str:
    """First step of a source: /prison/nomis -> prison. Raises Refused where it has no two steps."""
    start, *steps = source.split("/")
    plain = source.isprintable() and "#" not in source and " " not in source
    if start or len(steps) < _FEWEST_STEPS or not all(steps) or not plain:
        raise Refused("bad-field", "`source` must read /<agency>/<system>.")
    return steps[0]


def _names_a_record(subject: str) -> bool:
    system, _, local = subject.partition("/")
    return bool(system and local) and " " not in subject


def _explain(body: dict[str, Any]) -> NoReturn:
    """Which attribute it was, in our own words; first those a refusal is known by."""
    source = _text(body, "source", LONGEST_NAME, None, None)
    agency_of(source)
    told_id = _text(body, "id", LONGEST_ID, source, None)
    for name in ("type", "subject"):
        _text(body, name, LONGEST_NAME, source, told_id)
    if not _names_a_record(body["subject"]):
        says = "`subject` must read <system>/<number>, without spaces."
    elif body.get("specversion", "1.0") != "1.0":
        says = "`specversion` must be 1.0."
    elif "data_base64" in body:
        says = "`data_base64` isn't read; send `data` as a JSON object."
    else:
        _text(body, "supersedes", LONGEST_ID, source, told_id)
        says = "`supersedes` names the event itself."
    raise Refused("bad-field", says, source, told_id)


def _text(
    body: dict[str, Any], name: str, longest: int, source: str | None, told_id: str | None
) -> str:
    value = body.get(name)
    if value is None:
        raise Refused("missing-field", f"`{name}` isn't there.", source, told_id)
    if not isinstance(value, str) or not 0 < len(value) <= longest or not value.isprintable():
        says = f"`{name}` is {shape(value)}; give 1 to {longest} printable characters."
        raise Refused("bad-id" if name == "id" else "bad-field", says, source, told_id)
    return value
