"""Book a Secure Move, the service that books escorts: JSON:API, an event about a move or a person.

    {"data": {"type": "events", "attributes": {"event_type": "PerEscape", "occurred_at": ..},
              "relationships": {"eventable": {"data": {"type": "moves", "id": ..}}}},
     "included": [{"type": "people", "id": .., "attributes": {"prison_number": ..}}]}

The envelope's object is sometimes left away. Its names come as PerEscape or per_escape: one name.
Without a number of the person it is about police/move:<id>: the booking, the journey, the record.
"""

import re
from dataclasses import dataclass
from typing import Any

from consumers.envelopes.court import is_id, objects
from consumers.envelopes.event import LONGEST_NAME, HmppsEvent, numbers
from consumers.refused import Refused, shape

_TYPES = ("events", "notifications")
_ONE_OF = {
    "moves": "move",
    "people": "person",
    "journeys": "journey",
    "person_escort_records": "per",
}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])")


def read(body: dict[str, Any], sent: object | None) -> HmppsEvent | None:
    """None where the body isn't one. Raises Refused."""
    told = body.get("data", body)
    if not isinstance(told, dict) or told.get("type") not in _TYPES:
        return None
    attributes = _attributes(told)
    person = person_in(body)
    noms = numbers(person.attributes.get("prison_number"))
    return HmppsEvent(
        name=_name(attributes.get("event_type")),
        occurred=attributes.get("occurred_at", attributes.get("timestamp")),
        fields=attributes,
        body=body,
        noms=noms,
        sent=(attributes.get("recorded_at"), sent),
        raw="moves",
        record=None if noms else person.record or record_of_thing(body),
    )


@dataclass(frozen=True, slots=True)
class PersonIn:
    """The person told beside the event: nothing of them where nobody is, or several are."""

    attributes: dict[str, Any]
    record: str | None = None
    gender: object = None


def person_in(body: dict[str, Any]) -> PersonIn:
    """The person among what is included."""
    included = list(objects(body.get("included")))
    people = [each for each in included if each.get("type") == "people"]
    genders = [_attributes(each) for each in included if each.get("type") == "genders"]
    if len(people) != 1:
        return PersonIn({})
    told_id, gender = people[0].get("id"), genders[0].get("key") if len(genders) == 1 else None
    record = f"police/person:{told_id}" if is_id(told_id) else None
    return PersonIn(_attributes(people[0]), record, gender)


def record_of_thing(body: dict[str, Any]) -> str | None:
    """police/move:<id>, of the move, journey, escort record or person the event is of."""
    relationships = _object(_object(body.get("data", body)).get("relationships"))
    for name in ("eventable", "move"):
        data = _object(_object(relationships.get(name)).get("data"))
        told_id, kind = data.get("id"), data.get("type")
        if is_id(told_id) and is_id(kind):
            return f"police/{_ONE_OF.get(kind, kind)}:{told_id}"
    return None


def _name(told: object) -> str:
    if not isinstance(told, str) or not 0 < len(told) <= LONGEST_NAME or not told.isprintable():
        raise Refused("bad-field", f"`event_type` is {shape(told)}; give the event's name.")
    return _HUMP.sub("_", told).lower()


def _attributes(told: dict[str, Any]) -> dict[str, Any]:
    return _object(told.get("attributes"))


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
