"""One person's messages, made from the samples: the same few numbers and ids in all of them.

A sample's NOMS number, CRN, ids and hours are replaced by one of two each, so that what one
message tells another one corrects, takes back, merges or parts again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from eventsourcing.persistence import JSONTranscoder

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Entry, Told
from infra.eventstore.batch import Lines
from infra.eventstore.mapper import FactMapper
from tests.consumers import samples

NOMS, CRNS, ROWS = (b"A1234BC", b"A2345CD"), (b"X123456", b"X234567"), (b"1200850", b"1200851")
UUIDS = tuple(str(UUID(int=number, version=4)).encode() for number in (1, 2))
RECORDED_AT = datetime(2029, 1, 1, tzinfo=UTC)  # all at once: only the order differs

_NOMS, _CRN = re.compile(rb"\b[A-Z]\d{4}[A-Z]{2}\b"), re.compile(rb"\b[A-Z]\d{6}\b")
_UUID = re.compile(rb"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_ROW = re.compile(rb'(?<=[a-z]Id)(\\*": ?(?:\\*")?)\d{4,}')
_HOUR = re.compile(rb"(?<=\dT)\d\d(?=:)")
TEMPLATES: Sequence[Message] = tuple(samples.message(path) for path in samples.files())
MERGES = tuple(
    number
    for number, one in enumerate(TEMPLATES)
    if re.search(rb"merge|booking.moved|REASSIGNED|NUMBER-CHANGED", one.value)
)


def message(template: int, choice: int) -> Message:
    """The sample told of this person; `choice` decides which numbers, ids and hour."""
    good = TEMPLATES[template]
    if b"specversion" in good.value:
        choice = template  # its id is the publisher's own: one id, one body
    random = Random(choice)  # noqa: S311 - seeded, so that a case can be met again
    value = good.value
    for shape, two in ((_NOMS, NOMS), (_CRN, CRNS), (_UUID, UUIDS)):
        value = _swapped(value, shape, two, random)
    row = random.choice(ROWS)
    value = _ROW.sub(lambda found: found[1] + row, value)
    value = _HOUR.sub(f"{random.randrange(8, 20):02}".encode(), value)
    return replace(good, value=value, timestamp=datetime(2026, 6, 1, tzinfo=UTC))


def _swapped(
    value: bytes, shape: re.Pattern[bytes], two: tuple[bytes, bytes], random: Random
) -> bytes:
    """Each number of this shape becomes one of the two; two different ones stay different."""
    turned = random.randrange(2)
    found = {one: at for at, one in enumerate(dict.fromkeys(shape.findall(value)))}
    return shape.sub(lambda one: two[(found[one[0]] + turned) % 2], value)


def log(batches: Iterable[Sequence[Message]]) -> list[Entry]:
    """What stands in the log after these batches: each id once, by the log's own inbox."""
    heard: dict[bytes, int] = {}
    entries: list[Entry] = []
    for batch in batches:
        lines, told = Lines(), [one for sent in batch for one in _told(sent)]
        for at, one in enumerate(told):
            lines.add(at, one, _MAPPER)
        for at in lines.sort_out(heard).new:
            heard[lines.keys[at]] = lines.bodies[at]
            entries.append(_entry(told[at], len(entries) + 1))
    return entries


def _told(sent: Message) -> tuple[Told, ...]:
    try:
        return open_message(sent, received_at=samples.RECEIVED)
    except Refused:
        return ()


def _entry(one: Told, position: int) -> Entry:
    fields = {name: getattr(one, name) for name in Told.__dataclass_fields__}
    return Entry(**fields, position=position, recorded_at=RECORDED_AT)


_MAPPER = FactMapper(JSONTranscoder())
