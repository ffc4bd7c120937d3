"""An OCEL 2.0 log as one JSON file, written person by person: its size is no matter of memory.

{"eventTypes": [...], "objectTypes": [...], "events": [...], "objects": [...]}
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import orjson

from infra.ocel.declared import event_types, object_types
from infra.ocel.pseudonyms import Pseudonyms
from infra.ocel.things import Life, Thing, agencies, events_of, objects_of


@dataclass(slots=True)
class Written:
    """What went out."""

    people: int = 0
    events: int = 0
    objects: int = 0
    left_out: int = 0  # facts of a tier that doesn't leave, or of no declared type


def write(to: Path, lives: Iterable[Life], names: Pseudonyms, hidden: frozenset[str]) -> Written:
    """Write the file, whole or not at all, for us alone. Objects wait in a file without a name."""
    beside, done = to.with_name(f"{to.name}.part"), Written()
    beside.touch(mode=0o600)
    try:
        with beside.open("wb") as out, TemporaryFile(dir=to.parent) as waiting:
            out.write(b'{"eventTypes":' + orjson.dumps(event_types()))
            out.write(b',"objectTypes":' + orjson.dumps(object_types()) + b',"events":[')
            done.objects += _lines(waiting, agencies(), done.objects)
            for life in lives:
                told = _lines(out, events_of(life, names, hidden), done.events)
                done.events += told
                done.left_out += len(life.timeline) - told
                done.objects += _lines(waiting, objects_of(life, names), done.objects)
                done.people += 1
            out.write(b'\n],"objects":[')
            waiting.seek(0)
            shutil.copyfileobj(waiting, out)
            out.write(b"\n]}\n")
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)
    return done


def _lines(out: IO[bytes], things: Iterable[Thing], before: int) -> int:
    """One a line; returns how many. `before`: how many stand there already."""
    count = 0
    for thing in things:
        out.write((b",\n" if before + count else b"\n") + orjson.dumps(thing))
        count += 1
    return count
