"""What a pack writes and reads back: facts as the log holds them, and documents as JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import orjson
from eventsourcing.persistence import JSONTranscoder, MapperDeserialisationError

from domain.facts.entry import Entry
from infra.eventstore.mapper import FactMapper
from infra.packs.archive import UnreadableError

_MAPPER = FactMapper(JSONTranscoder())  # a pack is read by people: neither compressed nor encrypted


def dumped(value: Any) -> bytes:
    """A document: the same value gives the same bytes."""
    return orjson.dumps(value, default=_plain, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z)


def loaded(name: str, content: bytes) -> Any:
    """The document again. Raises UnreadableError."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"{name}: it is no JSON") from error


def fact_lines(entries: Iterable[Entry]) -> bytes:
    """One fact a line, in log order, with all that was recorded of it."""
    return b"".join(_line(entry) for entry in sorted(entries, key=lambda e: e.position))


def entries(content: bytes) -> Iterator[Entry]:
    """The facts again. Raises UnreadableError naming the line."""
    for number, line in enumerate(content.splitlines(), 1):
        try:
            told = orjson.loads(line)
            yield _MAPPER.to_entry(
                told["position"],
                told["record"],
                told["type"],
                msgspec.json.encode(told["state"]),
                datetime.fromisoformat(told["recorded_at"]),
            )
        except (ValueError, KeyError, TypeError, MapperDeserialisationError) as error:
            raise UnreadableError(f"facts.jsonl:{number}: this fact can't be read") from error


def _line(entry: Entry) -> bytes:
    state, _ = _MAPPER.to_bytes(entry)
    fact = {
        "position": entry.position,
        "record": entry.record,
        "type": entry.fact.TYPE,
        "recorded_at": entry.recorded_at,
        "state": orjson.Fragment(state),
    }
    return dumped(fact) + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence):
        return list(value)
    raise TypeError
