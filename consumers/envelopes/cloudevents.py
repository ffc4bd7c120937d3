"""CloudEvents 1.0, as the open contract uses them: one JSON object, or Kafka headers and data.

structured   value  {"specversion": "1.0", "id": .., "source": .., "type": .., "data": {..}}
binary       header ce_id, ce_source, ce_type, ..          value  {..the data..}
"""

from dataclasses import dataclass
from typing import Any

from consumers.message import Message
from consumers.refused import Refused, shape

PREFIX = "ce_"
LONGEST_ID = 128
LONGEST_SOURCE = 200
LONGEST_SUBJECT = 200
LONGEST_TYPE = 200
_FEWEST_STEPS = 2  # the agency and its system

# Attributes that say how the event travelled, not what was said: a redelivery may change them.
_TRAVEL = frozenset({"specversion", "datacontenttype", "dataschema", "traceparent", "tracestate"})
_READ = frozenset(
    {"id", "source", "type", "time", "subject", "toldat", "supersedes", "timeprecision", "data"}
)
_KNOWN = _READ | _TRAVEL


@dataclass(frozen=True, slots=True)
class CloudEvent:
    """The attributes as told; times still unread."""

    id: str
    source: str
    type: str
    subject: str
    time: object
    toldat: object | None
    supersedes: str | None
    timeprecision: object | None
    data: Any
    unknown: dict[str, Any]  # extension attributes we don't read, kept

    @property
    def agency(self) -> str:
        """First step of the source: /prison/nomis -> prison."""
        return self.source.split("/", 2)[1]


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
    get = body.get
    source = _text(get("source"), "source", LONGEST_SOURCE)
    _bound_source(source)
    told_id = get("id")
    if not isinstance(told_id, str) or not 0 < len(told_id) <= LONGEST_ID:
        reason = "missing-field" if told_id is None else "bad-id"
        raise Refused(reason, f"`id` is {shape(told_id)}; give 1 to 128 characters.", source)
    if not told_id.isprintable():
        raise Refused("bad-id", "`id` holds a character that can't be printed.", source)
    try:
        return _read_rest(body, told_id, source)
    except Refused as refused:
        raise Refused(refused.reason, refused.says, source, told_id) from None


def _read_rest(body: dict[str, Any], told_id: str, source: str) -> CloudEvent:
    get = body.get
    if get("specversion", "1.0") != "1.0":
        raise Refused("bad-field", "`specversion` must be 1.0.")
    if "data_base64" in body:
        raise Refused("bad-field", "`data_base64` isn't read; send `data` as a JSON object.")
    supersedes = get("supersedes")
    if supersedes is not None:
        supersedes = _text(supersedes, "supersedes", LONGEST_ID)
        if supersedes == told_id:
            raise Refused("bad-field", "`supersedes` names the event itself.")
    subject = _text(get("subject"), "subject", LONGEST_SUBJECT)
    _bound_subject(subject)
    return CloudEvent(
        id=told_id,
        source=source,
        type=_text(get("type"), "type", LONGEST_TYPE),
        subject=subject,
        time=get("time"),
        toldat=get("toldat"),
        supersedes=supersedes,
        timeprecision=get("timeprecision"),
        data=get("data"),
        unknown={} if body.keys() <= _KNOWN else _unknown(body),
    )


def _unknown(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in _KNOWN}


def _text(value: object, field: str, longest: int) -> str:
    if value is None:
        raise Refused("missing-field", f"`{field}` isn't there.")
    if not isinstance(value, str) or not 0 < len(value) <= longest or not value.isprintable():
        raise Refused(
            "bad-field", f"`{field}` is {shape(value)}; give 1 to {longest} printable characters."
        )
    return value


def _bound_source(source: str) -> None:
    start, *steps = source.split("/")
    if start or len(steps) < _FEWEST_STEPS or not all(steps) or "#" in source or " " in source:
        raise Refused("bad-field", "`source` must read /<agency>/<system>.")


def _bound_subject(subject: str) -> None:
    system, slash, local = subject.partition("/")
    if not (slash and system and local) or " " in subject:
        raise Refused("bad-field", "`subject` must read <system>/<number>, without spaces.")
