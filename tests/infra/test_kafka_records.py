"""Record batches into messages: the same as the client's own reading, and no dead end."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kafka.errors import CorruptRecordError
from kafka.record.default_records import DefaultRecordBatch, DefaultRecordBatchBuilder
from kafka.record.memory_records import MemoryRecords

from consumers.message import Message
from infra.kafka_records import messages_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HEADERS = st.lists(st.tuples(st.text(max_size=5), st.none() | st.binary(max_size=300)), max_size=3)
RECORDS = st.lists(
    st.tuples(
        st.integers(0, 4_000_000_000_000),
        st.none() | st.binary(max_size=20),
        st.none() | st.binary(max_size=300),
        HEADERS,
    ),
    min_size=1,
    max_size=70,
)


def batch_of(records: Any, codec: int = 0) -> DefaultRecordBatch:
    """As a producer builds it."""
    builder = DefaultRecordBatchBuilder(2, codec, 0, -1, -1, -1, 1 << 20)
    for offset, (timestamp, key, value, headers) in enumerate(records):
        builder.append(offset, timestamp, key, value, headers)
    return MemoryRecords(bytes(builder.build())).next_batch()


@given(RECORDS, st.sampled_from([0, 1]))
def test_it_reads_what_the_client_reads(records: Any, codec: int) -> None:
    """Every value, moment and header, plain or compressed."""
    expected = [
        Message(
            "t",
            3,
            record.offset,
            record.value or b"",
            datetime.fromtimestamp(record.timestamp / 1000, UTC),
            tuple((name, value or b"") for name, value in record.headers),
        )
        for record in batch_of(records, codec)
    ]

    assert list(messages_of(batch_of(records, codec), "t", 3)) == expected


@pytest.mark.parametrize("stamp", [-1, -(2**62), 253_402_300_800_000, 2**62])
def test_no_timestamp_is_too_wild(stamp: int) -> None:
    """What no calendar holds reads as 1970, which is off for everybody."""
    (message,) = messages_of(batch_of([(stamp, None, b"x", [])]), "t", 0)

    assert message.timestamp == EPOCH


def test_a_header_in_another_encoding_does_not_end_the_partition() -> None:
    """The client's own reading gives up here, at every attempt."""
    batch = batch_of([(1000, None, b"x", [("name", b"v")])])
    batch._buffer = batch._buffer.replace(b"name", b"n\xffme")
    with pytest.raises(CorruptRecordError, match="invalid start byte"):
        next(iter(batch_of_bytes(batch)))

    (message,) = messages_of(batch, "t", 0)

    assert message.headers == (("n\ufffdme", b"v"),)
    assert message.timestamp == EPOCH + timedelta(seconds=1)


def batch_of_bytes(batch: DefaultRecordBatch) -> DefaultRecordBatch:
    """The same batch, read afresh."""
    return DefaultRecordBatch(bytes(batch._buffer))


def test_lengths_that_do_not_add_up_are_found() -> None:
    """Never a message made of its neighbour's bytes."""
    batch = batch_of([(1000, None, b"x" * 20, []), (1000, None, b"y" * 20, [])])
    batch._buffer[batch._pos] += 2  # the first record's length, as a zigzag varint

    with pytest.raises(CorruptRecordError, match="t/0: a record at 0 is damaged"):
        list(messages_of(batch, "t", 0))
