"""The environment, read once, into one object that never changes."""

import os
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from consumers.topics import AGENCIES
from infra.details.address import listed

_TRUE = ("y", "yes", "t", "true", "on", "1")
_CLOCKS = ("system", "log")
_PORTS = range(65536)
_SHORTEST_TOKEN = 16


class SettingsError(Exception):
    """A setting can't be used: the sentence names it, the value's shape and the cure."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the environment decides. Secrets are not shown by repr."""

    data: Path  # folder of what we keep on this machine: embedded parts, their logs, the key
    cache: Path  # folder of what can be fetched again: the broker's jars
    database_url: str | None = field(default=None, repr=False)  # None: embedded PostgreSQL
    bootstrap_servers: str | None = None  # None: embedded Kafka
    host: str = "127.0.0.1"  # where the gateway listens
    port: int = 8420
    clock: str = "system"  # system | log: the time of the newest fact, for simulated histories
    key: bytes | None = field(default=None, repr=False)  # of the keyed hash in message keys
    group: str = "throughline"  # the consumers that share the topics among them
    instance: str | None = None  # a consumer's name in the group, the same after a restart
    detail_hosts: frozenset[str] = frozenset()  # details of thin events are fetched from no other
    detail_token: str | None = field(default=None, repr=False)  # bearer token for those hosts
    # Who may publish by HTTP: each token with the agencies it may speak for.
    publish_tokens: Mapping[str, Collection[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, environ: Mapping[str, str], data: Path | None = None) -> "Settings":
        """The settings of this environment; a folder given by the user wins. Raises SettingsError."""
        _refuse_unsafe(environ)
        key = environ.get("THROUGHLINE_KEY")
        return cls(
            data=data or _folder(environ, "THROUGHLINE_DATA", "XDG_DATA_HOME", ".local/share"),
            cache=_folder(environ, "THROUGHLINE_CACHE", "XDG_CACHE_HOME", ".cache"),
            database_url=environ.get("DATABASE_URL") or None,
            bootstrap_servers=environ.get("KAFKA_BOOTSTRAP_SERVERS") or None,
            host=environ.get("THROUGHLINE_HOST") or "127.0.0.1",
            port=_port(environ.get("THROUGHLINE_PORT") or "8420"),
            clock=_clock(environ.get("THROUGHLINE_CLOCK") or "system"),
            key=key.encode() if key else None,
            group=environ.get("THROUGHLINE_GROUP") or "throughline",
            instance=environ.get("THROUGHLINE_INSTANCE") or None,
            detail_hosts=_hosts(environ.get("THROUGHLINE_DETAIL_HOSTS") or ""),
            detail_token=_token(environ.get("THROUGHLINE_DETAIL_TOKEN") or ""),
            publish_tokens=_tokens(environ.get("THROUGHLINE_PUBLISH_TOKENS") or ""),
        )


def _refuse_unsafe(environ: Mapping[str, str]) -> None:
    """Measured: with it a reader that tails the log missed 26 % of the events."""
    if environ.get("POSTGRES_ENABLE_DB_FUNCTIONS", "").lower() in _TRUE:
        raise SettingsError(
            "POSTGRES_ENABLE_DB_FUNCTIONS is on, which drops the lock and the positions that keep "
            "facts from being missed or recorded twice: unset it"
        )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) not in _PORTS:
        raise SettingsError(f"THROUGHLINE_PORT is {text!r}: a number from 0 to 65535 is needed")
    return int(text)


def _clock(text: str) -> str:
    if text not in _CLOCKS:
        raise SettingsError(f"THROUGHLINE_CLOCK is {text!r}: it is either system or log")
    return text


def _tokens(text: str) -> dict[str, set[str]]:
    """token=agency,token=agency: the same token twice speaks for both. Tokens are never shown."""
    found: dict[str, set[str]] = {}
    for number, pair in enumerate(filter(None, map(str.strip, text.split(","))), start=1):
        token, _, agency = pair.rpartition("=")
        if agency not in AGENCIES or len(token) < _SHORTEST_TOKEN or not token.isascii():
            raise SettingsError(
                f"THROUGHLINE_PUBLISH_TOKENS, pair {number}: write token=agency, the token of at "
                f"least {_SHORTEST_TOKEN} ASCII characters, the agency one of {', '.join(AGENCIES)}"
            )
        found.setdefault(token, set()).add(agency)
    return found


def _hosts(text: str) -> frozenset[str]:
    """Entries between commas, each in the one spelling addresses are compared with."""
    found = set()
    for entry in filter(None, (part.strip() for part in text.split(","))):
        host = listed(entry)
        if host is None:
            raise SettingsError(
                f"THROUGHLINE_DETAIL_HOSTS holds {entry!r}: each entry is host, host:port or "
                "agency/host, commas between"
            )
        found.add(host)
    return frozenset(found)


def _token(text: str) -> str | None:
    if not text.isascii() or not text.isprintable() or " " in text:
        raise SettingsError(
            f"THROUGHLINE_DETAIL_TOKEN is a text of {len(text)} characters with some that can't "
            "stand in a header: give the token alone"
        )
    return text or None


def _folder(environ: Mapping[str, str], ours: str, theirs: str, under_home: str) -> Path:
    """Ours if named; else the user's place for such things; else one in the temp folder."""
    if environ.get(ours):
        return Path(environ[ours]).absolute()
    places = [environ[theirs]] if environ.get(theirs) else []
    if environ.get("HOME"):
        places.append(f"{environ['HOME']}/{under_home}")
    for place in map(Path, places):
        if place.is_absolute() and _can_make(place):
            return place / "throughline"
    return _in_temp(Path(tempfile.gettempdir()), theirs.split("_")[1].lower())


def _can_make(folder: Path) -> bool:
    """Whether we may write there, or in the nearest folder above it that exists."""
    nearest = next(step for step in (folder, *folder.parents) if step.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _in_temp(temp: Path, kind: str) -> Path:
    """A folder of this user alone: anybody may write in the temp folder, so its owner is checked."""
    folder = temp / f"throughline-{os.geteuid()}"
    folder.mkdir(mode=0o711, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise SettingsError(
            f"{folder} belongs to somebody else: set THROUGHLINE_DATA to a folder of yours"
        )
    return folder / kind
