"""Messages nobody can take: each is to be parked, alone, with its reason."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from infra.simulated.telling import Telling

GOOD = (
    b'{"specversion":"1.0","id":"%b","source":"/voluntary/lantern","type":"contact.made.v1",'
    b'"time":"2001-01-05T10:00:00Z","subject":"voluntary/lantern/poison","data":{"mode":"phone"}}'
)


def _but(old: bytes, new: bytes) -> bytes:
    """A good message with one thing wrong."""
    return (GOOD % b"poison").replace(old, new, 1)


# Reason it is to be parked for, agency of the topic, body.
KINDS: tuple[tuple[str, str, bytes], ...] = (
    ("empty", "voluntary", b""),
    ("bad-utf8", "voluntary", b'{"specversion":"1.0","id":"\xc3\x28"}'),
    ("bad-json", "voluntary", (GOOD % b"cut")[:-9]),
    ("nul", "voluntary", _but(b'"phone"', b'"\\u0000"')),
    ("lone-surrogate", "voluntary", _but(b'"phone"', b'"\\ud800"')),
    ("not-finite", "voluntary", _but(b'"phone"', b"NaN")),
    ("number-too-long", "voluntary", _but(b'"phone"', b"9" * 5000)),
    ("too-deep", "voluntary", _but(b'"phone"', b"[" * 250 + b"]" * 250)),
    ("duplicate-key", "voluntary", _but(b'"id":', b'"id":"twice","id":')),
    ("source-mismatch", "police", GOOD % b"elsewhere"),
    ("missing-field", "voluntary", _but(b'"id":"poison",', b"")),
    ("bad-id", "voluntary", GOOD % (b"i" * 129)),
    ("bad-time", "voluntary", _but(b"2001-01-05T10:00:00Z", b"2001-02-30T10:00:00Z")),
    ("implausible-time", "voluntary", _but(b"2001", b"2162")),
    ("bad-field", "voluntary", _but(b'"phone"', b'"carrier-pigeon"')),
    ("no-envelope", "prison", b'{"hello":"world"}'),
    ("too-large", "voluntary", _but(b'"phone"', b'"' + b"x" * 300_000 + b'"')),
    ("id-reuse", "voluntary", _but(b'"poison"', b'"hb-%b"')),
)


def poison(last: date) -> Iterator[Telling]:
    """One of each kind, one a day, up to the day before the last."""
    for number, (reason, agency, body) in enumerate(KINDS):
        day = last - timedelta(days=len(KINDS) - number)
        told_at = datetime.combine(day, time(12, 40), UTC)
        value = body
        if reason == "id-reuse":  # of a heartbeat two hours before
            value = body.replace(b"hb-%b", f"hb-{day:%y%m%d}10".encode())
        yield Telling(agency, f"in.{agency}.v1", value, (), told_at, "")
