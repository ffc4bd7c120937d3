"""Messages from files: one JSON value a file, JSON lines, a JSON array, or folders of those.

Each message is the very text that stood in the file: a field named twice is still there twice.
Its topic is the one its file is named after (in.prison.v1.jsonl), else made up from who it says
it is from; its clock is the file's own date of change.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from consumers import strict_json
from consumers.bodies import elements, lines
from consumers.envelopes import cloudevents, read, sns
from consumers.message import Message
from consumers.refused import Refused
from consumers.topics import AGENCIES, topic_of
from consumers.translators.families import SPEAK_HMPPS, family_of

SUFFIXES = (".json", ".jsonl", ".ndjson")
LINES = (".jsonl", ".ndjson")
ASIDE = ("index.json", "truth.jsonl")  # these tell of what lies beside them: no messages
UNKNOWN = "unknown"  # no agency writes to in.unknown.v1: the door refuses and says so


def read_messages(paths: Iterable[Path], agency: str | None = None) -> Iterator[Message]:
    """Every message of these files and folders, in the order of their names, unread.

    `agency`: whose topic they are taken to come from; None: as the file is named, else as each
    message says, else as the one before it in the file. Raises OSError where a path can't be read.
    """
    return (message for _, message in placed_messages(paths, agency))


def placed_messages(
    paths: Iterable[Path], agency: str | None = None
) -> Iterator[tuple[str, Message]]:
    """The same, each with where it stood: the file, or file:3, the line or the place in its list."""
    offsets = count()
    for path in _files(paths):
        changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        fixed = agency or _named_after(path)
        owner = fixed
        for number, text in _texts(path):
            owner = fixed or agency_in(text) or owner
            topic = topic_of(owner or UNKNOWN)
            where = f"{path}:{number}" if number else f"{path}"
            yield where, Message(topic, 0, next(offsets), text, changed_at)


def agency_in(raw: bytes) -> str | None:
    """The agency a message says it is from. None: it doesn't say, or can't be read."""
    try:
        unwrapped = sns.unwrap(strict_json.read(raw))
        body = unwrapped.body
        if isinstance(body, dict) and cloudevents.looks_structured(body):
            return cloudevents.agency_of(cloudevents.read(body).source)
        event = read.read(unwrapped)
    except Refused as refused:
        return refused.source.split("/", 2)[1] if refused.source else None
    agencies = family_of(event).agencies
    if agencies == SPEAK_HMPPS:  # any of them: the kind of number decides
        return "probation" if event.crns else "prison"
    return agencies[0]


def _named_after(path: Path) -> str | None:
    """The agency whose topic the file is named after."""
    return next((agency for agency in AGENCIES if path.stem == topic_of(agency)), None)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found
                for found in path.rglob("*")
                if found.suffix in SUFFIXES and found.name not in ASIDE and found.is_file()
            )
        else:
            yield path


def _texts(path: Path) -> Iterator[tuple[int, bytes]]:
    """(its line or place, from 1; 0 for a file that is one message, the very text)."""
    if path.suffix in LINES:
        with path.open("rb") as told:
            stripped = ((number, line.strip()) for number, line in enumerate(told, start=1))
            yield from ((number, line) for number, line in stripped if line)
        return
    raw = path.read_bytes()
    found = _values(raw) or [raw]
    yield from enumerate(found, start=1) if len(found) > 1 else ((0, one) for one in found)


def _values(raw: bytes) -> list[bytes]:
    """The values of an array, or those that stand one after the other; none: take it whole."""
    listed = elements(raw)
    if listed is not None:  # a list of other things is one message, or no JSON
        return listed if all(one.startswith(b"{") for one in listed) else []
    try:
        text = raw.decode("utf-8-sig").strip()
        return [] if text.startswith("[") else _in_a_row(text)
    except (ValueError, RecursionError):
        return _by_line(raw)


def _in_a_row(text: str) -> list[bytes]:
    found: list[bytes] = []
    at = 0
    while at < len(text):
        _, end = _DECODER.raw_decode(text, at)
        found.append(text[at:end].encode())
        at = _past_space(text, end)
    return found


def _by_line(raw: bytes) -> list[bytes]:
    """JSON lines one of which is broken: its neighbours stay readable."""
    told = lines(raw)
    whole = [line for line in told if line.startswith(b"{") and line.endswith(b"}")]
    return told if len(told) > 1 and len(whole) * 2 > len(told) else []


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"\s*")
