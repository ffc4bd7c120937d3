"""Messages meant to harm, each the neighbour of a good one.

    python -m tests.consumers.hostile 10000

opens that many, and as many good ones between them, and prints what became of them: how many were
read and parked, how far the memory of the process grew, and how long the slowest one kept us.
"""

import gzip
import json
import random
import resource
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from time import process_time

from consumers.door import open_message, park
from consumers.refused import Refused
from tests.consumers.messages import RECEIVED, domain_event, event, message, notification

GOOD = json.dumps(event()).encode()
WRAPPED = json.dumps(notification(domain_event("tier.calculation.complete", {}))).encode()
LIMIT = 256 * 1024


def with_note(raw_json: str) -> bytes:
    """A good event whose data holds one more field, written exactly so."""
    return GOOD.replace(b'"kind"', f'"note": {raw_json}, "kind"'.encode())


def nested(depth: int, left: str = "[", right: str = "]") -> bytes:
    """A field this deep."""
    return with_note(left * depth + "1" + right * depth)


def strings_in_strings(body: str) -> str:
    """As many as fit: each quotes all quotes of the one inside."""
    while len(body) < LIMIT // 4:
        body = json.dumps(body)
    return body


def wrappers(depth: int) -> str:
    """A message in a message in a message."""
    body = json.dumps(event())
    for _ in range(depth):
        body = json.dumps({"Message": body, "MessageAttributes": {}})
    return body


def numbers_in_a_list(count: int) -> bytes:
    """Much to build and nothing to read."""
    return b"[" + b"0," * count + b"0]"


def objects_in_a_list(count: int) -> bytes:
    """The same, dearer."""
    return b"[" + b"{}," * count + b"{}]"


def fields_in_an_object(count: int) -> bytes:
    """The same again."""
    return b"{" + b",".join(b'"%d":0' % number for number in range(count)) + b"}"


KINDS: tuple[Callable[[random.Random], bytes], ...] = (
    lambda _: with_note('"a\\u0000b"'),
    lambda _: with_note('"\\ud800"'),
    lambda _: GOOD.replace(b"MDI", b"\xc0\x80"),
    lambda _: with_note("NaN"),
    lambda _: with_note("1e999"),
    lambda _: with_note("9" * 5_000),
    lambda _: with_note("0." + "7" * 100_000),
    lambda _: GOOD.replace(b'"id"', b'"id": "x", "id"'),
    lambda draw: nested(draw.choice((250, 1_000, 100_000))),
    lambda draw: nested(draw.choice((250, 20_000)), '{"a":', "}"),
    lambda _: b"[" * 100_000 + b"{" * 100_000,
    lambda _: b'["' + b"[" * 65 + b'\\"' * 30_000,
    lambda _: GOOD.ljust(1024 * 1024),
    lambda _: with_note('"' + "x" * 5_000_000 + '"'),
    lambda _: numbers_in_a_list(4_000),
    lambda _: objects_in_a_list(2_000),
    lambda _: fields_in_an_object(1_000),
    lambda _: with_note('"' + "é" * 60_000 + '\\udc00"'),
    lambda _: gzip.compress(b"\0" * 10_000_000),
    lambda _: zlib.compress(b"[" * 10_000_000, 9),
    lambda _: json.dumps(event()).encode("utf-16"),
    lambda _: json.dumps(event()).encode("utf-32-le"),
    lambda _: json.dumps(event(note="Siân"), ensure_ascii=False).encode("latin-1"),
    lambda draw: GOOD[: draw.randrange(len(GOOD))],
    lambda draw: WRAPPED[: draw.randrange(len(WRAPPED))],
    lambda draw: draw.randbytes(draw.randrange(2_000)),
    lambda _: strings_in_strings('"x').encode(),
    lambda _: wrappers(9).encode()[:-1],
    lambda _: json.dumps(event(time=-126_230_400)).encode(),
    lambda _: json.dumps(event(time="0001-01-01T00:00:00+14:00")).encode(),
    lambda _: json.dumps(event(source="/x/" + "y" * 100_000)).encode(),
    lambda _: json.dumps(event(id="i" * 100_000)).encode(),
)


def messages(count: int, seed: int = 1) -> Iterator[tuple[bytes, bool]]:
    """(bytes, whether they are good): hostile and good ones by turns."""
    draw = random.Random(seed)  # noqa: S311 - a seeded test, nothing secret
    made = [kind(draw) for kind in KINDS]  # the large ones once: it is the door that is measured
    for number in range(count):
        at = number % len(KINDS)
        yield (KINDS[at](draw) if len(made[at]) < len(WRAPPED) * 2 else made[at]), False
        yield (GOOD, WRAPPED)[number % 2], True


def attack(count: int) -> dict[str, object]:
    """Open them all; what became of them."""
    parked: Counter[str] = Counter()
    read = good_parked = hostile_read = 0
    slowest = 0.0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for raw, good in messages(count):
        began = process_time()
        sent = message(raw, "in.prison.v1" if raw is not WRAPPED else "in.probation.v1")
        try:
            open_message(sent, received_at=RECEIVED)
            read += good
            hostile_read += not good
        except Refused as no:
            parked[park(sent, no).reason] += 1
            good_parked += good
        slowest = max(slowest, process_time() - began)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {
        "read": read,
        "good_parked": good_parked,
        "hostile_read": hostile_read,
        "parked": parked.total(),
        "reasons": dict(parked.most_common()),
        "grown_mb": round(grown / 1024, 1),
        "slowest_ms": round(slowest * 1000, 1),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(attack(int(sys.argv[1]))) + "\n")
