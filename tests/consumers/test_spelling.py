"""One spelling of a body: the fast writer and Python's own never differ by a sign."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consumers.spelling import one_spelling

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def plainly(body):
    """As json writes it."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@settings(max_examples=60)
@given(body=st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES))
@example(body={"": 1e-05, "a": [-0.0, 1e16, 123456789012345680.0]})
@example(body={"\u2028": '\x7f\x1f"\\/', "é": 2**64})
@example(body={"a": ":1.5,", "b": "\U0001f600"})
def test_both_writers_spell_alike(body):
    assert one_spelling(body) == plainly(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"b": 1, "a": "é"}, '{"a":"é","b":1}'),
        ({"a": 0.00001}, '{"a":1e-05}'),
        ({"a": 10**24}, '{"a":1000000000000000000000000}'),
    ],
)
def test_the_spelling(body, text):
    assert one_spelling(body) == text
