"""Small files other processes read while we write them: whole or not at all, and for us alone."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Replaces the file at once. A crash leaves the old one."""
    write_private(path, json.dumps(value, indent=1).encode())


def read_json(path: Path) -> dict[str, Any]:
    """The object in the file; {} where there is no file."""
    try:
        value: dict[str, Any] = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    return value


def write_private(path: Path, content: bytes) -> None:
    """Replaces the file at once, readable by its owner alone."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.touch(mode=0o600)
    beside.write_bytes(content)
    beside.replace(path)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """One process at a time. The lock falls with the process that holds it, however it ends."""
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
