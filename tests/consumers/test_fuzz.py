"""Whatever arrives, the door answers with facts or a refusal, and with nothing else."""

import json
from datetime import UTC

from hypothesis import example, given, settings
from hypothesis import strategies as st

from consumers.door import open_message, park
from consumers.message import Message
from consumers.reasons import REASONS
from consumers.refused import Refused
from consumers.topics import AGENCIES, topic_of
from domain.facts.registry import BY_TYPE
from infra.eventstore.stored import decoder_for, encode_state
from tests.consumers import samples
from tests.consumers.messages import RECEIVED, SENT, notification

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


def opened(message):
    """(facts, None) or ((), the refusal)."""
    try:
        return open_message(message, received_at=RECEIVED), None
    except Refused as no:
        return (), no


def answer(message):
    """Open it; check what any answer must keep."""
    facts, no = opened(message)
    if no is not None:
        assert no.reason in REASONS
        assert park(message, no).raw == message.value
        return
    assert facts
    for fact in facts:
        assert fact.agency == message.topic.split(".")[1]
        assert BY_TYPE[fact.fact.TYPE] is type(fact.fact)
        assert 0 < len(fact.id) <= 128
        assert fact.record.count("/") >= 1
        assert fact.happened_at.tzinfo is UTC
        assert fact.told_at.tzinfo is UTC
        assert all("\0" not in text for text in (fact.id, fact.record, fact.extra or ""))
        state, _ = encode_state(fact)
        assert decoder_for(type(fact.fact)).decode(state).fact == fact.fact


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


def paths_in(value, path=()):
    """Every place inside a JSON value."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths_in(inner, (*path, key))


def changed_at(value, path, put):
    """The value with another one at this place."""
    if not path:
        return put
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[path[0]] = changed_at(value[path[0]], path[1:], put)
    return changed


def unwrapped(value):
    """The body inside SNS, so that its fields are changed too, not only the text around them."""
    while isinstance(value, dict) and isinstance(value.get("Message"), str):
        try:
            value = json.loads(value["Message"])
        except ValueError:
            break
    return value


@settings(max_examples=400)
@given(data=st.data(), put=VALUES, wrapped=st.booleans())
def test_a_sample_with_anything_anywhere(data, put, wrapped):
    sample = data.draw(st.sampled_from(SAMPLES))
    value = unwrapped(json.loads(sample.value))
    path = data.draw(st.sampled_from(list(paths_in(value))))
    body = changed_at(value, path, put)
    raw = json.dumps(notification(body, "tier.calculation.complete") if wrapped else body).encode()

    answer(Message(sample.topic, 0, 0, raw, SENT))


@settings(max_examples=200)
@given(data=st.data(), byte=st.integers(0, 255))
def test_a_sample_with_a_byte_changed(data, byte):
    sample = data.draw(st.sampled_from(SAMPLES))
    at = data.draw(st.integers(0, len(sample.value) - 1))
    raw = sample.value[:at] + bytes([byte]) + sample.value[at + 1 :]

    answer(Message(sample.topic, 0, 0, raw, SENT))


@settings(max_examples=200)
@given(data=st.data())
def test_the_same_message_opens_the_same(data):
    """Pure and deterministic: a redelivery gives equal facts, so the log can know it again."""
    sample = data.draw(st.sampled_from(SAMPLES))

    assert samples.tells(sample) == samples.tells(sample)
