"""Messages as JSON lines, a file a topic: what `throughline ingest` reads."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import orjson

from infra.simulated.telling import Telling

CE = "ce_"


def write(messages: Iterable[Telling], folder: Path) -> int:
    """in.prison.v1.jsonl and so on; says how many messages. Raises OSError.

    A file has no broker: who sent a contract message, and when, stands in it (`toldat`). A message
    of no bytes has no line to stand on: it is left out, and not counted."""
    written = 0
    with ExitStack() as open_files:
        files: dict[str, BinaryIO] = {}
        for message in messages:
            if not message.value:
                continue
            if message.topic not in files:
                path = folder / f"{message.topic}.jsonl"
                files[message.topic] = open_files.enter_context(path.open("wb"))
            files[message.topic].write(line(message) + b"\n")
            written += 1
    return written


def line(message: Telling) -> bytes:
    """The message as one JSON object; what nobody could read stays the bytes it is."""
    if message.headers:
        attributes = {
            name.removeprefix(CE): value.decode()
            for name, value in message.headers
            if name.startswith(CE)
        }
        return _joined(_told_at(message) | attributes, b',"data":' + message.value + b"}")
    if message.record and message.value.startswith(b'{"specversion"'):
        return _joined(_told_at(message), b"," + message.value[1:])
    return message.value


def _told_at(message: Telling) -> dict[str, object]:
    return {"toldat": message.told_at}


def _joined(first: dict[str, object], rest: bytes) -> bytes:
    """A JSON object's first members, and the text of the others with its closing brace."""
    return orjson.dumps(first, option=orjson.OPT_UTC_Z)[:-1] + rest
