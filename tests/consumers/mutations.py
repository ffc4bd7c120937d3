"""Ways a message goes wrong: in its bytes, or anywhere in its JSON. Seeded, so each can be met again.

bytes   cut, doubled, one changed, noise or a known trap put in anywhere
JSON    at a random place, inside the wrappers too: a value swapped for one of another kind, an
        odd date, another person's number; a field dropped, renamed, told twice; all nested deeper
"""

import json
from random import Random
from typing import Any

TRAPS: tuple[bytes, ...] = (
    *(b"\x00", b"\\u0000", b"\\ud800", b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    *(b"NaN", b"-Infinity", b"1e999", b"-0", b"9" * 30, b"9" * 5000, b"0.1e-400", b"1" + b"0" * 63),
    *(b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"null", b"{}", b"[]", b'""', b"\n", b"//"),
    *(b"[" * 100, b'{"a":' * 100, b"[" * 100_000, b"x" * 300_000, b" " * 2_000, b"\\u00e9"),
)
DATES: tuple[Any, ...] = (
    *("2024-06-11T15:13:21+01:00[Europe/London]", "2024-06-11T15:13:21.123456789Z", "2024-06-11"),
    *("2024-06-11T15:13:21Z+01:00", "2024-06-11T15:13:21+0100", "2024-06-11T15:13:21"),
    *("Wed Jun 12 16:06:15 BST 2024", "Wed Foo 12 16:06:15 BST 2024", "2024-02-30T10:00:00Z"),
    *("2024-03-31T01:30:00", "2024-10-27T01:30:00", "0000-00-00", "9999-12-31T23:59:59-14:00"),
    *("2024-06-11T24:00:00Z", "2024-06-11T15:13:60Z", "2024-06-11T15:13:21+99:00", "{createdDate}"),
    *("2162-01-01T00:00:00Z", "1812-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", 1718115201),
    *(
        "12:30",
        "today",
        "\u0662\u0660\u0662\u0664-06-11",
        "2024-W24-2",
        "20240611T151321Z",
        1718115201123,
        -1,
    ),
)
NUMBERS: tuple[Any, ...] = (
    *("A1234BC", "a1234bc", " A1234BC ", "AA0001A", "NONEXISTENT", "X123456", "X08770", "G9999ZZ"),
    *("2012/394773H", "12/394773H", "15/1234S", "000000/00Z", "SF05/482703J", "1970-01-01"),
    *(
        1200850,
        "1200850",
        "0",
        "\u0663\u0664",
        "38430A",
        "NF1 1NF",
        "9434765919",
        "A" * 61,
        "A1234\nBC",
    ),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 1e308, -0.0, 2**31, 2**63, 2**64, 10**24, 10**26, "", " "),
    *([], {}, [None], [[]], {"": None}, {"type": "NOMS", "value": None}, "x" * 3000, "\x7f", "\n"),
    *(
        "null",
        "[]",
        '{"eventType": "x"}',
        '"{}"',
        "é" * 200,
        "\u2028",
        "\U0001f600",
        "../../x",
        "%s",
    ),
    *("NOMS", "CRN", "PERSON", "RELEASED", "TRANSFERRED", "DEC", "MRG", "MERGE", "OUT", "ZZGHI"),
)
NAMES: tuple[str, ...] = (
    *("eventType", "occurredAt", "personReference", "additionalInformation", "identifiers", "type"),
    *("value", "Message", "Body", "MessageAttributes", "eventDatetime", "eventDetails", "hearing"),
    *("specversion", "id", "source", "subject", "time", "data", "supersedes", "nomsNumber", "crn"),
    *(
        "bookingId",
        "prisonerId",
        "cId",
        "defendantType",
        "attributes",
        "relationships",
        "data_base64",
    ),
)


def mutated(good: bytes, random: Random) -> bytes:
    """A message like this one, with one to three things wrong, or none that matters."""
    spoilt = good
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        spoil = _in_bytes if random.random() < 0.15 else _in_json
        spoilt = spoil(spoilt, random)
    return spoilt


def _in_bytes(raw: bytes, random: Random) -> bytes:
    at, to = sorted((random.randint(0, len(raw)), random.randint(0, len(raw))))
    match random.randrange(6):
        case 0:
            return raw[:at]
        case 1:
            return raw[:at] + raw[to:]
        case 2:
            return raw[:to] + raw[at:]
        case 3:
            return raw[:at] + random.randbytes(random.randint(1, 4)) + raw[at:]
        case 4:
            return raw[:at] + bytes([random.randrange(256)]) + raw[at + 1 :]
        case _:
            return raw[:at] + random.choice(TRAPS) + raw[at:]


def _in_json(raw: bytes, random: Random) -> bytes:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return _in_bytes(raw, random)
    twice = random.random() < 0.05
    text = json.dumps(_spoilt(value, random), ensure_ascii=random.random() < 0.8)
    if twice and text.startswith("{") and len(text) > len("{}"):
        text = '{"' + random.choice(NAMES) + '": 1, ' + text[1:]
    return text.encode("utf-8", "surrogatepass")


def _spoilt(value: Any, random: Random) -> Any:
    """The value with one place in it changed; a text that is JSON is opened first, mostly."""
    if isinstance(value, str) and value[:1] in {"{", "[", '"'} and random.random() < 0.9:
        try:
            return json.dumps(_spoilt(json.loads(value), random))
        except (ValueError, RecursionError):
            return _put(value, random)
    if not isinstance(value, dict | list) or not value or random.random() < 0.1:
        return _put(value, random)
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    wrapped = isinstance(value, dict) and "Message" in value and random.random() < 0.7
    key = "Message" if wrapped else random.choice(keys)
    if isinstance(value, dict) and random.random() < 0.2:
        return _refielded(value, key, random)
    changed: Any = dict(value) if isinstance(value, dict) else list(value)
    changed[key] = _spoilt(value[key], random)
    return changed


def _refielded(value: dict[str, Any], key: str, random: Random) -> dict[str, Any]:
    """An object with a field dropped, renamed, or one more."""
    changed = dict(value)
    match random.randrange(3):
        case 0:
            del changed[key]
        case 1:
            changed[random.choice(NAMES)] = changed.pop(key)
        case _:
            changed[random.choice(NAMES)] = random.choice(VALUES + NUMBERS + DATES)
    return changed


def _put(value: Any, random: Random) -> Any:
    """Something else in its place: of another kind, told as text, nested, or much larger."""
    match random.randrange(8):
        case 0 | 1:
            return random.choice(DATES)
        case 2 | 3:
            return random.choice(NUMBERS)
        case 4 | 5:
            return random.choice(VALUES)
        case 6:
            return json.dumps(value) if random.random() < 0.5 else {random.choice(NAMES): value}
        case _:
            deep = value
            for _ in range(random.choice((1, 2, 30, 70))):
                deep = [deep]
            return deep
