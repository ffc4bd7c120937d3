"""The open contract: a CloudEvent whose type is the name of a fact becomes that fact."""

import json
from datetime import datetime
from typing import Any

from consumers import dates
from consumers.envelopes.cloudevents import CloudEvent
from consumers.labels import labels_for
from consumers.refused import Refused, shape
from consumers.translators.fields import fact_of
from domain.facts.data import FactWithdrawn, Opaque
from domain.facts.entry import Told
from domain.facts.registry import BY_TYPE


def translate(
    event: CloudEvent,
    extensions: dict[str, Any],
    agency: str,
    sent_at: datetime,
    received_at: datetime,
) -> Told:
    """The fact this event tells. `sent_at` is the broker's clock, used where toldat is absent.

    A type we have no fact for (a new name, a later version) is kept whole as Opaque: the feed is
    ahead of us, which is no fault of the message. `extensions`: attributes we don't read, kept.
    Raises Refused.
    """
    happened_at, day_only = _happened_at(event, received_at)
    told_at = sent_at
    if event.toldat is not None:
        told_at = dates.plausible(dates.rfc3339(event.toldat, "toldat"), received_at, "toldat")
    fact, unknown = _fact(event)
    if extensions:
        unknown = unknown | {"envelope": extensions}
    return Told(
        event.id,
        event.source,
        event.subject,
        happened_at,
        told_at,
        fact,
        labels_for(agency, fact),
        day_only,
        event.supersedes,
        _SORTED.encode(unknown) if unknown else None,
    )


def _happened_at(event: CloudEvent, received_at: datetime) -> tuple[datetime, bool]:
    if event.time is None:
        raise Refused("missing-field", "`time` isn't there: say when it happened.")
    moment = dates.plausible(dates.rfc3339(event.time, "time"), received_at, "time")
    if event.timeprecision is None:
        return moment, False
    if event.timeprecision != "day":
        raise Refused("bad-field", "`timeprecision` can only be: day.")
    return dates.midnight(moment.astimezone(dates.LONDON).date()), True


def _fact(event: CloudEvent) -> tuple[Any, dict[str, Any]]:
    """The fact, and the fields of the data it doesn't have."""
    fact_type = BY_TYPE.get(event.type)
    if fact_type is None or fact_type is Opaque:
        return Opaque(name=event.type, text=_PLAIN.encode(event.data)), {}
    if fact_type is FactWithdrawn and event.supersedes is None:
        raise Refused("missing-field", "`supersedes` isn't there: name the event taken back.")
    data = {} if event.data is None else event.data
    if not isinstance(data, dict):
        raise Refused("bad-field", f"`data` is {shape(data)}; give one JSON object.")
    return fact_of(fact_type, data)


_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_PLAIN = json.JSONEncoder(ensure_ascii=False)
