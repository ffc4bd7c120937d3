"""Whatever arrives, the door answers with facts or a refusal, and with nothing else."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from consumers.message import Message
from consumers.outcome import CORRECTIONS, FACTS, HELD, OPAQUE, OUTCOMES, PARKED
from consumers.topics import AGENCIES, topic_of
from tests.consumers import samples
from tests.consumers.fuzz import came_to, fuzz
from tests.consumers.messages import SENT

SAMPLES = tuple(samples.message(path) for path in samples.files())
TOPICS = st.sampled_from([topic_of(agency) for agency in AGENCIES])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["NOMS", "CRN", "A1234BC", "9999-12-31T23:59:59-14:00", "", " ", "/"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def answer(message):
    """Open it; what any answer must keep is held there."""
    assert came_to(message)[0] in OUTCOMES


@given(raw=st.binary(), topic=st.text() | TOPICS)
@example(raw=b"", topic="in.prison.v1")
def test_any_bytes(raw, topic):
    answer(Message(topic, 0, 0, raw, SENT))


@given(value=VALUES, topic=TOPICS)
def test_any_json(value, topic):
    answer(Message(topic, 0, 0, json.dumps(value).encode(), SENT))


@given(
    headers=st.lists(
        st.tuples(
            st.sampled_from(["ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "x"]),
            st.binary(max_size=20) | st.sampled_from([b"/prison/nomis", b"prison/A1234BC"]),
        ),
        max_size=8,
    ).map(tuple),
    value=VALUES,
)
def test_any_headers(headers, value):
    answer(Message("in.prison.v1", 0, 0, json.dumps(value).encode(), SENT, headers))


def test_spoilt_messages_by_the_thousand(report_line):
    """The command tries two hundred thousand: python -m tests.consumers.fuzz"""
    found = fuzz(20_000, seed=7)

    report_line(f"{found['messages']} spoilt messages: {found['outcomes']}")
    assert found["shown"] == []
    assert found["outcomes"].keys() >= {FACTS, CORRECTIONS, HELD, OPAQUE, PARKED}
    assert len(found["parked_by_reason"]) >= 15  # of the closed list: they get past the first check
    assert found["megabytes_grown"] < 100


@settings(max_examples=200)
@given(data=st.data())
def test_the_same_message_opens_the_same(data):
    """Pure and deterministic: a redelivery gives equal facts, so the log can know it again."""
    sample = data.draw(st.sampled_from(SAMPLES))

    assert samples.tells(sample) == samples.tells(sample)
