"""The closed list of reasons: every code can be met, and every refusal has its sentence."""

import pytest

from consumers.reasons import REASONS
from consumers.refused import Refused, shape
from tests.consumers.messages import domain_event, event, refused

CLASH = domain_event("tier.calculation.complete", {"nomsNumber": "A1234BD"})
EXAMPLES = {
    "empty": b"",
    "too-large": b" " * 300_000,
    "bad-utf8": b"\xff",
    "bad-json": b"{",
    "nul": b'"\\u0000"',
    "lone-surrogate": b'"\\ud800"',
    "not-finite": b"NaN",
    "number-too-long": b"1" * 26,
    "too-deep": b"[" * 65,
    "duplicate-key": b'{"a": 1, "a": 2}',
    "no-envelope": {"a": 1},
    "missing-field": event(id=None),
    "bad-field": event(subject="A1234BC"),
    "bad-id": event(id=""),
    "bad-time": event(time="yesterday"),
    "implausible-time": event(time="1812-01-01T00:00:00Z"),
    "source-mismatch": event(source="/police/met"),
}


@pytest.mark.parametrize("reason", EXAMPLES)
def test_each_reason_can_be_met(reason):
    no = refused(EXAMPLES[reason])

    assert no.reason == reason
    assert no.says


def test_the_list_is_closed():
    """The two that need another topic or another number, and the log's own, are met elsewhere."""
    assert refused(event(), topic="elsewhere").reason == "unknown-topic"
    assert refused(CLASH, topic="in.probation.v1").reason == "identifier-clash"
    assert REASONS.keys() == EXAMPLES.keys() | {"unknown-topic", "identifier-clash", "id-reuse"}


def test_a_refusal_without_words_of_its_own_takes_the_lists():
    assert Refused("nul").says == REASONS["nul"]
    with pytest.raises(KeyError):
        Refused("no-such-reason")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "null"),
        (True, "true or false"),
        (7, "a number"),
        ("Jane", "a text of 4 characters"),
        ({"a": 1}, "an object of 1 fields"),
        ([1, 2], "a list of 2"),
        (b"", "something else"),
    ],
)
def test_a_shape_never_shows_the_value(value, says):
    assert shape(value) == says
