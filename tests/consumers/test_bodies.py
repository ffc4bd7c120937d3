"""Bodies of many messages are cut where the messages end, whatever the messages hold."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consumers.bodies import TooManyError, elements, lines

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(values), st.booleans(), st.sampled_from([None, 2]))
def test_any_array_is_cut_into_its_elements(told, ascii_only, indent):
    """Commas, brackets and quotes inside texts are texts."""
    body = json.dumps(told, ensure_ascii=ascii_only, indent=indent).encode()
    found = elements(body)

    assert found is not None
    assert [json.loads(one) for one in found] == told


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"[]", []),
        (b"\xef\xbb\xbf [ 1 ,\n2 ] ", [b"1", b"2"]),
        (b'[{"a":1,"a":2}]', [b'{"a":1,"a":2}']),
        (b'[{broken}, {"b": 2}]', [b"{broken}", b'{"b": 2}']),
        (b'["\xff", 1]', [b'"\xff"', b"1"]),
        (b"[1,]", [b"1", b""]),
        (b'{"a": [1]}', None),
        (b"[1], [2]", None),
        (b'[{"a": 1}', None),
        (b'["a]', None),
        (b"[[]", None),
        (b"[", None),
        (b"", None),
    ],
)
def test_elements(body, found):
    """What is broken inside an element is that element's trouble; a broken array is none."""
    assert elements(body) == found


def test_depth_and_length_cost_no_more_than_a_scan():
    deep = b"[" * 500_000 + b"]" * 500_000

    assert elements(b"[" + deep + b",1]") == [deep, b"1"]
    with pytest.raises(TooManyError):
        elements(b"[" + b"1," * 500_000 + b"1]", most=500)


def test_lines():
    assert lines(b'\xef\xbb\xbf{"a":1}\r\n\n  {broken}\n{"b":2}') == [
        b'{"a":1}',
        b"{broken}",
        b'{"b":2}',
    ]
    assert lines(b"1\n2\n3", most=3) == [b"1", b"2", b"3"]
    with pytest.raises(TooManyError):
        lines(b"1\n2\n3\n4", most=3)
