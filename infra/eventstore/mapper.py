"""A fact as it is stored, and back: JSON under the fact's own name, checked again on reading.

Told(record="prison/A1234BC", fact=PersonReleased(prison="LEI", kind="conditional"), ...)
  originator_id  prison/A1234BC
  topic          custody.person_released.v1        never a Python module's name
  state          {"id":"e1","source":"/prison/nomis","happened_at":"2026-03-02T09:00:00Z",
                  "told_at":"...","fact":{"prison":"LEI","kind":"conditional"},"labels":{...}}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from sys import intern
from typing import Any

import msgspec
from eventsourcing.persistence import (
    Cipher,
    Compressor,
    Mapper,
    MapperDeserialisationError,
    StoredEvent,
    Transcoder,
)

from domain.facts.entry import Entry, Labels, Told
from domain.facts.registry import STORED
from infra.eventstore.stored import Stored, decoder_for, encode_state, field_names
from infra.eventstore.upcasters import UPCASTERS, Upcaster

LONGEST_CODE = 20  # an identifier of one person's is longer, mostly


@dataclass(frozen=True, slots=True)
class InStream:
    """What was told, at its place in its record's stream: the library's view of a fact."""

    originator_id: str
    originator_version: int
    told: Told


class FactMapper(Mapper[str]):
    """Between facts and stored bytes. Compresses and encrypts where the library is told to."""

    def __init__(
        self,
        transcoder: Transcoder,
        compressor: Compressor | None = None,
        cipher: Cipher | None = None,
        upcasters: Mapping[str, Upcaster] = UPCASTERS,
    ) -> None:
        super().__init__(transcoder, compressor, cipher)
        self._upcasters = upcasters
        self._recorded_at = datetime.min.replace(
            tzinfo=UTC
        )  # of the entry read last: a batch has one

    def to_bytes(self, told: Told) -> tuple[bytes, int]:
        """The state as stored, and the hash of what was said (see `stored.encode_state`)."""
        state, body = encode_state(told)
        if self.compressor:
            state = self.compressor.compress(state)
        if self.cipher:
            state = self.cipher.encrypt(state)
        return state, body

    def to_entry(
        self, position: int, record: str, type: str, state: bytes, recorded_at: datetime
    ) -> Entry:
        """The entry that stands at a position. Raises MapperDeserialisationError, naming it."""
        try:
            stored = self._stored(type, state)
        except (ValueError, KeyError, TypeError) as error:
            raise MapperDeserialisationError(
                f"position {position}: stored {type} can't be read ({error.__class__.__name__}); "
                "add its fact class, or an upcaster from it, before reading on"
            ) from error
        happened_at, told_at = stored.happened_at, stored.told_at
        before = self._recorded_at
        if recorded_at == before:
            recorded_at = before
        else:
            self._recorded_at = recorded_at
        return Entry(
            stored.id,
            intern(stored.source),  # the same few in every entry that is kept
            intern(record),
            happened_at,
            happened_at if told_at == happened_at else told_at,
            _with_few_words(stored.fact),
            _labels(bytes(stored.labels)),
            stored.day_only,
            stored.supersedes,
            stored.extra,
            position=position,
            recorded_at=recorded_at,
        )

    def _stored(self, type: str, state: bytes) -> Stored:
        if self.cipher:
            state = self.cipher.decrypt(state)
        if self.compressor:
            state = self.compressor.decompress(state)
        if type in self._upcasters:
            return self._upcast(type, msgspec.json.decode(state))
        return decoder_for(STORED[type]).decode(state)

    def _upcast(self, name: str, fields: dict[str, Any]) -> Stored:
        while name in self._upcasters:
            name, today = self._upcasters[name]
            fields["fact"] = today(fields["fact"])
        return decoder_for(STORED[name]).decode(msgspec.json.encode(fields))

    def to_stored_event(self, domain_event: Any) -> StoredEvent:
        """The library's way in, for an InStream."""
        return StoredEvent(
            domain_event.originator_id,
            domain_event.originator_version,
            domain_event.told.fact.TYPE,
            self.to_bytes(domain_event.told)[0],
        )

    def to_domain_event(self, stored_event: StoredEvent) -> InStream:
        """The library's way back."""
        record = str(stored_event.originator_id)
        stored = self._stored(stored_event.topic, stored_event.state)
        told = Told(
            stored.id,
            stored.source,
            record,
            stored.happened_at,
            stored.told_at,
            stored.fact,
            _labels(bytes(stored.labels)),
            stored.day_only,
            stored.supersedes,
            stored.extra,
        )
        return InStream(record, stored_event.originator_version, told)


@lru_cache(maxsize=4096)
def _labels(text: bytes) -> Labels:
    # Few combinations exist: sharing them saves a third of the memory of a long read.
    return msgspec.json.decode(text, type=Labels)


def _with_few_words(fact: Any) -> Any:
    """The fact, with one object for each code: most of its texts are the same in every person's."""
    for name in field_names(fact.__class__):
        value = getattr(fact, name)
        if value.__class__ is str and len(value) <= LONGEST_CODE:
            object.__setattr__(fact, name, intern(value))  # equal to what it was
    return fact
