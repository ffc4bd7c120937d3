"""Every row of the poison table: what must be parked is, what is harmless gets in."""

import json

import pytest

from consumers import strict_json
from consumers.refused import Refused
from tests.consumers.messages import event, refused, told

GOOD = json.dumps(event())


def with_note(raw_json: str) -> bytes:
    """A good event whose data holds one more field, written exactly so."""
    return GOOD.replace('"kind"', f'"note": {raw_json}, "kind"').encode()


def with_text(inside: bytes) -> bytes:
    """The same with a text whose bytes are exactly these."""
    return with_note('"@"').replace(b"@", inside)


POISON = [
    ("nul-escaped", with_note('"a\\u0000b"'), "nul"),
    ("nul-raw", with_text(b"\x00"), "nul"),
    ("nul-in-a-name", with_note('{"a\\u0000": 1}'), "nul"),
    ("lone-high-surrogate", with_note('"\\ud800"'), "lone-surrogate"),
    ("lone-low-surrogate", with_note('["\\udc00x"]'), "lone-surrogate"),
    ("surrogate-in-a-name", with_note('{"\\ud800": 1}'), "lone-surrogate"),
    ("surrogate-as-bytes", with_text(b"\xed\xa0\x80"), "bad-utf8"),
    ("invalid-utf8", with_text(b"\xff"), "bad-utf8"),
    ("overlong", with_text(b"\xc0\x80"), "bad-utf8"),
    ("utf16", GOOD.encode("utf-16"), "bad-utf8"),
    ("nan", with_note("NaN"), "not-finite"),
    ("infinity", with_note("-Infinity"), "not-finite"),
    ("1e999", with_note("1e999"), "not-finite"),
    ("key-twice", GOOD.replace('"id"', '"id": "other", "id"').encode(), "duplicate-key"),
    ("key-twice-spelt", GOOD.replace('"id"', '"\\u0069d": "x", "id"').encode(), "duplicate-key"),
    ("key-twice-deep", with_note('[{"a": {"b": 1, "b": 1}}]'), "duplicate-key"),
    ("digits-5000", with_note("9" * 5000), "number-too-long"),
    ("digits-26", with_note("-" + "9" * 26), "number-too-long"),
    ("decimals-5000", with_note("0." + "1" * 5000), "number-too-long"),
    ("nesting-65", with_note("[" * 63 + "]" * 63), "too-deep"),
    ("nesting-250", with_note('{"a":' * 250 + "1" + "}" * 250), "too-deep"),
    ("nesting-100000", b"[" * 100_000, "too-deep"),
    ("five-megabytes", with_note(f'"{"x" * 5_000_000}"'), "too-large"),
    ("one-byte-too-many", GOOD.encode().ljust(256 * 1024 + 1), "too-large"),
    ("empty", b"", "empty"),
    ("only-space", b" \n", "empty"),
    ("only-a-mark", b"\xef\xbb\xbf", "empty"),
    ("no-json", b"<xml/>", "bad-json"),
    ("two-values", b"{} {}", "bad-json"),
    ("cut-off", GOOD[:-1].encode(), "bad-json"),
    ("control-character", with_text(b"\x01"), "bad-json"),
    ("a-number", b"42", "no-envelope"),
    ("null", b"null", "no-envelope"),
    ("an-empty-object", b"{}", "no-envelope"),
]


@pytest.mark.parametrize(
    ("raw", "reason"), [row[1:] for row in POISON], ids=[row[0] for row in POISON]
)
def test_poison_is_parked_with_its_reason(raw, reason):
    assert refused(raw).reason == reason


HARMLESS = [
    ("byte-order-mark", b"\xef\xbb\xbf" + GOOD.encode()),
    ("digits-25", with_note("9" * 25)),
    ("a-pair", with_note('"\\ud83d\\ude00"')),
    ("backslash-u0000", with_note('"\\\\u0000"')),
    ("nesting-64", with_note("[" * 62 + "]" * 62)),
    ("brackets-in-a-text", with_note(f'"{"[" * 500}\\"{"{" * 500}"')),
    ("exactly-256-kb", GOOD.encode().ljust(256 * 1024)),
    ("accents", with_note('"Siân"')),
]


@pytest.mark.parametrize("raw", [row[1] for row in HARMLESS], ids=[row[0] for row in HARMLESS])
def test_the_harmless_neighbour_gets_in(raw):
    (fact,) = told(raw)

    assert fact.fact == told(event())[0].fact


def test_many_quotes_take_no_longer_than_few():
    """The depth scan is linear: an unended string is passed once. (Quadratic, this would hang.)"""
    raw = (b"[" * 65) + b'"' + b'\\"' * 120_000

    with pytest.raises(Refused, match="too-deep"):
        strict_json.read(raw)
    with pytest.raises(Refused, match="bad-json"):
        strict_json.read(b'["' + b"[" * 65 + b'\\"' * 120_000)


def test_a_string_inside_a_string_is_read_as_strictly():
    """The body of an SNS notification meets the same rules as the notification."""
    inner = GOOD.replace('"id"', '"id": "other", "id"')
    assert refused({"Type": "Notification", "Message": inner}).reason == "duplicate-key"
    assert refused({"Message": '{"a": "\\u0000"}'}).reason == "nul"
    assert refused({"Message": "You have chosen to subscribe"}).reason == "bad-json"


def test_a_parser_is_never_asked_to_go_deeper_than_it_can():
    """Depth is counted first, at any depth, in the body and in a body inside it."""
    for deep in (65, 1_000, 100_000):
        assert refused(b"[" * deep + b"]" * deep).reason == "too-deep"
        assert refused({"Message": "[" * deep}).reason in {"too-deep", "too-large"}


def test_half_a_pair_is_found_among_a_hundred_thousand_characters():
    """Also where most of them aren't ASCII."""
    assert refused(with_note('"' + "é" * 100_000 + '\\udc00"')).reason == "lone-surrogate"
