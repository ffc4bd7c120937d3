"""The fast road reads only what the strict one reads too, and reads the same."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consumers import plain_json, strict_json
from consumers.plain_json import UNREAD
from tests.consumers import samples
from tests.consumers.fuzz import messages

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def plainly(told):
    return plain_json.read(told, strict_json.DEEPEST)


@pytest.mark.parametrize(
    "told",
    [
        *(
            b"",
            b" ",
            b"{",
            b"1 2",
            b"\xff",
            b"\xef\xbb\xbf1",
            b"NaN",
            b"1e999",
            b"-0",
            b"1E5",
            b"01",
        ),
        *(b'{"a":1,"a":1}', b'{"a":{"b":1,"b":2}}', b'"\\u0000"', b'"\\ud800"', b'"\\u0020"'),
        *(b"9" * 20, b"1" * 5000, b"0.1000", b"[" * 65 + b"]" * 65, b'"\x00"', b'"\n"', b'"\\/"'),
    ],
    ids=repr,
)
def test_what_could_be_taken_otherwise_is_left_to_the_strict_road(told):
    assert plainly(told) is UNREAD


@pytest.mark.parametrize("told", [b'"\\u001f"', b'{"a\\u0001":"\\\\"}', b'"\\"[{"'], ids=repr)
def test_an_escape_that_hides_nothing_is_read(told):
    assert plainly(told) == json.loads(told)
    assert strict_json.read(told) == json.loads(told)


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
@example({"a": [1.5, -0.0, 1e16, 1e-07]}, None, True)
@example({"é": "\u2028 \x7f\t"}, 2, False)
def test_what_it_reads_is_what_was_written(value, indent, ascii):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii)
    found = plainly(text.encode("utf-8", "surrogatepass"))

    assert found is UNREAD or json.dumps(found) == json.dumps(value)


def test_spoilt_messages_are_read_as_strictly():
    """Nothing passes on the fast road that the strict one refuses, and nothing passes changed."""
    plain = 0
    for message in messages(5_000, seed=3):
        found = plainly(message.value)
        if found is not UNREAD:
            plain += 1
            assert repr(found) == repr(strict_json._strictly(message.value.decode()))
    assert plain > 1_000


def test_most_of_what_arrives_goes_by_it():
    told = [samples.message(path).value for path in samples.files()]

    assert sum(plainly(one) is not UNREAD for one in told) > 0.8 * len(told)
