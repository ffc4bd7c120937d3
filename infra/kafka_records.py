"""Kafka's record batches straight into messages: a third of the client's own time, and no dead end.

The client makes two objects and some ten calls a record, and gives up the partition for ever at a
header whose name isn't UTF-8, which librdkafka lets anybody send.

    record = length, attributes, timestamp delta, offset delta, key, value, [header name, value]
             every number a zigzag varint; nearly all of them one byte
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from kafka.consumer.fetcher import Fetcher  # type: ignore[import-untyped] # it has no types
from kafka.errors import CorruptRecordError  # type: ignore[import-untyped] # it has no types

from consumers.message import Message

_LAST_MS = 253_402_300_799_000  # the end of the year 9999: no datetime reaches further
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_READ_COMMITTED = 1
_MORE = 0x80  # the bit of a varint's byte that says another follows


def read_messages_with(consumer: Any) -> None:
    """Let this consumer hand out Messages instead of its own records."""
    consumer._fetcher.PartitionRecords = _Messages  # noqa: SLF001 - the client has no other door


class _Messages(Fetcher.PartitionRecords):  # type: ignore[misc] # it has no types
    """The client's unpacking of one partition's fetched batches, ours from the batch inwards."""

    def _unpack_records(self, place: Any, records: Any, *_: object) -> Iterator[Message]:
        while (batch := records.next_batch()) is not None:
            if not batch.validate_crc():
                raise CorruptRecordError(f"{place}: batch at {batch.base_offset} is damaged")
            self.leader_epoch = batch.leader_epoch
            if not self._is_hidden(batch):
                for message in messages_of(batch, place.topic, place.partition):
                    self.next_fetch_offset = message.offset + 1
                    yield message
            self.records_read += batch.records_count
            self.bytes_read += batch.size_in_bytes
            # The offsets of a batch count even where compaction took its records away.
            self.next_fetch_offset = batch.next_offset
        self.drain()

    def _is_hidden(self, batch: Any) -> bool:
        """A marker of the transaction protocol, or part of a transaction that was aborted."""
        if self.isolation_level == _READ_COMMITTED and batch.has_producer_id():
            self._consume_aborted_transactions_up_to(batch.last_offset)
            if self._contains_abort_marker(batch):
                self.aborted_producer_ids.discard(batch.producer_id)
            elif self._is_batch_aborted(batch):
                return True
        return bool(batch.is_control_batch)


def messages_of(batch: Any, topic: str, partition: int) -> Iterator[Message]:
    """Every message of a batch (format 2). Raises CorruptRecordError where its lengths don't add up."""
    batch._maybe_uncompress()  # noqa: SLF001 - the codecs are the client's
    data, at = bytes(batch._buffer), batch._pos  # noqa: SLF001 - the same
    offset, first = batch.base_offset, batch.first_timestamp
    appended = _instant(batch.max_timestamp) if batch.timestamp_type else None
    for _ in range(batch.records_count):
        length, begin = _varint(data, at)
        delta, at = _varint(data, begin + 1)  # past the attributes, which mean nothing yet
        timestamp = appended or _instant(first + delta)
        delta, at = _varint(data, at)
        size, at = _varint(data, at)
        size, at = _varint(data, at + max(size, 0))  # past the key: nothing rests on it
        value = data[at : at + size] if size > 0 else b""
        count, at = _varint(data, at + max(size, 0))
        headers, at = _headers(data, at, count) if count else ((), at)
        if at != begin + length:
            raise CorruptRecordError(
                f"{topic}/{partition}: a record at {offset + delta} is damaged"
            )
        yield Message(topic, partition, offset + delta, value, timestamp, headers)


def _headers(data: bytes, at: int, count: int) -> tuple[tuple[tuple[str, bytes], ...], int]:
    headers = []
    for _ in range(count):
        size, at = _varint(data, at)
        name = data[at : at + size].decode("utf-8", "replace")
        size, at = _varint(data, at + size)
        headers.append((name, data[at : at + size] if size > 0 else b""))
        at += max(size, 0)
    return tuple(headers), at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """(the number, where it ends)."""
    byte = data[at]
    if byte < _MORE:
        return (byte >> 1) ^ -(byte & 1), at + 1
    number, shift = byte & 0x7F, 7
    while True:
        at += 1
        byte = data[at]
        number |= (byte & 0x7F) << shift
        if byte < _MORE:
            return (number >> 1) ^ -(number & 1), at + 1
        shift += 7


def _instant(milliseconds: int) -> datetime:
    # A producer may stamp anything; what no calendar holds must not stop the partition.
    if 0 <= milliseconds <= _LAST_MS:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    return _EPOCH
