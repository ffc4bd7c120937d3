"""From the body of a detail to what it tells. Pure: the same body of the same fact, the same ids.

{"eventType": .., "eventDetails": {..}}   -> through the door, as if it had been published
anything else                             -> kept whole, of the thin fact's source and record
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from consumers import strict_json
from consumers.door import open_message, park
from consumers.labels import labels_for
from consumers.message import Message
from consumers.refused import Refused
from consumers.topics import topic_of
from domain.facts.data import Opaque
from domain.facts.entry import Entry, Told
from domain.ports import Batch, Parked

_NO_PARTITION = -1
_ONE_SPELLING = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def told_by(thin: Entry, body: bytes, received_at: datetime) -> Sequence[Told]:
    """What the detail of a thin fact tells. Raises Refused.

    It counts as told when the thin fact was: that is what the publisher said then, however late
    we came for it. So a correction told in between still comes after it.
    """
    value = strict_json.read(body)
    if not _is_detail(value):
        return (_kept_whole(thin, value),)
    told = open_message(_message(thin, body), received_at=received_at)
    _refuse_somebody_else(thin, told)
    return told


def batch_of(thin: Entry, body: bytes, told: Sequence[Told]) -> Batch:
    """To be recorded; what can't be stored is set aside whole."""

    def origin(at: int, reason: str, says: str) -> Parked:
        return _parked(thin, body, Refused(reason, says, told[at].source, told[at].id))

    return Batch(told, origin=origin)


def batch_parked(thin: Entry, body: bytes, refused: Refused) -> Batch:
    """To be set aside, so that its publisher is told why."""
    return Batch((), parked=(_parked(thin, body, refused),))


def _parked(thin: Entry, body: bytes, refused: Refused) -> Parked:
    """Under a name that the door doesn't open: there a retry would pass over whose detail it is.

    It is tried again by fetching it again.
    """
    named = Refused(refused.reason, refused.says, refused.source or thin.source, refused.message_id)
    return replace(park(_message(thin, body), named), topic=f"detail.{thin.agency}.v1")


def _message(thin: Entry, body: bytes) -> Message:
    return Message(
        topic=topic_of(thin.agency),
        partition=_NO_PARTITION,
        offset=thin.position,
        value=body,
        timestamp=thin.told_at,
    )


def _is_detail(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("eventDetails"), dict)
        and isinstance(value.get("eventType"), str)
        and "specversion" not in value
    )


def _kept_whole(thin: Entry, value: Any) -> Told:
    """Two events may point at the same thing, so the thin fact's key is part of the id."""
    text = _ONE_SPELLING.encode(value)
    fact = Opaque(name=f"{thin.fact.about}/detail", text=text)
    return Told(
        id=blake2b(f"{thin.key}\n{text}".encode(), digest_size=16).hexdigest(),
        source=thin.source,
        record=thin.record,
        happened_at=thin.happened_at,
        told_at=thin.told_at,
        fact=fact,
        labels=labels_for(thin.agency, fact),
        day_only=thin.day_only,
        extra=_ONE_SPELLING.encode({"detailOf": thin.id}),
    )


def _refuse_somebody_else(thin: Entry, told: Sequence[Told]) -> None:
    """A detail that names another record of the same agency is a clash, not a choice of ours."""
    system, _, number = thin.record.partition("/")
    for one in told:
        there, _, other = one.record.partition("/")
        if there == system and other != number:
            raise Refused(
                "identifier-clash",
                "The detail is about another person's record than the event that points at it.",
                one.source,
                one.id,
            )
