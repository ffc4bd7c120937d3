"""The poison table, row by row, through the door: what must be parked is, what is harmless gets in.

Each row of text is tried three times: as an event, as the data of an event whose attributes are
headers, and as a text inside an SNS wrapper. What the parser itself does is test_strict_json.py's.
"""

import gzip
import json
import subprocess
import sys
import zlib
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time

import pytest

from consumers.door import open_message, park
from consumers.refused import Refused
from domain.facts.identity import PersonSeen
from tests.consumers import hostile
from tests.consumers.hostile import GOOD, WRAPPED, nested, with_note
from tests.consumers.messages import RECEIVED, domain_event, event, message, refused, told

ROOT = Path(__file__).parents[2]
READ = "read"

TABLE = [
    ("NUL, escaped", with_note('"a\\u0000b"'), "nul"),
    ("NUL in a name", with_note('{"a\\u0000": 1}'), "nul"),
    ("NUL, as it is", GOOD.replace(b"MDI", b"M\0I"), "nul"),
    ("half a pair, the first", with_note('"\\ud800"'), "lone-surrogate"),
    ("half a pair, the second", with_note('"\\udfff"'), "lone-surrogate"),
    ("two halves in the wrong order", with_note('"\\udc00\\ud800"'), "lone-surrogate"),
    ("a whole pair", with_note('"\\ud83d\\ude00"'), READ),
    ("NaN", with_note("NaN"), "not-finite"),
    ("Infinity", with_note("Infinity"), "not-finite"),
    ("1e999", with_note("1e999"), "not-finite"),
    ("-1E+999", with_note("-1E+999"), "not-finite"),
    ("1e-999", with_note("1e-999"), READ),
    ("id twice", GOOD.replace(b'"id"', b'"id": "x", "id"'), "duplicate-key"),
    ("data twice", GOOD.replace(b'"data"', b'"data": {}, "data"'), "duplicate-key"),
    ("a name twice, deep", with_note('[[{"a": 1, "a": 1}]]'), "duplicate-key"),
    ("5,000 digits", with_note("9" * 5_000), "number-too-long"),
    ("4,000 digits", with_note("9" * 4_000), "number-too-long"),
    ("5,000 decimals", with_note("0." + "9" * 5_000), "number-too-long"),
    ("nesting 64", nested(62), READ),
    ("nesting 65", nested(63), "too-deep"),
    ("nesting 250", nested(250), "too-deep"),
    ("nesting 1,000", nested(1_000), "too-deep"),
    ("nesting 100,000", nested(100_000), "too-deep"),
    ("objects 20,000 deep", nested(20_000, '{"a":', "}"), "too-deep"),
    ("1 MB", with_note('"' + "x" * 1024 * 1024 + '"'), "too-large"),
    ("5 MB", with_note('"' + "x" * 5_000_000 + '"'), "too-large"),
    ("not JSON", with_note("'a'"), "bad-json"),
    ("a comma too many", with_note("[1,]"), "bad-json"),
    ("a comment", with_note("1 /* one */"), "bad-json"),
    ("a zero before a number", with_note("01"), "bad-json"),
]  # fmt: skip

HEADERS = (
    ("ce_specversion", b"1.0"),
    ("ce_id", b"r-1"),
    ("ce_source", b"/prison/nomis"),
    ("ce_type", b"custody.person_released.v1"),
    ("ce_time", b"2026-03-02T09:30:00Z"),
    ("ce_subject", b"prison/A1234BC"),
)


def outcome(raw, headers=()):
    """What becomes of these bytes: read, or the reason they are parked with."""
    try:
        open_message(message(raw, headers=headers), received_at=RECEIVED)
    except Refused as no:
        return no.reason
    return READ


def test_what_is_parked_is_parked_whole():
    """The very bytes, so that they can be tried again."""
    for raw, reason in (row[1:] for row in TABLE + BYTES if row[2] != READ):
        assert park(message(raw), Refused(reason)).raw == raw


@pytest.mark.parametrize(("raw", "expected"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE])
def test_a_row_of_the_table(raw, expected):
    assert outcome(raw) == expected


@pytest.mark.parametrize(("raw", "expected"), [r[1:] for r in TABLE if r[2] != READ])
def test_the_same_as_the_data_of_a_binary_event(raw, expected):
    assert outcome(raw, HEADERS) == expected


@pytest.mark.parametrize(("raw", "expected"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE])
def test_the_same_inside_a_wrapper(raw, expected):
    """A wrapper can only make a message too large or too deep sooner."""
    wrapped = json.dumps({"Type": "Notification", "Message": raw.decode()}).encode()

    assert outcome(wrapped) in {expected, "too-large"}
    assert outcome(wrapped) == expected or len(wrapped) > 256 * 1024


BYTES = [
    ("invalid UTF-8", GOOD.replace(b"MDI", b"M\xffI"), "bad-utf8"),
    ("overlong", GOOD.replace(b"MDI", b"M\xc0\x80"), "bad-utf8"),
    ("overlong slash", GOOD.replace(b"MDI", b"M\xe0\x80\xaf"), "bad-utf8"),
    ("a surrogate as bytes", GOOD.replace(b"MDI", b"\xed\xa0\x80"), "bad-utf8"),
    ("beyond Unicode", GOOD.replace(b"MDI", b"\xf4\x90\x80\x80"), "bad-utf8"),
    ("a cut character", GOOD.replace(b"MDI", b"M\xc3"), "bad-utf8"),
    ("Latin-1", json.dumps(event(x="Siân"), ensure_ascii=False).encode("latin-1"), "bad-utf8"),
    ("UTF-16, marked", json.dumps(event()).encode("utf-16"), "bad-utf8"),
    ("UTF-16, unmarked", json.dumps(event()).encode("utf-16-le"), "nul"),
    ("UTF-16, the other way", json.dumps(event()).encode("utf-16-be"), "nul"),
    ("UTF-32, unmarked", json.dumps(event()).encode("utf-32-be"), "nul"),
    ("UTF-7", json.dumps(event(), ensure_ascii=False).encode("utf-7")[1:], "bad-json"),
    ("UTF-8, marked", b"\xef\xbb\xbf" + GOOD, READ),
    ("marked twice", b"\xef\xbb\xbf" * 2 + GOOD, "bad-json"),
    ("gzip", gzip.compress(GOOD), "bad-utf8"),
    ("a gzip bomb", gzip.compress(b"\0" * 10_000_000), "bad-utf8"),
    ("a zlib bomb", zlib.compress(b"[" * 10_000_000, 9), "bad-utf8"),
    ("nothing", b"", "empty"),
    ("line ends", b"\r\n\r\n", "empty"),
]


@pytest.mark.parametrize(("raw", "expected"), [r[1:] for r in BYTES], ids=[r[0] for r in BYTES])
def test_a_row_of_bytes(raw, expected):
    assert outcome(raw) == expected


@pytest.mark.parametrize("whole", [GOOD, WRAPPED, b'"' + b"a" * 40 + b'"'])
def test_truncated_anywhere_it_is_set_aside(whole):
    """No beginning of a message is another message."""
    reasons = {outcome(whole[:at]) for at in range(len(whole))}

    assert reasons <= {"empty", "bad-json", "bad-utf8"}


MOMENTS = [
    ("2026-03-02T09:30:00", "bad-time", READ),  # no zone: of the HMPPS, London's
    (1767225600, "bad-time", "bad-time"),
    (1767225600000, "bad-time", "bad-time"),
    (-126230400, "bad-time", "bad-time"),
    ("1767225600", "bad-time", "bad-time"),
    ("0001-01-01T00:00:00+14:00", "implausible-time", "implausible-time"),
    ("9999-12-31T23:59:59-14:00", "implausible-time", "implausible-time"),
    ("1899-12-31T23:59:59Z", "implausible-time", "implausible-time"),
    ("1966-01-01T00:00:00Z", READ, READ),
    ("2026-03-02T10:07:00Z", "implausible-time", "implausible-time"),
    ("2026-03-02T10:05:00Z", READ, READ),
    ("2026-03-01T23:59:60Z", "bad-time", "bad-time"),
    ("2026-03-01T24:00:00Z", "bad-time", "bad-time"),
    ("2026-02-30T10:00:00Z", "bad-time", "bad-time"),
    ("2026-03-01T10:00:00+99:00", "bad-time", "bad-time"),
]


@pytest.mark.parametrize(("moment", "of_contract", "of_hmpps"), MOMENTS, ids=lambda each: str(each))
def test_a_row_of_moments(moment, of_contract, of_hmpps):
    hmpps = domain_event("tier.calculation.complete", {}, occurredAt=moment)
    hmpps["personReference"]["identifiers"][0]["type"] = "CRN"

    assert outcome(json.dumps(event(time=moment)).encode()) == of_contract
    sent = message(hmpps, "in.probation.v1")
    try:
        became = open_message(sent, received_at=RECEIVED) and READ
    except Refused as no:
        became = no.reason
    assert became == of_hmpps


@pytest.mark.parametrize(
    ("birth", "known"),
    [
        ("1990-02-01", date(1990, 2, 1)),
        ("0000-00-00", None),
        ("2026-02-29", None),
        ("01/02/1990", None),
    ],
)
def test_a_birth_nobody_can_read_is_unknown_and_kept(birth, known):
    seen = {"given_names": "Gwen", "family_name": "Example", "date_of_birth_on": birth}
    (fact,) = told(event(type="identity.person_seen.v1", data=seen))

    assert fact.fact == PersonSeen("Gwen", "Example", known)
    assert (fact.extra is None) == (known is not None)
    assert known or json.loads(fact.extra) == {"date_of_birth_on": birth}


def test_what_is_said_of_poison_shows_nothing_of_it():
    for raw, reason in (row[1:] for row in TABLE if row[2] != READ):
        no = refused(raw)
        assert no.reason == reason
        assert len(no.says) < 200
        assert "A1234BC" not in no.says


LARGEST = [
    hostile.numbers_in_a_list(120_000),
    hostile.objects_in_a_list(80_000),
    hostile.fields_in_an_object(20_000),
    hostile.strings_in_strings('"x').encode(),
    b'["' + b"[" * 65 + b'\\"' * 120_000,
    with_note('"' + "é" * 120_000 + '\\udc00"'),
]


@pytest.mark.parametrize("raw", LARGEST, ids=range(len(LARGEST)))
def test_the_largest_message_delays_its_neighbour_by_less_than_a_second(raw):
    began = process_time()

    assert outcome(raw) != READ
    assert process_time() - began < 1


def test_ten_thousand_hostile_messages_cost_no_memory_and_no_neighbour():
    """In a process of its own, whose memory is nobody else's."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.consumers.hostile", "10000"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    became = json.loads(ran.stdout)

    assert (became["read"], became["good_parked"]) == (10_000, 0)
    assert (became["parked"], became["hostile_read"]) == (10_000, 0)
    assert became["grown_mb"] < 100
    assert became["slowest_ms"] < 1_000


def test_the_window_moves_with_the_receipt():
    """Nothing here asks the machine's clock: the same message is read the same in ten years."""
    later = datetime(2036, 3, 2, tzinfo=UTC)
    sent = message(event(time="2036-03-01T00:00:00Z", toldat=None))

    assert open_message(sent, received_at=later)[0].happened_at.year == 2036
    assert outcome(sent.value) == "implausible-time"
