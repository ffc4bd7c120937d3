"""The stored form of one fact, and the hash that tells a repeat from a reused id."""

from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from typing import Annotated, Any

import msgspec

from domain.facts.entry import Labels, Told

Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class Stored(msgspec.Struct, omit_defaults=True, gc=False):
    """The state column: everything of a Told but its record and type, which are columns."""

    id: str
    source: str
    happened_at: Instant
    told_at: Instant
    fact: Any
    labels: msgspec.Raw
    day_only: bool = False
    supersedes: str | None = None
    extra: str | None = None


_ENCODER = msgspec.json.Encoder()


@cache
def decoder_for(fact: type) -> msgspec.json.Decoder[Stored]:
    """Reads a state whose fact is of this class, checking every field."""
    form = msgspec.defstruct(f"Stored{fact.__name__}", [("fact", fact)], bases=(Stored,), gc=False)
    return msgspec.json.Decoder(form)


def encode_state(told: Told) -> tuple[bytes, int]:
    """The state, and the hash of what was said in it.

    The hash leaves out when it was sent and how we label it: a message delivered again under
    another broker timestamp, or after our labels changed, is still a repeat. Empty fields are
    left out of both, so a field added to a fact later changes no old hash.
    Raises ValueError or TypeError for what can't be stored (naive times, half a character).
    """
    fact = told.fact
    content = msgspec.Raw(_ENCODER.encode(_filled(fact)))
    happened_at, told_at = _utc(told.happened_at), _utc(told.told_at)
    state = Stored(
        told.id,
        told.source,
        happened_at,
        told_at,
        content,
        _labels(told.labels),
        told.day_only,
        told.supersedes,
        told.extra,
    )
    said = (happened_at, told.record, fact.TYPE, told.supersedes, told.extra, content)
    hashed = blake2b(_ENCODER.encode(said), digest_size=8).digest()
    return _ENCODER.encode(state), int.from_bytes(hashed, "big", signed=True)


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is UTC:
        return instant
    if instant.tzinfo is None:
        raise ValueError("an instant without its offset")
    return instant.astimezone(UTC)


def _filled(fact: Any) -> dict[str, Any]:
    names = field_names(fact.__class__)
    return {name: value for name in names if (value := getattr(fact, name)) is not None}


@cache
def field_names(fact: Any) -> tuple[str, ...]:
    """The fields of a class of facts, in order."""
    return tuple(field.name for field in fields(fact))


def _labels(labels: Labels) -> msgspec.Raw:
    known = _SEEN.get(id(labels))
    if known is None or known[0] is not labels:
        if len(_SEEN) > _MOST_SEEN:
            _SEEN.clear()
        known = _SEEN[id(labels)] = (labels, msgspec.Raw(_ENCODER.encode(labels)))
    return known[1]


_SEEN: dict[int, tuple[Labels, msgspec.Raw]] = {}  # the door hands out the same few objects
_MOST_SEEN = 4096
