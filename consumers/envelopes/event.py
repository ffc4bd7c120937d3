"""What the HMPPS envelopes have in common once read: a name, a moment, a person, fields."""

from typing import Any

import msgspec

from consumers.refused import Refused, shape

LONGEST_NAME = 200
LONGEST_NUMBER = 60


class HmppsEvent(msgspec.Struct, frozen=True, gc=False):
    """One event as HMPPS told it; times and numbers still as written."""

    name: str  # the event type: of the body, else of the wrapper
    occurred: object
    fields: dict[str, Any]  # additionalInformation, eventDetails, or the flat body
    body: dict[str, Any]
    noms: tuple[str, ...] = ()  # distinct numbers of the person, wherever they stood
    crns: tuple[str, ...] = ()
    sent: tuple[object, ...] = ()  # moments of publishing, the best first, the wrapper's last
    clash: str | None = None  # the wrapper's type, where it isn't the body's
    raw: str | None = None  # whose own event this is: nomis | delius | courts | moves
    record: str | None = None  # where the person has neither number: court/<id>

    @property
    def wrapped_at(self) -> object | None:
        """When the wrapper says it was sent."""
        return self.sent[-1] if self.sent else None

    def text(self, field: str) -> str | None:
        """A field as text; numbers are written out. None: absent, null, blank, or no value."""
        value = self.fields.get(field)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not (text := value.strip()):
            return None
        if len(value) > LONGEST_NAME:
            raise Refused("bad-field", f"`{field}` is {shape(value)}; at most {LONGEST_NAME}.")
        return text


def name_of(body: dict[str, Any], attribute: str | None) -> tuple[str, str | None]:
    """The event's name and, where the wrapper says otherwise, the wrapper's. Raises Refused."""
    told = body.get("eventType")
    name = told if told is not None else attribute
    if name is None:
        raise Refused("missing-field", "`eventType` isn't in the body, nor in the attributes.")
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise Refused("bad-field", f"`eventType` is {shape(name)}; give the event's name.")
    return name, None if attribute == name else attribute


def numbers(*values: object) -> tuple[str, ...]:
    """The distinct numbers among these, as record names write them. Raises Refused."""
    found: tuple[str, ...] = ()
    for value in values:
        if value is None:
            continue
        if not isinstance(value, str):
            raise Refused("bad-field", f"A person's number is {shape(value)}; write it as a text.")
        number = value.strip().upper()
        if not number or number in found:
            continue
        if len(number) > LONGEST_NUMBER or not number.isprintable() or " " in number:
            raise Refused("bad-field", f"A person's number is {shape(value)} or holds spaces.")
        found += (number,)
    return found
