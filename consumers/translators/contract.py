"""The open contract: a CloudEvent whose type is the name of a fact becomes that fact."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, get_type_hints

import msgspec

from consumers import dates
from consumers.envelopes.cloudevents import CloudEvent
from consumers.labels import labels_for
from consumers.refused import Refused, shape
from domain.facts.data import FactWithdrawn, Opaque
from domain.facts.entry import Told
from domain.facts.registry import BY_TYPE

LONGEST_TEXT = 2_000


def translate(event: CloudEvent, agency: str, sent_at: datetime, received_at: datetime) -> Told:
    """The fact this event tells. `sent_at` is the broker's clock, used where toldat is absent.

    A type we have no fact for (a new name, a later version) is kept whole as Opaque: the feed is
    ahead of us, which is no fault of the message. Raises Refused.
    """
    happened_at, day_only = _happened_at(event, received_at)
    told_at = sent_at if event.toldat is None else dates.rfc3339(event.toldat, "toldat")
    fact_type = BY_TYPE.get(event.type)
    if fact_type is None or fact_type is Opaque:
        fact: Any = Opaque(name=event.type, text=json.dumps(event.data, ensure_ascii=False))
        unknown = _kept({}, event)
    else:
        fact, unknown = _fact(fact_type, event)
    if fact_type is FactWithdrawn and event.supersedes is None:
        raise Refused("missing-field", "`supersedes` isn't there: name the event taken back.")
    return Told(
        id=event.id,
        source=event.source,
        record=event.subject,
        happened_at=happened_at,
        told_at=dates.plausible(told_at, received_at, "toldat"),
        fact=fact,
        labels=labels_for(agency, fact),
        day_only=day_only,
        supersedes=event.supersedes,
        extra=json.dumps(unknown, ensure_ascii=False, sort_keys=True) if unknown else None,
    )


def _happened_at(event: CloudEvent, received_at: datetime) -> tuple[datetime, bool]:
    if event.time is None:
        raise Refused("missing-field", "`time` isn't there: say when it happened.")
    moment = dates.rfc3339(event.time, "time")
    if event.timeprecision is None:
        return dates.plausible(moment, received_at, "time"), False
    if event.timeprecision != "day":
        raise Refused("bad-field", "`timeprecision` can only be: day.")
    moment = dates.plausible(moment, received_at, "time")
    return dates.midnight(moment.astimezone(dates.LONDON).date()), True


def _fact(fact_type: type, event: CloudEvent) -> tuple[Any, dict[str, Any]]:
    data = {} if event.data is None else event.data
    if not isinstance(data, dict):
        raise Refused("bad-field", f"`data` is {shape(data)}; give one JSON object.")
    try:
        fact: Any = msgspec.convert(data, fact_type)
    except msgspec.ValidationError as wrong:
        raise _refusal(str(wrong)) from None
    known, moments = _of(fact_type)
    _bound_texts(data, known)
    if moments:
        fact = _in_utc(fact, moments)
    if data.keys() <= known and not event.unknown:
        return fact, {}
    return fact, _kept({name: data[name] for name in data if name not in known}, event)


def _kept(unknown: dict[str, Any], event: CloudEvent) -> dict[str, Any]:
    return unknown | ({"envelope": event.unknown} if event.unknown else {})


@cache
def _of(fact_type: type) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names of a fact's fields, and those of them that hold instants."""
    hints = get_type_hints(fact_type)
    names = frozenset(field.name for field in fields(fact_type))
    return names, tuple(sorted(name for name in names if hints[name] == datetime))


def _in_utc(fact: Any, moments: tuple[str, ...]) -> Any:
    changed = {}
    for name in moments:
        moment = getattr(fact, name)
        if moment.tzinfo is None:
            raise Refused("bad-time", f"`data.{name}` has no offset; add it.")
        try:
            changed[name] = moment.astimezone(UTC)
        except OverflowError:
            raise Refused("implausible-time", f"`data.{name}` is outside the calendar.") from None
    return replace(fact, **changed)


def _bound_texts(data: dict[str, Any], known: frozenset[str]) -> None:
    for name, value in data.items():
        if name in known:
            for text in value if isinstance(value, list) else (value,):
                if isinstance(text, str) and not 0 < len(text) <= LONGEST_TEXT:
                    raise Refused(
                        "bad-field",
                        f"`data.{name}` holds {shape(text)}; give 1 to {LONGEST_TEXT}, "
                        "or leave an optional field out.",
                    )


def _refusal(wrong: str) -> Refused:
    """Our own words for the checker's complaint: its words may quote the value."""
    says, _, path = wrong.partition(" - at `$")
    where = f"data{path.rstrip('`')}"
    if says.startswith("Object missing required field"):
        return Refused("missing-field", f"`{where}.{says.split('`')[1]}` isn't there.")
    if says.startswith("Expected"):
        return Refused("bad-field", f"`{where}`: {says[0].lower()}{says[1:]}.")
    if says.startswith("Invalid enum value"):
        return Refused("bad-field", f"`{where}` isn't one of the words of its list.")
    return Refused("bad-field", f"`{where}` can't be read as its kind; see the contract.")
